import { expressionsIn } from './expression.ts';
import { inOrder } from './order.ts';
import type { Job, Permissions, Step, Workflow } from './workflow.ts';

/** What the rules need to know of the project. */
export interface Project {
  /** The names in package.json's scripts. */
  readonly scripts: readonly string[];
  /** The names of ship's commands. */
  readonly commands: readonly string[];
  /** The guide in which secrets and variables are explained. */
  readonly guide: string;
}

/** A rule with the sentence that a reader of a failure sees; what breaks it is told with its place. */
export interface Rule {
  readonly says: string;
  readonly broken: (workflow: Workflow, content: string, project: Project) => readonly string[];
}

const longestScript = 3;

/** Contexts whose values anybody who opens a pull request can choose. */
const untrusted = /github\.(event\.|head_ref|ref_name\b)|inputs\./;

/** What this project asks of its workflows besides what GitHub asks. */
export const rules: readonly Rule[] = [
  {
    says: 'an action is pinned to a commit, with its version beside it',
    broken: (_, content) =>
      [...content.matchAll(/^\s*(?:- )?uses: (.+)$/gm)]
        .map(([, uses = '']) => uses)
        .filter((uses) => !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*$/.test(uses)),
  },
  {
    says: 'the workflow grants nothing, and each job what it needs',
    broken: (workflow) => [
      ...(isNothing(workflow.permissions) ? [] : ['permissions at the top are not {}']),
      ...inJobs(workflow, ({ permissions }) =>
        permissions === undefined || typeof permissions === 'string' ? ['has no permissions of its own'] : [],
      ),
    ],
  },
  {
    says: 'a job has a time limit of an hour at most',
    broken: (workflow) =>
      inJobs(workflow, ({ timeoutMinutes }) =>
        timeoutMinutes === undefined || timeoutMinutes > 60 ? [`timeout-minutes: ${timeoutMinutes}`] : [],
      ),
  },
  {
    says: 'runs of a workflow do not overtake one another',
    broken: ({ concurrency }) => (concurrency === undefined ? ['no concurrency'] : []),
  },
  {
    says: 'a job that changes an environment queues in its group and is not cut off',
    broken: (workflow) =>
      inJobs(workflow, ({ environment, concurrency }) => {
        if (environment === undefined) return [];
        const wanted = `deploy-${environment.name}`;
        const isQueued = concurrency?.group === wanted && concurrency.cancelInProgress === 'false';
        return isQueued ? [] : [`concurrency is not ${wanted} without cancelling`];
      }),
  },
  {
    says: 'the role that deploys is taken only in a protected environment',
    broken: (workflow) =>
      inJobs(workflow, (job) =>
        JSON.stringify(job.steps).includes('vars.AWS_DEPLOY_ROLE') && job.environment === undefined
          ? ['has no environment']
          : [],
      ),
  },
  {
    says: 'a checkout leaves no credentials behind',
    broken: (workflow) =>
      inSteps(workflow, (step) =>
        step.kind === 'action' &&
        step.uses.startsWith('actions/checkout@') &&
        step.with['persist-credentials'] !== 'false'
          ? ['persist-credentials is not false']
          : [],
      ),
  },
  {
    says: 'a script is short: logic is in npm scripts and in ship, where it is tested',
    broken: (workflow) =>
      inScripts(workflow, (script) => {
        const lines = script.trim().split('\n').length;
        return lines > longestScript ? [`has ${lines} lines`] : [];
      }),
  },
  {
    says: 'no script contains an expression: values reach it through the environment',
    broken: (workflow) => inScripts(workflow, expressionsIn),
  },
  {
    says: 'what others may choose reaches a step only through env, with and conditions',
    broken: (workflow) =>
      workflow.jobs.flatMap(({ id, name, runsOn }) =>
        [name, runsOn]
          .filter((text) => expressionsIn(text).some((each) => untrusted.test(each)))
          .map((text) => `${id}: ${text}`),
      ),
  },
  {
    says: 'code of a stranger never runs with secrets',
    broken: ({ on }) => ['pull_request_target', 'workflow_run'].filter((event) => event in on),
  },
  {
    says: 'an npm script that is called exists',
    broken: (workflow, _, { scripts }) =>
      inScripts(workflow, (script) =>
        [...script.matchAll(/npm run (?:--silent )?([\w:-]+)/g)]
          .map(([, name = '']) => name)
          .filter((name) => !scripts.includes(name)),
      ),
  },
  {
    says: 'a command of ship that is called exists',
    broken: (workflow, _, { commands }) =>
      inScripts(workflow, (script) =>
        [...script.matchAll(/npx ship ([\w-]+)/g)]
          .map(([, name = '']) => name)
          .filter((name) => !commands.includes(name)),
      ),
  },
  {
    says: 'a script calls nothing but npm, npx ship and what comes with them',
    broken: (workflow) =>
      inScripts(workflow, (script) =>
        script
          .trim()
          .split('\n')
          .filter((line) => !/^(npm (ci|run) ?|npx ship )/.test(line.trim())),
      ),
  },
  {
    says: 'secrets and variables are explained in the guide',
    broken: (_, content, { guide }) =>
      [...new Set([...content.matchAll(/\b(?:secrets|vars)\.(\w+)/g)].map(([, name = '']) => name))].filter(
        (name) => !guide.includes(`\`${name}\``),
      ),
  },
  {
    says: 'jobs need only jobs that are there, and not one another',
    broken: ({ jobs }) => {
      try {
        inOrder(jobs);
        return [];
      } catch (error) {
        return [error instanceof Error ? error.message : String(error)];
      }
    },
  },
];

function isNothing(permissions: Permissions | undefined): boolean {
  return typeof permissions === 'object' && Object.keys(permissions).length === 0;
}

function inJobs({ jobs }: Workflow, look: (job: Job) => readonly string[]): readonly string[] {
  return jobs.flatMap((job) => look(job).map((found) => `${job.id}: ${found}`));
}

function inSteps(workflow: Workflow, look: (step: Step) => readonly string[]): readonly string[] {
  return inJobs(workflow, ({ steps }) =>
    steps.flatMap((step, index) => look(step).map((found) => `${step.name ?? `step ${index + 1}`}: ${found}`)),
  );
}

function inScripts(workflow: Workflow, look: (script: string) => readonly string[]): readonly string[] {
  return inSteps(workflow, (step) => (step.kind === 'run' ? look(step.run) : []));
}
