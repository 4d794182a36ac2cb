import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCommand } from '../../simulation/options.ts';

test('without options a thousand worlds are run on all cores', () => {
  assert.deepEqual(parseCommand([], 2), { kind: 'many', runs: 1_000, first: 1, workers: 2, json: false });
});

test('a failure is replayed as it was printed', () => {
  const command = parseCommand(['--seed', '7', '--shrunk', 'services=0;acts=1.4;desired=2'], 2);

  assert.deepEqual(command, {
    kind: 'replay',
    seed: 7,
    reduction: { services: [0], acts: [1, 4], desired: 2 },
    json: false,
  });
});

for (const argv of [
  ['--runs', '0'],
  ['--runs', 'many'],
  ['--workers', '0'],
  ['--seed', '-1'],
  ['--shrunk', 'acts=1'],
  ['--seed', '1', '--shrunk', 'acts=one'],
  ['--unknown'],
  ['extra'],
]) {
  test(`"${argv.join(' ')}" is refused in one line`, () => {
    const command = parseCommand(argv, 2);

    assert.equal(command.kind, 'misused');
    assert.match(command.kind === 'misused' ? command.message : '', /^[^\n]+\(see --help\)$/);
  });
}
