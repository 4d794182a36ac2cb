import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Event, isStartedBy } from '../../workflow/event.ts';
import { parseWorkflow } from '../../workflow/workflow.ts';

const job = 'jobs:\n  one:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo 1\n';
const push = (ref: string): Event => ({ name: 'push', ref, sha: 'f'.repeat(40) });
const pullRequest: Event = { name: 'pull_request', number: 1, head: 'feature/x', base: 'main', sha: 'f'.repeat(40) };

describe('what starts a workflow', () => {
  for (const [on, event, expected] of [
    ['push:', push('refs/heads/feature/x'), true],
    ["push:\n    branches: ['**']", push('refs/heads/feature/x'), true],
    ["push:\n    branches: ['*']", push('refs/heads/feature/x'), false],
    ['push:\n    branches: [main]', push('refs/heads/main'), true],
    ['push:\n    branches: [main]', push('refs/heads/domain'), false],
    ['push:\n    branches: [main]', push('refs/tags/v1.0.0'), false],
    ["push:\n    tags: ['v*']", push('refs/tags/v1.0.0'), true],
    ["push:\n    tags: ['v*']", push('refs/heads/main'), false],
    ['pull_request:', pullRequest, true],
    ['pull_request:\n    branches: [release]', pullRequest, false],
    ['push:', pullRequest, false],
  ] as const) {
    it(`${on.replaceAll(/\s+/g, ' ')} ${expected ? 'hears' : 'does not hear'} ${event.name === 'push' ? event.ref : event.name}`, () => {
      const workflow = parseWorkflow('test.yml', `on:\n  ${on}\n${job}`);

      assert.equal(isStartedBy(workflow, event), expected);
    });
  }
});
