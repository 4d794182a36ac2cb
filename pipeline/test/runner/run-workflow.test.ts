import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Emulation } from '../../runner/emulation.ts';
import type { Happening } from '../../runner/report.ts';
import { resultOf, runWorkflow } from '../../runner/run-workflow.ts';
import { parseWorkflow } from '../../workflow/workflow.ts';

const folder = mkdtempSync(join(tmpdir(), 'pipeline-'));
after(() => rmSync(folder, { recursive: true }));

const pinned = '0123456789012345678901234567890123456789';
let runs = 0;

async function run(
  jobs: string,
  { signal = new AbortController().signal, tell = (_: Happening): void => {}, only = [] as string[] } = {},
) {
  const happenings: Happening[] = [];
  const actions = new Map<string, Emulation>([
    ['some/login', async ({ inputs }) => ({ kind: 'done', environment: { ROLE: inputs.role ?? '' } })],
    ['some/service', async () => ({ kind: 'skipped', reason: 'nothing leaves this machine' })],
  ]);
  const finished = await runWorkflow(
    parseWorkflow('test.yml', `on: push\nenv:\n  STAGE: dev\njobs:\n${jobs}`),
    { github: { ref: 'refs/heads/main' }, vars: { ROLE: 'builder' }, secrets: { KEY: 'hush' } },
    {
      directory: join(folder, String(++runs)),
      environment: { PATH: process.env.PATH ?? '' },
      actions,
      impossible: () => undefined,
      masked: ['hush'],
      only,
      tell(happening) {
        happenings.push(happening);
        tell(happening);
      },
      now: () => 0,
      signal,
    },
  );
  return { finished, happenings };
}

const job = (id: string, steps: string, more = ''): string =>
  `  ${id}:\n    runs-on: ubuntu-24.04\n${more}    steps:\n${steps}`;

describe('a run on this machine', () => {
  it('hands outputs, environment and paths on', async () => {
    const { finished } = await run(
      job(
        'one',
        `      - run: |
          echo "PLACE=here" >> "$GITHUB_ENV"
          mkdir bin && printf '#!/bin/sh\\necho tool' > bin/tool && chmod +x bin/tool
          echo "$PWD/bin" >> "$GITHUB_PATH"
      - id: make
        run: echo "what=$STAGE-$PLACE-$(tool)" >> "$GITHUB_OUTPUT"
`,
        '    outputs:\n      what: ${{ steps.make.outputs.what }}\n',
      ) +
        job(
          'two',
          '      - id: take\n        env:\n          WHAT: ${{ needs.one.outputs.what }}\n        run: test "$WHAT" = dev-here-tool\n',
          '    needs: one\n',
        ),
    );

    assert.equal(resultOf(finished), 'success');
    assert.deepEqual(finished.get('one')?.outputs, { what: 'dev-here-tool' });
  });

  it('stops a job at its first failure, but for what always runs, and skips the jobs that need it', async () => {
    const { finished, happenings } = await run(
      job(
        'one',
        '      - run: exit 3\n      - run: echo never\n      - if: always()\n        run: echo "told" >> "$GITHUB_STEP_SUMMARY"\n',
      ) + job('two', '      - run: echo never\n', '    needs: one\n'),
    );

    assert.deepEqual(
      [...finished].map(([id, { result }]) => [id, result]),
      [
        ['one', 'failure'],
        ['two', 'skipped'],
      ],
    );
    assert.equal(finished.get('one')?.summary, 'told\n');
    assert.deepEqual(
      happenings.flatMap((each) => (each.kind === 'step ended' ? [each.result.kind] : [])),
      ['failure', 'skipped', 'success'],
    );
    assert.equal(resultOf(finished), 'failure');
  });

  it('goes on after a step that may fail', async () => {
    const { finished } = await run(
      job('one', '      - run: exit 1\n        continue-on-error: true\n      - run: echo on\n'),
    );

    assert.equal(resultOf(finished), 'success');
  });

  it('gives an action its inputs and the steps after it what it sets', async () => {
    const { finished } = await run(
      job(
        'one',
        `      - uses: some/login@${pinned} # v1\n        with:\n          role: \${{ vars.ROLE }}\n      - run: test "$ROLE" = builder\n`,
      ),
    );

    assert.equal(resultOf(finished), 'success');
  });

  it('says why a step was skipped that cannot run here, and goes on', async () => {
    const { finished, happenings } = await run(
      job('one', `      - uses: some/service@${pinned} # v1\n      - run: echo on\n`),
    );

    const skipped = happenings.find((each) => each.kind === 'step ended');
    assert.deepEqual(skipped?.result, { kind: 'skipped', reason: 'nothing leaves this machine' });
    assert.equal(resultOf(finished), 'success');
  });

  it('fails at an action that nothing here stands in for', async () => {
    const { finished } = await run(job('one', `      - uses: some/stranger@${pinned} # v1\n`));

    assert.equal(resultOf(finished), 'failure');
  });

  it('runs only the jobs that are wanted, as if the others had succeeded', async () => {
    const { finished, happenings } = await run(
      job('one', '      - run: exit 1\n') +
        job('two', '      - run: echo on\n', "    needs: one\n    if: needs.one.result == 'success'\n"),
      { only: ['two'] },
    );

    assert.equal(resultOf(finished), 'success');
    assert.deepEqual(
      happenings.flatMap((each) => (each.kind === 'job started' ? [each.job] : [])),
      ['two'],
    );
  });

  it('never shows a secret', async () => {
    const { happenings } = await run(
      job(
        'one',
        '      - env:\n          KEY: ${{ secrets.KEY }}\n        run: |\n          echo "::add-mask::other"\n          echo "$KEY and other"\n          exit 1\n',
      ),
    );

    assert.doesNotMatch(JSON.stringify(happenings.filter(({ kind }) => kind !== 'line')), /hush|and other/);
    assert.match(JSON.stringify(happenings), /\*\*\* and \*\*\*/);
  });

  it('ends with its steps when it is interrupted, and leaves no process', async () => {
    const interruption = new AbortController();

    const { finished } = await run(
      job('one', '      - run: echo started && exec tail -f /dev/null\n      - run: echo never\n'),
      {
        signal: interruption.signal,
        tell: (happening) => {
          if (happening.kind === 'line') interruption.abort();
        },
      },
    );

    assert.notEqual(resultOf(finished), 'success');
    assert.deepEqual(readdirSync(join(folder, String(runs), 'jobs')), ['one']);
  });
});
