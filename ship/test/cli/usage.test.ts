import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { exitCodes } from '../../src/exit-codes.ts';
import { aFreePort, aTakenPort } from '../support/listening.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const program = join(import.meta.dirname, '../../bin/ship.js');

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command as a shell would, with an environment that names no AWS. */
function ship(commandLine: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...commandLine], {
      cwd: options.cwd ?? import.meta.dirname,
      env: { PATH: process.env.PATH, AWS_ENDPOINT_URL: 'http://127.0.0.1:1', ...options.env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

const commands = ['up', 'down', 'build', 'push', 'diff', 'verify', 'deploy', 'rollback', 'promote'].concat([
  'status',
  'history',
  'logs',
  'scale',
  'run',
  'exec',
  'doctor',
]);

describe('ship --help', () => {
  it('lists every command', async () => {
    const { code, stdout } = await ship(['--help']);

    assert.equal(code, 0);
    for (const command of [...commands, 'tags', 'verify-image']) {
      assert.match(stdout, new RegExp(`^  ${command} +\\w`, 'm'));
    }
  });

  it('of every command has an example', async () => {
    const answers = await Promise.all(commands.map((command) => ship([command, '--help'])));

    for (const [index, { code, stdout }] of answers.entries()) {
      assert.equal(code, 0);
      assert.doesNotMatch(stdout, /default:\s+(false|\[\])/);
      assert.match(stdout, new RegExp(`Examples?:\n  ship ${commands[index]}`));
    }
  });
});

describe('exit codes', () => {
  it('are told in the help of every command that has some of its own', async () => {
    const own = [
      'diff',
      'verify',
      'deploy',
      'rollback',
      'promote',
      'status',
      'history',
      'logs',
      'scale',
      'run',
      'exec',
      'doctor',
      'tags',
    ];

    const answers = await Promise.all(own.map((command) => ship([command, '--help'])));

    for (const [index, { stdout }] of answers.entries()) assert.match(stdout, /\nExit codes:\n/, own[index] ?? '');
  });
});

describe('what follows --', () => {
  it('is for the commands that hand it on, and no option of ship', async () => {
    const { code, stderr } = await ship(['run', '--env', 'none', '--', 'node', '--debug', '--help']);

    assert.equal(code, 2);
    assert.match(stderr, /^ship: .*none\.tfvars\.json: there is no such file; [^\n]*\n$/);
  });

  it('is refused by the others in one line', async () => {
    const { code, stderr } = await ship(['status', '--', 'ls']);

    assert.deepEqual([code, stderr], [2, "ship: 'status' takes no command after --; see ship --help\n"]);
  });
});

describe('the exit codes', () => {
  it('in the help are those of the reference, with the same words', async () => {
    const helps = await Promise.all(['deploy', 'rollback'].map((command) => ship([command, '--help'])));

    for (const { stdout } of helps) {
      for (const { code, meaning } of exitCodes) assert.ok(stdout.includes(`\n  ${code}  ${meaning}\n`), meaning);
    }
  });
});

describe('bad usage', () => {
  const cases: readonly (readonly [readonly string[], string])[] = [
    [['scale'], "missing required argument 'tasks'"],
    [
      ['scale', 'many'],
      "command-argument value 'many' is invalid for argument 'tasks'. Allowed are whole numbers from 0 to 5000",
    ],
    [
      ['run', '-e', '1=2', '--', 'ls'],
      "option '-e, --variable <name=value>' argument '1=2' is invalid. Allowed is NAME=VALUE",
    ],
    [
      ['history', '--limit', '0'],
      "option '--limit <count>' argument '0' is invalid. Allowed are whole numbers from 1 to 500",
    ],
    [['launch'], "unknown command 'launch'"],
    [['launch', '--help'], "unknown command 'launch'"],
    [['help', 'launch'], "unknown command 'launch'"],
    [['up', '--colour'], "unknown option '--colour'"],
    [
      ['up', '--port', '70000'],
      "option '--port <number>' argument '70000' is invalid. Allowed are whole numbers from 1 to 65535",
    ],
    [['up', '--pace', 'slow'], "option '--pace <pace>' argument 'slow' is invalid. Allowed choices are fast, aws"],
    [
      ['deploy', '--timeout', '0'],
      "option '--timeout <seconds>' argument '0' is invalid. Allowed are whole numbers from 1 to 86400",
    ],
    [['deploy', 'now'], "too many arguments for 'deploy'. Expected 0 arguments but got 1: now"],
    [
      ['rollback', '--to', 'two'],
      "option '--to <revision>' argument 'two' is invalid. Allowed are whole numbers from 1 to 1000000",
    ],
    [
      ['logs', '--since', '5 minutes'],
      "option '--since <span>' argument '5 minutes' is invalid. Allowed are spans such as 90s, 10m, 2h or 1d",
    ],
    [
      ['status', '--env', '../../etc'],
      "option '--env <name>' argument '../../etc' is invalid. Allowed are 2 to 32 lower-case letters, digits and hyphens",
    ],
  ];
  for (const [commandLine, words] of cases) {
    it(`is told in one line: ship ${commandLine.join(' ')}`, async () => {
      const { code, stdout, stderr } = await ship(commandLine);

      assert.deepEqual({ code, stdout, stderr }, { code: 2, stdout: '', stderr: `ship: ${words}; see ship --help\n` });
    });
  }

  it('shows the help where no command is named', async () => {
    const { code, stdout } = await ship([]);

    assert.equal(code, 2);
    assert.match(stdout, /^Usage: ship/);
  });
});

describe('a bad environment', () => {
  it('is told in one line: no variables file', async (test) => {
    const directory = await temporaryDirectory(test);

    const { code, stderr } = await ship(['status'], { cwd: directory });

    assert.equal(code, 2);
    assert.equal(
      stderr,
      `ship: ${join(directory, 'terraform/environments/dev.tfvars.json')}: there is no such file; choose an environment that has one with --env, or run from inside the project\n`,
    );
  });

  it('is told in one line: a variables file that is not JSON', async (test) => {
    const directory = await temporaryDirectory(test);
    await mkdir(join(directory, 'terraform/environments'), { recursive: true });
    await writeFile(join(directory, 'terraform/environments/dev.tfvars.json'), '{ app_name = "hcl" }');

    const { code, stderr } = await ship(['up'], { cwd: directory });

    assert.equal(code, 2);
    assert.match(stderr, /^ship: terraform\/environments\/dev\.tfvars\.json: is not JSON: .*\n$/);
  });

  it('is told in one line: an endpoint that nobody answers at', async () => {
    const endpoint = `http://127.0.0.1:${await aFreePort()}`;

    const { code, stderr } = await ship(['status', '--endpoint-url', endpoint]);

    assert.equal(code, 2);
    assert.match(stderr, /^ship: nothing answers at the endpoint \(connect ECONNREFUSED .*\); is ship up running\?\n$/);
  });

  it('is told in one line: a malformed endpoint in the environment', async () => {
    const { code, stderr } = await ship(['logs'], { env: { AWS_ENDPOINT_URL: 'localhost' } });

    assert.equal(code, 2);
    assert.equal(
      stderr,
      'ship: AWS_ENDPOINT_URL: "localhost" is not an http or https URL; for example http://127.0.0.1:4566\n',
    );
  });

  it('is told in one line, before anything is created: a port that is taken', async (test) => {
    const directory = await temporaryDirectory(test);
    const taken = await aTakenPort(test);
    const data = join(directory, 'data');
    const ports = ['--port', String(taken), '--endpoint-port', String(await aFreePort())];

    const { code, stdout, stderr } = await ship(['up', '--data', data, ...ports]);

    assert.equal(code, 2);
    assert.match(stderr, new RegExp(`^ship: port ${taken}: is taken by .*; choose another with --port \\d+\n$`));
    assert.equal(stdout, '');
  });

  it('is told in one line, before anything is created: one port for two', async () => {
    const port = String(await aFreePort());

    const { code, stdout, stderr } = await ship(['up', '--port', port, '--endpoint-port', port]);

    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /^ship: --port and --endpoint-port: are both \d+, .*; choose two\n$/);
  });

  it('shows a stack trace with --debug only', async () => {
    const [plain, debugging] = await Promise.all([
      ship(['status', '--env', 'none']),
      ship(['status', '--env', 'none', '--debug']),
    ]);

    assert.doesNotMatch(plain.stderr, /\n\s+at /);
    assert.match(debugging.stderr, /\n\s+at /);
  });
});

describe('a service that cannot be bundled', () => {
  it('is told in one line: the place and the reason, once', async (test) => {
    const directory = await temporaryDirectory(test);
    await mkdir(join(directory, 'src'));
    await writeFile(join(directory, 'src/main.ts'), 'export const x = {{{');

    const { code, stderr } = await ship(['build', '--service', directory, '--out', join(directory, 'image')]);

    assert.equal(code, 2);
    assert.match(stderr, /^ship: .*src\/main\.ts:1:\d+: Expected identifier but found "\{".*\n$/);
  });
});

describe('ship down', () => {
  it('says that nothing runs', async () => {
    const { code, stdout } = await ship(['down', '--endpoint-url', 'http://127.0.0.1:1']);

    assert.deepEqual([code, stdout], [0, 'No local stack runs at http://127.0.0.1:1.\n']);
  });

  it('ends nothing that is not on this machine', async () => {
    const { code, stderr } = await ship(['down', '--endpoint-url', 'https://example.com']);

    assert.equal(code, 2);
    assert.match(stderr, /is not on this machine/);
  });
});
