import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inOrder } from '../../workflow/order.ts';
import { InvalidWorkflow, parseWorkflow } from '../../workflow/workflow.ts';

const minimal = 'on: push\njobs:\n  one:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo 1\n';

describe('reading a workflow', () => {
  it('knows its jobs and steps', () => {
    const { jobs, on } = parseWorkflow('test.yml', minimal);

    assert.deepEqual(on, { push: null });
    assert.equal(jobs[0]?.steps[0]?.kind, 'run');
  });

  for (const [what, content] of [
    ['a job that does not say where it runs', minimal.replace('    runs-on: ubuntu-24.04\n', '')],
    ['an unknown key', minimal.replace('runs-on', 'run-on')],
    ['an expression that is not one', minimal.replace('echo 1', 'echo ${{ github. }}')],
    ['an event that is not one', minimal.replace('on: push', 'on: pushed')],
    ['YAML that is not', 'on: [push'],
  ] as const) {
    it(`${what} is refused with its place`, () => {
      assert.throws(
        () => parseWorkflow('test.yml', content),
        (error) => {
          assert.ok(error instanceof InvalidWorkflow);
          assert.match(error.message, /^test\.yml: ./);
          return true;
        },
      );
    });
  }
});

describe('the order of jobs', () => {
  const job = (id: string, ...needs: string[]) => {
    const [only] = parseWorkflow('test.yml', minimal).jobs;
    assert.ok(only);
    return { ...only, id, needs };
  };

  it('each comes after those that it needs', () => {
    const ordered = inOrder([job('deploy', 'plan', 'build'), job('plan', 'build'), job('build')]);

    assert.deepEqual(
      ordered.map(({ id }) => id),
      ['build', 'plan', 'deploy'],
    );
  });

  it('those that need one another are refused', () => {
    assert.throws(() => inOrder([job('a', 'b'), job('b', 'a')]), /a → b → a/);
  });
});
