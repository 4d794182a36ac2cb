import * as v from 'valibot';
import type { GitHubApi } from './api.ts';

/** GitHub takes no longer bodies. */
export const longestBody = 65_536;

const comments = v.array(v.object({ id: v.number(), body: v.optional(v.nullable(v.string())) }));
const issues = v.array(v.object({ number: v.number(), body: v.optional(v.nullable(v.string())) }));
const release = v.object({ upload_url: v.string(), html_url: v.string() });
const pageSize = 100;

/** By which a later run finds what an earlier one has written; nobody sees it. */
function markerOf(about: string): string {
  return `<!-- shipshape: ${about.replaceAll('--', '- -')} -->`;
}

/** A body that fits, marked, and says so where it was cut. */
export function markedBody(about: string, text: string): string {
  const marker = markerOf(about);
  const room = longestBody - marker.length - 200;
  const shown =
    text.length <= room ? text : `${text.slice(0, room)}\n\n… cut here: the whole is among the run's artefacts.`;
  return `${marker}\n${shown}`;
}

/** The one comment about something on a pull request, written or written anew. */
export async function keepComment(
  api: GitHubApi,
  pullRequest: number,
  about: string,
  text: string,
): Promise<'written' | 'updated'> {
  const path = `/repos/${api.repository}/issues/${pullRequest}/comments`;
  const body = markedBody(about, text);
  for (let page = 1; ; page++) {
    const found = v.parse(comments, await api.request('GET', `${path}?per_page=${pageSize}&page=${page}`));
    const own = found.find((comment) => comment.body?.startsWith(markerOf(about)));
    if (own !== undefined) {
      await api.request('PATCH', `/repos/${api.repository}/issues/comments/${own.id}`, { body });
      return 'updated';
    }
    if (found.length < pageSize) break;
  }
  await api.request('POST', path, { body });
  return 'written';
}

/** The one open issue about something: written, written anew, or closed where there is nothing to say any more. */
export async function keepIssue(
  api: GitHubApi,
  about: string,
  text: string,
): Promise<'opened' | 'updated' | 'closed' | 'none needed'> {
  const path = `/repos/${api.repository}/issues`;
  const found = v.parse(issues, await api.request('GET', `${path}?state=open&labels=shipshape&per_page=${pageSize}`));
  const own = found.find((issue) => issue.body?.startsWith(markerOf(about)));
  const isOver = text.trim() === '';
  if (own === undefined) {
    if (isOver) return 'none needed';
    await api.request('POST', path, { title: titleOf(about), body: markedBody(about, text), labels: ['shipshape'] });
    return 'opened';
  }
  const change = isOver ? { state: 'closed', state_reason: 'completed' } : { body: markedBody(about, text) };
  await api.request('PATCH', `${path}/${own.number}`, change);
  return isOver ? 'closed' : 'updated';
}

function titleOf(about: string): string {
  return about.charAt(0).toUpperCase() + about.slice(1);
}

/** A release of a tag that is there, with files attached; gives its page. */
export async function makeRelease(
  api: GitHubApi,
  tag: string,
  notes: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<string> {
  const made = v.parse(
    release,
    await api.request('POST', `/repos/${api.repository}/releases`, { tag_name: tag, name: tag, body: notes }),
  );
  const target = made.upload_url.replace(/\{.*$/, '');
  for (const [name, content] of files) await api.upload(target, name, content);
  return made.html_url;
}
