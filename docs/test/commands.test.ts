import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { type CommandDefinition, commandDefinitions } from '../../ship/src/commands/definitions.ts';
import { drills } from '../../ship/src/drill/catalogue.ts';
import { exitCodes } from '../../ship/src/exit-codes.ts';
import { aShell } from '../../ship/test/support/a-shell.ts';
import { type Invocation, invocationsOf } from './reading/invocations.ts';
import { pages, root } from './reading/pages.ts';

const commands = await commandDefinitions(aShell());
const always = ['--help', '--version', '--debug'];

/** A stand-in for a value, such as `<id>`, `…` or `$IMAGE`. */
const isOpen = (word: string): boolean => /[<$…"{]/.test(word);

function problemWithShip({ words }: Invocation): string | undefined {
  const [name = '', ...parameters] = words;
  if (always.includes(name) || isOpen(name)) return undefined;
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) return `there is no ship ${name}`;
  const own = parameters.includes('--') ? parameters.slice(0, parameters.indexOf('--')) : parameters;
  for (const [index, word] of own.entries()) {
    const problem =
      word === '--only' ? problemWithDrills(own.slice(index + 1)) : problemWithOption(command, word, own[index + 1]);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function problemWithOption(command: CommandDefinition, word: string, next: string | undefined): string | undefined {
  if (!word.startsWith('-') || always.includes(word)) return undefined;
  const [name, attached] = word.split('=', 2);
  const option = command.options.find((candidate) => candidate.name === name || candidate.short === name);
  if (option === undefined) return `ship ${command.name} has no ${name}`;
  const value = attached ?? next;
  if (option.choices.length === 0 || value === undefined || isOpen(value)) return undefined;
  return option.choices.includes(value) ? undefined : `ship ${command.name} ${name} is never ${value}`;
}

/** The names behind `ship drill --only`. */
function problemWithDrills(words: readonly string[]): string | undefined {
  const end = words.findIndex((word) => word.startsWith('-'));
  const unknown = words
    .slice(0, end === -1 ? undefined : end)
    .filter((word) => !isOpen(word) && !drills.some(({ name }) => name === word));
  return unknown.length === 0 ? undefined : `there is no drill ${unknown.join(', ')}`;
}

const builtIn = ['ci', 'install', 'audit', 'exec', 'version', 'pack'];

function problemWithNpm({ words }: Invocation): string | undefined {
  const end = words.indexOf('--');
  const own = end === -1 ? words : words.slice(0, end);
  const workspace = own.includes('-w') ? own[own.indexOf('-w') + 1] : undefined;
  const [verb = '', ...rest] = own.filter((word) => !/^(?:-s|--silent|-w)$/.test(word) && word !== workspace);
  if (builtIn.includes(verb)) return undefined;
  const script = verb === 'run' ? (rest[0] ?? '') : verb;
  if (isOpen(script)) return undefined;
  const folder = join(root, workspace ?? '.');
  const line = scriptsOf(folder)[script];
  if (line === undefined) return `there is no npm script ${script}${workspace === undefined ? '' : ` in ${workspace}`}`;
  return end === -1 ? undefined : problemWithParameters(script, line, folder, words.slice(end + 1));
}

function scriptsOf(folder: string): Readonly<Record<string, string>> {
  const file = join(folder, 'package.json');
  const json: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  if (typeof json !== 'object' || json === null || !('scripts' in json)) return {};
  return Object.fromEntries(Object.entries(json.scripts ?? {}).map(([name, line]) => [name, String(line)]));
}

/** The options behind `--` are those of the script's own program: its source names each. */
function problemWithParameters(
  script: string,
  line: string,
  folder: string,
  parameters: readonly string[],
): string | undefined {
  if (line.startsWith('ship '))
    return problemWithShip({ program: 'ship', words: [line.slice(5), ...parameters], line });
  const file = /node (?:--\S+ )*(\S+\.ts)/.exec(line)?.[1];
  const inner = / -w (\S+) --$/.exec(line)?.[1];
  if (file === undefined && inner !== undefined) {
    const nested = join(folder, inner);
    return problemWithParameters(script, scriptsOf(nested)[script] ?? '', nested, parameters);
  }
  if (file === undefined) return `nobody knows what ${script} makes of ${parameters.join(' ')}`;
  const place = join(folder, dirname(file));
  const source = globSync('*.ts', { cwd: place })
    .map((name) => readFileSync(join(place, name), 'utf8'))
    .join('\n');
  const unknown = parameters
    .filter((word) => word.startsWith('--'))
    .map((word) => word.slice(2).split('=', 1)[0] ?? '')
    .filter((name) => !new RegExp(`--${name}\\b|['"]?${name}['"]?: \\{`).test(source));
  return unknown.length === 0 ? undefined : `${script} has no --${unknown.join(', --')}`;
}

describe('the commands on the pages', () => {
  for (const { path, text } of pages) {
    const invocations = invocationsOf(text);
    if (invocations.length === 0) continue;

    it(`${path} tells only commands and options that there are`, () => {
      const problems = invocations.flatMap((invocation) => {
        const problem = invocation.program === 'ship' ? problemWithShip(invocation) : problemWithNpm(invocation);
        return problem === undefined ? [] : [`${problem}: ${invocation.line.trim()}`];
      });

      assert.deepEqual(problems, []);
    });
  }

  it('are found, and wrong ones told', () => {
    const text =
      'See `npx ship deplyo`.\n```sh\nA=1 npx ship deploy --bak 5m && npm run chekc # npm run nothing\n```\n`ship up --pace slow` and `ship drill --only flood`';

    const problems = invocationsOf(text).map((invocation) =>
      invocation.program === 'ship' ? problemWithShip(invocation) : problemWithNpm(invocation),
    );

    assert.deepEqual(problems, [
      'ship deploy has no --bak',
      'there is no npm script chekc',
      'there is no ship deplyo',
      'ship up --pace is never slow',
      'there is no drill flood',
    ]);
  });
});

describe('the README', () => {
  const readme = pages.find(({ path }) => path === 'README.md')?.text ?? '';

  it('lists every command of ship with what it does', () => {
    const missing = commands.filter(
      ({ name, summary }) =>
        !readme.includes(`| [\`npx ship ${name}\`](docs/reference/ship-commands.md#ship-${name}) | ${summary} |`),
    );

    assert.deepEqual(
      missing.map(({ name }) => name),
      [],
    );
  });

  it('lists every exit code', () => {
    const listed = [...readme.matchAll(/^\| (\d+) \| /gm)].map(([, code]) => Number(code));

    assert.deepEqual(
      listed,
      exitCodes.map(({ code }) => code),
    );
  });
});
