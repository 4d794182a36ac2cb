import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import type { Outcome } from '../../../src/deployment/progress.ts';
import { githubReporter } from '../../../src/report/github/reporter.ts';
import { stepSummary } from '../../../src/report/github/step-summary.ts';
import { workflowTo } from '../../../src/report/github/workflow.ts';
import { storyFrom, told } from '../../../src/report/story.ts';
import { revisionArn } from '../../support/a-release.ts';
import { anOutcome, failure } from '../../support/an-outcome.ts';
import { fakeClock } from '../../support/fake-clock.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

interface Left {
  readonly summary: string;
  readonly outputs: string;
  readonly commands: string;
}

/** What a deployment leaves in GitHub's files and on the run. */
async function leftBy(test: TestContext, outcome: Outcome): Promise<Left> {
  const directory = await temporaryDirectory(test);
  const [summary, outputs] = [join(directory, 'summary'), join(directory, 'outputs')];
  const commands: string[] = [];
  const clock = fakeClock();
  const workflow = workflowTo((text) => void commands.push(text));
  const reporter = githubReporter({ GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: outputs }, workflow, clock);
  await clock.wait(2_000);
  reporter.report({ kind: 'step', name: 'image', detail: 'registry/app@sha256:0123456789abcdef (version 2.0.0)' });
  reporter.report({
    kind: 'plan',
    from: revisionArn(1),
    differences: [{ path: 'containers.app.environment.A|B', before: '`x`', after: undefined }],
  });
  reporter.report({ kind: 'step', name: 'update', detail: 'deployment ecs-svc/1' });
  await clock.wait(40_000);
  await reporter.finish(outcome);
  return {
    summary: await readFile(summary, 'utf8'),
    outputs: await readFile(outputs, 'utf8'),
    commands: commands.join(''),
  };
}

describe('in GitHub Actions a deployment', () => {
  it('that failed leaves a page with the cause, what changed and what took how long', async (test) => {
    const { summary } = await leftBy(test, anOutcome({ verdict: 'rolled back', restored: 'by ECS', ...failure }));

    assert.equal(
      summary,
      [
        '## ❌ Rolled back by ECS: the deployment of version 2.0.0 (app-dev:2) failed after 4.2 s; app-dev:1 serves again',
        '',
        '|  |  |',
        '| --- | --- |',
        '| Service | `app-dev-service` |',
        '| Version | `2.0.0` |',
        '| Image | `registry/app@sha256:0123456789ab` |',
        '| Task definition | `app-dev:2` |',
        '| Serving now | `app-dev:1` |',
        '| Took | 4.2 s |',
        '| Address | http://localhost:8080 |',
        '',
        '### Why',
        '',
        '**Cause**: the container app exits with code 1 at its start',
        '',
        '- EssentialContainerExited: Essential container in task exited; app exit code 1',
        '- and again',
        '',
        '**Remedy**: read its last log lines',
        '',
        '<details open><summary>Last lines of task abc</summary>',
        '',
        '```text',
        'starting',
        'no DATABASE_URL',
        '```',
        '',
        '</details>',
        '',
        '### Changes against `app-dev:1`',
        '',
        '|  | before | after |',
        '| --- | --- | --- |',
        '| `containers.app.environment.A\\|B` | `` `x` `` |  |',
        '',
        '### Timings',
        '',
        '|  | after | took |',
        '| --- | --- | --- |',
        '| preparing | 0 s | 2.0 s |',
        '| rolling out | 2.0 s | 40.0 s |',
        '',
        '',
      ].join('\n'),
    );
  });

  it('that shifts traffic leaves its timeline', () => {
    let story = storyFrom(0);
    for (const [at, newPercent] of [0, 20, 100].entries()) {
      const traffic = { stage: 'PRODUCTION_TRAFFIC_SHIFT', newPercent };
      const rollout = { phase: 'rolling out', desired: 1, newTasks: [], oldTasks: [], failed: 0, traffic } as const;
      story = told(story, { kind: 'rollout', rollout }, at * 60_000);
    }

    const summary = stepSummary(story, anOutcome(), 180_000);

    assert.match(
      summary,
      /\| 0 s \| 0 % \| production traffic shift \|\n\| 1 min 0 s \| ████ 20 % \| .*\n\| 2 min 0 s \| █{20} 100 % \|/,
    );
  });

  it('marks the run with one cause', async (test) => {
    const { commands } = await leftBy(test, anOutcome({ verdict: 'failed', restored: 'no', ...failure }));

    assert.equal(
      commands,
      '::error title=Failed%3A the deployment of version 2.0.0 (app-dev%3A2) failed after 4.2 s%2C and the service was NOT rolled back' +
        '::the container app exits with code 1 at its start; read its last log lines\n',
    );
  });

  it('that serves marks nothing', async (test) => {
    const { commands, summary } = await leftBy(test, anOutcome());

    assert.equal(commands, '');
    assert.match(summary, /^## ✅ Deployed: /);
  });

  it('hands its outcome on to later steps', async (test) => {
    const { outputs } = await leftBy(test, anOutcome({ verdict: 'timed out', restored: 'by ship', ...failure }));

    assert.deepEqual(outputs.trim().split('\n'), [
      'verdict=timed-out',
      'exit-code=1',
      `task-definition=${revisionArn(2)}`,
      `serving=${revisionArn(1)}`,
      'version=2.0.0',
      'image=registry/app@sha256:0123456789abcdef',
      'url=http://localhost:8080',
      'cause=exits',
    ]);
  });

  it('quotes foreign words so that they are nothing but words', async (test) => {
    const diagnosis = { ...failure.diagnosis, cause: '<img src=x> | **b** [l](u)', evidence: [], task: undefined };

    const { summary } = await leftBy(
      test,
      anOutcome({
        verdict: 'failed',
        ...failure,
        diagnosis: { code: 'exits', remedy: 'r', ...diagnosis },
        logLines: ['```', '</details>'],
      }),
    );

    assert.match(summary, /\*\*Cause\*\*: &lt;img src=x> \\\| \\\*\\\*b\\\*\\\* \\\[l\\\]\(u\)\n/);
    assert.match(summary, /````text\n```\n<\/details>\n````/);
  });

  it('whose files cannot be written is told of in a warning, and ends as it did', async () => {
    const commands: string[] = [];
    const workflow = workflowTo((text) => void commands.push(text));
    const reporter = githubReporter({ GITHUB_STEP_SUMMARY: '/no/such/file' }, workflow, fakeClock());

    await reporter.finish(anOutcome());

    assert.match(commands.join(''), /^::warning title=ship::GitHub's files cannot be written: ENOENT/);
  });
});
