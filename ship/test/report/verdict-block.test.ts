import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { outcomeLine, progressLine } from '../../src/report/json-lines.ts';
import { painter } from '../../src/report/output.ts';
import { verdictBlock } from '../../src/report/verdict-block.ts';
import { anOutcome, failure } from '../support/an-outcome.ts';

const plain = painter(false);

describe('the verdict', () => {
  it('of a deployment that serves says so in two lines', () => {
    assert.deepEqual(verdictBlock(anOutcome(), plain), [
      '✔ Deployed: app-dev-service serves version 2.0.0 (app-dev:2) after 4.2 s',
      '  http://localhost:8080',
    ]);
  });

  it('of a rollback that serves says so', () => {
    const [headline] = verdictBlock(anOutcome({ command: 'rollback', version: undefined }), plain);

    assert.equal(headline, '✔ Rolled back: app-dev-service serves app-dev:2 after 4.2 s');
  });

  it('of a failed one has the cause, the evidence, the log lines and the remedy', () => {
    const lines = verdictBlock(anOutcome({ verdict: 'rolled back', restored: 'by ECS', ...failure }), plain);

    assert.deepEqual(lines, [
      '✖ Rolled back by ECS: the deployment of version 2.0.0 (app-dev:2) failed after 4.2 s; app-dev:1 serves again',
      '  Cause     the container app exits with code 1 at its start',
      '  Evidence  EssentialContainerExited: Essential container in task exited; app exit code 1',
      '            and again',
      '  Log       last lines of task abc',
      '            | starting',
      '            | no DATABASE_URL',
      '  Remedy    read its last log lines',
    ]);
  });

  it('of one that ship ended early names the rule', () => {
    const lines = verdictBlock(
      anOutcome({ verdict: 'failed', restored: 'by ship', rule: 'exits-again-and-again', ...failure }),
      plain,
    );

    assert.equal(lines[2], '  Rule      exits-again-and-again: stopped without waiting for ECS to give up');
  });

  it('tells failures apart by what became of the service', () => {
    const headlines = [
      anOutcome({ verdict: 'timed out', restored: 'by ship', ...failure }),
      anOutcome({ verdict: 'failed', restored: 'no' }),
      anOutcome({ verdict: 'superseded' }),
      anOutcome({ verdict: 'unknown' }),
    ].map((outcome) => verdictBlock(outcome, plain)[0]);

    assert.deepEqual(headlines, [
      '✖ Rolled back: the deployment of version 2.0.0 (app-dev:2) did not end in time after 4.2 s; app-dev:1 serves again',
      '✖ Failed: the deployment of version 2.0.0 (app-dev:2) failed after 4.2 s, and the service was NOT rolled back',
      '■ Superseded: another deployment took the place of version 2.0.0 (app-dev:2) after 4.2 s',
      '? Outcome unknown: the deployment of version 2.0.0 (app-dev:2) was not watched to its end',
    ]);
  });
});

describe('JSON lines', () => {
  it('have a version, a type and a time', () => {
    const line = progressLine({ kind: 'step', name: 'image', detail: 'x' }, 0);

    assert.equal(line, '{"v":1,"type":"step","time":"1970-01-01T00:00:00.000Z","name":"image","detail":"x"}');
  });

  it('end with the outcome and its exit code', () => {
    const outcome: unknown = JSON.parse(outcomeLine(anOutcome({ verdict: 'rolled back', restored: 'by ECS' }), 0));

    assert.ok(typeof outcome === 'object' && outcome !== null);
    assert.deepEqual(
      Object.entries(outcome).filter(([member]) => ['type', 'verdict', 'exitCode'].includes(member)),
      [
        ['type', 'outcome'],
        ['verdict', 'rolled-back'],
        ['exitCode', 1],
      ],
    );
  });
});
