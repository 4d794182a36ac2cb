import * as v from 'valibot';
import type { Outcome, Progress } from '../deployment/progress.ts';
import type { Describes } from './json-types.ts';

// Strict here, so that the tests find what is not described; readers are to pass over what they do not know.
const strict = v.strictObject;
const text = v.string();
/** Left out where it is not known. */
const maybe = <Schema extends v.GenericSchema>(schema: Schema) => v.optional(schema);
const told = <Schema extends v.GenericSchema>(schema: Schema, words: string) => v.pipe(schema, v.description(words));
/** AWS's own words, which it may add to. */
const ofAws = text;
const milliseconds = v.number();

const taskLine = strict({ id: text, status: told(ofAws, 'PROVISIONING … RUNNING … STOPPED'), health: text });

const rollout = strict({
  phase: v.picklist(['rolling-out', 'rolling-back']),
  desired: v.number(),
  newTasks: told(v.array(taskLine), "this deployment's tasks that have not stopped"),
  oldTasks: v.array(taskLine),
  failed: told(v.number(), "this deployment's tasks that have stopped"),
  traffic: maybe(
    told(
      strict({ stage: ofAws, newPercent: maybe(v.number()) }),
      'where traffic is shifted: the stage, and the share of the new revision',
    ),
  ),
});

const taskState = strict({
  arn: text,
  id: text,
  taskDefinition: text,
  startedBy: told(text, 'the deployment that started it'),
  status: ofAws,
  health: ofAws,
  stopCode: maybe(ofAws),
  stoppedReason: ofAws,
  containers: v.array(strict({ name: text, exitCode: maybe(v.number()), reason: ofAws, imageDigest: maybe(text) })),
  address: maybe(text),
  startedAt: maybe(told(milliseconds, 'milliseconds since 1970')),
  stoppedAt: maybe(told(milliseconds, 'milliseconds since 1970')),
});

const diagnosis = strict({
  code: told(text, 'the cause for machines; names are added, and never change their meaning'),
  cause: text,
  remedy: text,
  evidence: told(v.array(text), "AWS's own words"),
  task: maybe(told(text, 'the task whose last lines show it')),
});

const progressSchemas = {
  step: strict({ name: text, detail: text }),
  plan: strict({
    from: told(text, 'the task definition that serves now'),
    differences: v.array(strict({ path: text, before: maybe(text), after: maybe(text) })),
  }),
  rollout: strict({ rollout }),
  'service event': strict({ event: strict({ id: text, at: told(milliseconds, 'since 1970'), message: ofAws }) }),
  'task stopped': strict({ task: taskState }),
  undo: strict({ reason: text, taskDefinition: text }),
  preflight: strict({
    checks: v.array(
      strict({
        group: text,
        name: text,
        state: v.picklist(['ok', 'warning', 'problem', 'not-checked']),
        detail: text,
        remedy: maybe(text),
      }),
    ),
  }),
  lock: strict({ state: v.picklist(['waiting', 'taken-over']), owner: text }),
  unfinished: strict({ what: text, isTakenUp: v.boolean() }),
  pause: strict({ stage: ofAws }),
  'early verdict': strict({ rule: told(text, 'names are added, and never change their meaning'), reason: text }),
  bake: strict({ duration: told(milliseconds, 'milliseconds') }),
  alarm: strict({ name: text, reason: ofAws, isIgnored: told(v.boolean(), 'it rang before the deployment began') }),
} as const satisfies Readonly<Record<Progress['kind'], v.GenericSchema>>;

const outcomeSchema = strict({
  command: v.picklist(['deploy', 'rollback']),
  verdict: v.picklist([
    'succeeded',
    'rolled-back',
    'superseded',
    'timed-out',
    'failed',
    'smoke-test-failed',
    'bake-failed',
    'unknown',
  ]),
  rule: maybe(told(text, 'the rule by which it was stopped early')),
  restored: maybe(told(v.picklist(['by-ECS', 'by-ship', 'no']), 'whether the revision before serves again')),
  service: text,
  taskDefinition: told(text, 'what was deployed'),
  version: maybe(text),
  serving: maybe(told(text, 'what serves now, where that is known')),
  url: text,
  diagnosis: maybe(diagnosis),
  logLines: v.array(text),
  elapsed: told(milliseconds, 'milliseconds'),
  exitCode: v.picklist([0, 1, 2, 3, 4, 5]),
});

type OfKind<Kind extends Progress['kind']> = Omit<Extract<Progress, { kind: Kind }>, 'kind'>;

/** Does not compile where a kind of the code is not described as it is. */
const described: {
  readonly [Kind in Progress['kind']]: Describes<OfKind<Kind>, v.InferOutput<(typeof progressSchemas)[Kind]>>;
} & { readonly outcome: Describes<Outcome & { exitCode: 0 }, v.InferOutput<typeof outcomeSchema>> } = {
  step: true,
  plan: true,
  rollout: true,
  'service event': true,
  'task stopped': true,
  undo: true,
  preflight: true,
  lock: true,
  unfinished: true,
  pause: true,
  'early verdict': true,
  bake: true,
  alarm: true,
  outcome: true,
};

/** What each kind of line has besides `v`, `type` and `time`; `outcome` is the last one. */
export const lineSchemas: Readonly<Record<Progress['kind'] | 'outcome', v.GenericSchema>> = {
  ...progressSchemas,
  outcome: outcomeSchema,
};

/** The kinds of lines, in the order in which a deployment can tell them. */
export const lineKinds: readonly string[] = Object.keys(described);
