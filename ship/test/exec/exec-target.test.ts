import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { awsArguments, chooseTask, type ExecCandidate, execProblems } from '../../src/exec/exec-target.ts';

const aCandidate = (members: Partial<ExecCandidate> = {}): ExecCandidate => ({
  arn: `arn:aws:ecs:us-east-1:1:task/c/${members.id ?? 'aaaa'}`,
  id: 'aaaa',
  isRunning: true,
  isHealthy: true,
  isExecEnabled: true,
  agent: 'RUNNING',
  startedAt: 100,
  ...members,
});

const allThere = { isEnabledOnService: true, hasAwsCli: true, hasPlugin: true };

describe('the task to go into', () => {
  it('is a healthy one whose agent runs, the one that has run longest', () => {
    const chosen = chooseTask(
      [
        aCandidate({ id: 'unhealthy', isHealthy: false, startedAt: 1 }),
        aCandidate({ id: 'pending', isRunning: false, startedAt: 1 }),
        aCandidate({ id: 'young', startedAt: 300 }),
        aCandidate({ id: 'old', startedAt: 200 }),
      ],
      undefined,
    );

    assert.equal(chosen?.id, 'old');
  });

  it('is the named one, by how its id begins', () => {
    const chosen = chooseTask([aCandidate({ id: 'aaaa11' }), aCandidate({ id: 'bbbb22', isHealthy: false })], 'bbbb');

    assert.equal(chosen?.id, 'bbbb22');
    assert.equal(chooseTask([aCandidate()], 'cccc'), undefined);
  });
});

describe('what stands in the way', () => {
  it('is nothing where everything is there', () => {
    assert.deepEqual(execProblems(aCandidate(), allThere), []);
  });

  it('is told all at once, each with its remedy', () => {
    const problems = execProblems(aCandidate({ isExecEnabled: false }), {
      isEnabledOnService: false,
      hasAwsCli: false,
      hasPlugin: false,
    });

    assert.deepEqual(
      problems.map(({ what }) => what),
      [
        'the AWS CLI (aws) is not on the PATH',
        'session-manager-plugin is not on the PATH',
        'ECS Exec is not enabled on the service',
      ],
    );
    assert.ok(problems.every(({ remedy }) => remedy !== ''));
  });

  it('tells a task that is older than the switch from a service without it', () => {
    const [found] = execProblems(aCandidate({ isExecEnabled: false }), allThere);

    assert.equal(found?.what, 'task aaaa was started before ECS Exec was enabled on the service');
  });

  it('is an agent that has stopped', () => {
    const [found] = execProblems(aCandidate({ agent: 'STOPPED' }), allThere);

    assert.match(found?.remedy ?? '', /ssmmessages/);
  });
});

describe('the call of the AWS CLI', () => {
  it('has the command as one text that a shell reads back', () => {
    const place = { cluster: 'c', container: 'app', region: 'us-east-1', endpoint: undefined };

    const args = awsArguments(place, 'arn', ['node', '-e', "console.log('a b')"]);

    const text = `node -e 'console.log('\\''a b'\\'')'`;
    assert.equal(
      args.join('|'),
      `ecs|execute-command|--cluster|c|--task|arn|--container|app|--interactive|--command|${text}|--region|us-east-1`,
    );
  });
});
