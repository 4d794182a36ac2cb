import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Project, rules } from '../../workflow/rules.ts';
import { parseWorkflow } from '../../workflow/workflow.ts';

const good = `name: Good
on:
  push:
permissions: {}
concurrency:
  group: good
jobs:
  deploy:
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      contents: read
    environment: dev
    concurrency:
      group: deploy-dev
      cancel-in-progress: false
    steps:
      - uses: actions/checkout@0123456789012345678901234567890123456789 # v7.0.1
        with:
          persist-credentials: false
      - uses: some/login@0123456789012345678901234567890123456789 # v1
        with:
          role: \${{ vars.AWS_DEPLOY_ROLE }}
      - run: npm run known
      - run: npx ship deploy
`;
const project: Project = { scripts: ['known'], commands: ['deploy'], guide: 'Set `AWS_DEPLOY_ROLE`.' };

/** The sentences of the rules that a workflow breaks. */
function brokenBy(content: string): readonly string[] {
  const workflow = parseWorkflow('test.yml', content);
  return rules.filter(({ broken }) => broken(workflow, content, project).length > 0).map(({ says }) => says);
}

describe('the rules for workflows', () => {
  it('a good one breaks none', () => {
    assert.deepEqual(brokenBy(good), []);
  });

  const cases: readonly [what: string, change: (content: string) => string, rule: RegExp][] = [
    ['a tag in place of a commit', (content) => content.replace(/@\d{40} # v7.0.1/, '@v7'), /pinned/],
    ['a commit without its version', (content) => content.replace(' # v7.0.1', ''), /pinned/],
    ['no permissions at the top', (content) => content.replace('permissions: {}\n', ''), /grants nothing/],
    ['everything granted', (content) => content.replace('permissions: {}', 'permissions: write-all'), /grants nothing/],
    ['a job without permissions', (content) => content.replace(/ {4}permissions:\n.*\n/, ''), /grants nothing/],
    ['no time limit', (content) => content.replace(/.*timeout-minutes.*\n/, ''), /time limit/],
    [
      'a time limit of a day',
      (content) => content.replace('timeout-minutes: 10', 'timeout-minutes: 1440'),
      /time limit/,
    ],
    ['no concurrency', (content) => content.replace(/^concurrency:\n.*\n/m, ''), /overtake/],
    ['a deployment that is cut off', (content) => content.replace('in-progress: false', 'in-progress: true'), /queues/],
    ['a deployment in a group of its own', (content) => content.replace('deploy-dev', 'other'), /queues/],
    [
      'the deploying role anywhere',
      (content) => content.replace(/ {4}environment: dev\n/, ''),
      /protected environment/,
    ],
    [
      'credentials left behind',
      (content) => content.replace('persist-credentials: false', 'fetch-depth: 0'),
      /credentials/,
    ],
    [
      'a long script',
      (content) => content.replace('run: npm run known', `run: |\n${'          npm run known\n'.repeat(4)}`),
      /short/,
    ],
    [
      "a branch's name in a script",
      (content) => content.replace('npm run known', 'npm run known ${{ github.head_ref }}'),
      /contains an expression/,
    ],
    [
      "a branch's name as a runner",
      (content) => content.replace('ubuntu-24.04', '${{ github.head_ref }}'),
      /others may choose/,
    ],
    ["a stranger's code with secrets", (content) => content.replace('  push:', '  pull_request_target:'), /stranger/],
    ['a script that is not there', (content) => content.replace('run known', 'run unknown'), /npm script/],
    ['a command that is not there', (content) => content.replace('ship deploy', 'ship depoly'), /command of ship/],
    ['another program', (content) => content.replace('npm run known', 'curl example.org'), /calls nothing but/],
    ['a variable that nobody explains', (content) => content.replace('AWS_DEPLOY_ROLE', 'MYSTERY'), /explained/],
    [
      'a need that is not there',
      (content) => content.replace('    runs-on', '    needs: other\n    runs-on'),
      /need only/,
    ],
  ];
  for (const [what, change, rule] of cases) {
    it(`${what} is found`, () => {
      const changed = change(good);
      assert.notEqual(changed, good);

      let found: readonly string[];
      try {
        found = brokenBy(changed);
      } catch (error) {
        // GitHub's own parser may be the first to refuse.
        found = [`need only: ${error}`];
      }

      assert.match(found.join('\n'), rule);
    });
  }
});
