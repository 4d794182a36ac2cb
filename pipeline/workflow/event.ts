import type { Workflow } from './workflow.ts';

/** What starts a workflow. */
export type Event =
  | { readonly name: 'push'; readonly ref: string; readonly sha: string }
  | {
      readonly name: 'pull_request';
      readonly number: number;
      readonly head: string;
      readonly base: string;
      readonly sha: string;
    };

/**
 * Whether a workflow listens to an event; of its filters, those by branch and tag are looked at.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
export function isStartedBy({ on }: Workflow, event: Event): boolean {
  if (!(event.name in on)) return false;
  const filters = filtersOf(on[event.name]);
  const isTag = event.name === 'push' && event.ref.startsWith('refs/tags/');
  const name = event.name === 'push' ? event.ref.replace(/^refs\/(heads|tags)\//, '') : event.base;
  const wanted = isTag ? filters.tags : filters.branches;
  // Where only the other kind is filtered, this kind starts nothing.
  if (wanted === undefined) return (isTag ? filters.branches : filters.tags) === undefined || event.name !== 'push';
  return wanted.some((pattern) => matches(pattern, name));
}

interface Filters {
  readonly branches?: readonly string[];
  readonly tags?: readonly string[];
}

function filtersOf(value: unknown): Filters {
  if (typeof value !== 'object' || value === null) return {};
  const list = (key: string): readonly string[] | undefined => {
    const found: unknown = Reflect.get(value, key);
    return Array.isArray(found) ? found.map(String) : undefined;
  };
  const [branches, tags] = [list('branches'), list('tags')];
  return { ...(branches !== undefined && { branches }), ...(tags !== undefined && { tags }) };
}

/** `*` stands for anything but a slash, `**` for anything. */
function matches(pattern: string, name: string): boolean {
  const expression = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/\*\*|\*|\?/g, (wildcard) => ({ '**': '.*', '*': '[^/]*' })[wildcard] ?? '.');
  return new RegExp(`^${expression}$`).test(name);
}

/** The context `github`, as much of it as workflows ask for. */
export function githubContext(
  event: Event,
  { repository, runNumber, runId }: { readonly repository: string; readonly runNumber: number; readonly runId: number },
): Readonly<Record<string, unknown>> {
  const { ref, refName, headRef, baseRef, payload } = referencesOf(event, repository);
  return {
    event_name: event.name,
    event: payload,
    ref,
    ref_name: refName,
    ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    head_ref: headRef,
    base_ref: baseRef,
    sha: event.sha,
    repository,
    repository_owner: repository.split('/')[0],
    run_id: String(runId),
    run_number: String(runNumber),
    run_attempt: '1',
    actor: 'local',
    server_url: 'https://github.com',
    api_url: 'https://api.github.com',
    workflow: 'CI/CD',
    token: '',
  };
}

function referencesOf(event: Event, repository: string) {
  switch (event.name) {
    case 'push':
      return {
        ref: event.ref,
        refName: event.ref.replace(/^refs\/(heads|tags)\//, ''),
        headRef: '',
        baseRef: '',
        payload: { ref: event.ref, after: event.sha, repository: { full_name: repository } },
      };
    case 'pull_request':
      return {
        ref: `refs/pull/${event.number}/merge`,
        refName: `${event.number}/merge`,
        headRef: event.head,
        baseRef: event.base,
        payload: {
          number: event.number,
          pull_request: {
            number: event.number,
            head: { ref: event.head, sha: event.sha, repo: { full_name: repository } },
            base: { ref: event.base, repo: { full_name: repository } },
          },
          repository: { full_name: repository },
        },
      };
    default:
      return event satisfies never;
  }
}
