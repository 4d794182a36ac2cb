/**
 * GitHub workflows as data. What GitHub's own parser accepts is read into these types, so that the rules and the runner
 * never look at YAML again.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax
 */
import * as v from 'valibot';
import { parse as parseYaml } from 'yaml';
import { refusalsOf } from './github-parser.ts';

/** A scope of GITHUB_TOKEN and what it may do there. */
export type Permissions = Readonly<Record<string, 'read' | 'write' | 'none'>> | 'read-all' | 'write-all';

export interface Concurrency {
  readonly group: string;
  /** `true`, `false` or an expression. */
  readonly cancelInProgress: string;
}

interface StepOfAnyKind {
  readonly id: string | undefined;
  readonly name: string | undefined;
  /** An expression, with or without `${{ }}`. */
  readonly if: string | undefined;
  readonly env: Readonly<Record<string, string>>;
  readonly continueOnError: boolean;
}

export interface RunStep extends StepOfAnyKind {
  readonly kind: 'run';
  readonly run: string;
  readonly workingDirectory: string | undefined;
}

export interface ActionStep extends StepOfAnyKind {
  readonly kind: 'action';
  /** `owner/name@ref`, maybe with a path. */
  readonly uses: string;
  readonly with: Readonly<Record<string, string>>;
}

export type Step = RunStep | ActionStep;

export interface Job {
  readonly id: string;
  readonly name: string;
  readonly needs: readonly string[];
  readonly if: string | undefined;
  readonly runsOn: string;
  readonly timeoutMinutes: number | undefined;
  readonly permissions: Permissions | undefined;
  readonly environment: { readonly name: string; readonly url: string | undefined } | undefined;
  readonly concurrency: Concurrency | undefined;
  readonly env: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly matrix: unknown;
  readonly steps: readonly Step[];
}

export interface Workflow {
  /** Its path in the repository. */
  readonly file: string;
  readonly name: string;
  /** The events that start it, each with its filters and inputs. */
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Permissions | undefined;
  readonly concurrency: Concurrency | undefined;
  readonly env: Readonly<Record<string, string>>;
  readonly jobs: readonly Job[];
}

/** What GitHub would refuse about a workflow; each line names the place. */
export class InvalidWorkflow extends Error {
  override readonly name = 'InvalidWorkflow';
  readonly problems: readonly string[];

  constructor(file: string, problems: readonly string[]) {
    super(`${file}: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

/** Numbers and truth values are texts wherever a workflow hands them on. */
const text = v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String));
const texts = v.optional(v.nullable(v.record(v.string(), text)));
const concurrency = v.union([
  v.pipe(
    v.string(),
    v.transform((group): Concurrency => ({ group, cancelInProgress: 'false' })),
  ),
  v.pipe(
    v.object({ group: v.string(), 'cancel-in-progress': v.optional(text, 'false') }),
    v.transform(({ group, 'cancel-in-progress': cancelInProgress }): Concurrency => ({ group, cancelInProgress })),
  ),
]);
const permissions = v.union([
  v.picklist(['read-all', 'write-all']),
  v.record(v.string(), v.picklist(['read', 'write', 'none'])),
]);

const stepOfAnyKind = {
  id: v.optional(v.string()),
  name: v.optional(v.string()),
  if: v.optional(text),
  env: texts,
  'continue-on-error': v.optional(v.boolean(), false),
};
const step = v.union([
  v.object({ ...stepOfAnyKind, run: v.string(), 'working-directory': v.optional(v.string()) }),
  v.object({ ...stepOfAnyKind, uses: v.string(), with: texts }),
]);
const job = v.object({
  name: v.optional(v.string()),
  needs: v.optional(v.union([v.string(), v.array(v.string())]), []),
  if: v.optional(text),
  'runs-on': v.string(),
  'timeout-minutes': v.optional(v.number()),
  permissions: v.optional(permissions),
  environment: v.optional(v.union([v.string(), v.object({ name: v.string(), url: v.optional(v.string()) })])),
  concurrency: v.optional(concurrency),
  env: texts,
  outputs: texts,
  strategy: v.optional(v.object({ matrix: v.unknown() })),
  steps: v.array(step),
});
const workflow = v.object({
  name: v.optional(v.string()),
  on: v.union([
    v.pipe(
      v.string(),
      v.transform((event): Record<string, unknown> => ({ [event]: null })),
    ),
    v.pipe(
      v.array(v.string()),
      v.transform((events): Record<string, unknown> => Object.fromEntries(events.map((event) => [event, null]))),
    ),
    v.record(v.string(), v.unknown()),
  ]),
  permissions: v.optional(permissions),
  concurrency: v.optional(concurrency),
  env: texts,
  jobs: v.record(v.string(), job),
});

/**
 * Reads a workflow as GitHub does: its own parser, then its own schema, then these types.
 *
 * @throws InvalidWorkflow with what is wrong and where
 */
export function parseWorkflow(file: string, content: string): Workflow {
  const refused = refusalsOf(file, content);
  if (refused.length > 0) throw new InvalidWorkflow(file, refused);
  const parsed = v.safeParse(workflow, parseYaml(content));
  if (!parsed.success) {
    throw new InvalidWorkflow(
      file,
      parsed.issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`),
    );
  }
  const { name = file, on, jobs, ...others } = parsed.output;
  return {
    file,
    name,
    on,
    permissions: others.permissions,
    concurrency: others.concurrency,
    env: others.env ?? {},
    jobs: Object.entries(jobs).map(([id, each]) => jobOf(id, each)),
  };
}

function jobOf(id: string, parsed: v.InferOutput<typeof job>): Job {
  const { environment } = parsed;
  return {
    id,
    name: parsed.name ?? id,
    needs: typeof parsed.needs === 'string' ? [parsed.needs] : parsed.needs,
    if: parsed.if,
    runsOn: parsed['runs-on'],
    timeoutMinutes: parsed['timeout-minutes'],
    permissions: parsed.permissions,
    environment:
      typeof environment === 'string'
        ? { name: environment, url: undefined }
        : environment && { name: environment.name, url: environment.url },
    concurrency: parsed.concurrency,
    env: parsed.env ?? {},
    outputs: parsed.outputs ?? {},
    matrix: parsed.strategy?.matrix,
    steps: parsed.steps.map(stepOf),
  };
}

function stepOf(parsed: v.InferOutput<typeof step>): Step {
  const { id, name, if: condition } = parsed;
  const common = {
    id,
    name,
    if: condition,
    env: parsed.env ?? {},
    continueOnError: parsed['continue-on-error'],
  };
  return 'run' in parsed
    ? { ...common, kind: 'run', run: parsed.run, workingDirectory: parsed['working-directory'] }
    : { ...common, kind: 'action', uses: parsed.uses, with: parsed.with ?? {} };
}
