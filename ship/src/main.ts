import { Command, CommanderError, Help } from 'commander';
import { commandEntries } from './commands/index.ts';
import { exitCode } from './exit-code.ts';
import { codeOf, Failure, messageOf } from './failure.ts';
import { type Shell, shellOf } from './shell.ts';

/** Runs `ship` with the process's arguments and sets its exit code. */
export async function main(process: NodeJS.Process): Promise<void> {
  const commandLine = process.argv.slice(2);
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error) => withoutReader(error, commandLine));
  process.exitCode = await run(commandLine, shellOf(process));
}

/**
 * What may not be written any more. A reader that goes away (`ship logs | head`) is no failure, and what it leaves
 * unread needs no more work; but a deployment is watched to its end unseen, since its exit code answers for it.
 */
function withoutReader(error: unknown, commandLine: readonly string[]): void {
  const isAnsweredFor = ['deploy', 'rollback', 'promote', 'run'].some((name) => commandLine.includes(name));
  if (isAnsweredFor) return;
  process.exit(codeOf(error) === 'EPIPE' ? exitCode.ok : exitCode.unknown);
}

/** Runs one command line; everything that is thrown ends here, as one line on stderr. */
export async function run(commandLine: readonly string[], shell: Shell): Promise<number> {
  const end = commandLine.indexOf('--');
  const own = end === -1 ? commandLine : commandLine.slice(0, end);
  const handedOn = end === -1 ? [] : commandLine.slice(end + 1);
  const isDebugging = own.includes('--debug');
  try {
    return await dispatch(
      own.filter((argument) => argument !== '--debug'),
      handedOn,
      shell,
    );
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.ok : exitCode.usage;
    shell.errors.write(`ship: ${toldOf(error)}\n`);
    shell.workflow?.errors.annotate('error', 'ship', toldOf(error));
    if (isDebugging && error instanceof Error) shell.errors.write(`${error.stack}\n`);
    return error instanceof Failure ? error.exit : exitCode.usage;
  }
}

/** @param handedOn what follows `--` and is another program's */
async function dispatch(commandLine: readonly string[], handedOn: readonly string[], shell: Shell): Promise<number> {
  let result: number = exitCode.ok;
  const program = programOf(shell);
  const wanted = commandLine.find((argument) => !argument.startsWith('-'));
  // `ship help deploy` shows what `ship deploy --help` does.
  const named = wanted === 'help' ? commandLine[commandLine.indexOf(wanted) + 1] : wanted;
  for (const entry of commandEntries((code) => {
    result = code;
  })) {
    const command = program.command(entry.name).description(entry.summary).allowExcessArguments(false);
    if (entry.name !== named) continue;
    await entry.define(command, shell, handedOn);
    if (handedOn.length > 0 && !entry.takesCommand) {
      program.error(`error: '${named}' takes no command after --`, { code: 'commander.excessArguments' });
    }
  }
  if (commandLine.length === 0) {
    program.outputHelp();
    return exitCode.usage;
  }
  // Commander would show its own help, as if that had been asked for.
  const isKnown =
    named === undefined || named === 'help' || program.commands.some((command) => command.name() === named);
  if (!isKnown) program.error(`error: unknown command '${named}'`, { code: 'commander.unknownCommand' });
  await program.parseAsync([...commandLine], { from: 'user' });
  return result;
}

function programOf(shell: Shell): Command {
  const help = new Help();
  return (
    new Command('ship')
      .description(
        'Takes a service from here to AWS ECS, and answers for it. Without AWS, ship up has one on this machine.',
      )
      .option('--debug', 'show stack traces')
      .exitOverride()
      // That a switch is off unless it is given needs no saying.
      .configureHelp({
        optionDescription: (option) => help.optionDescription(option).replace(/ \(default: (false|\[\])\)$/, ''),
      })
      .configureOutput({
        writeOut: (text) => shell.output.write(text),
        writeErr: (text) => shell.errors.write(text),
        outputError: (text, write) => write(`ship: ${oneLine(text.replace(/^error: /, ''))}; see ship --help\n`),
      })
      .addHelpText('after', '\nExamples:\n  ship up\n  ship deploy\n  ship rollback\n  ship logs --follow')
      .addHelpText(
        'after',
        '\nIt ends with 0 when it did what it says, 2 on bad usage or configuration; ship deploy --help has the other codes.',
      )
  );
}

/** One line: what went wrong, with AWS's name for it where the error is AWS's. */
function toldOf(error: unknown): string {
  if (error instanceof Failure) return [error.message, ...findingsOf(error)].join('\n');
  const message = oneLine(messageOf(error));
  if (codeOf(error) === 'ECONNREFUSED') return `nothing answers at the endpoint (${message}); is ship up running?`;
  if (error instanceof Error && '$metadata' in error) return `AWS answered ${error.name}: ${message}`;
  if (codeOf(error) === 'CredentialsProviderError') {
    return `no AWS credentials: ${message}; sign in (aws sso login, aws configure), or run ship up for a local AWS`;
  }
  return message;
}

function oneLine(text: string): string {
  return text
    .trim()
    .replaceAll(/\s*[\r\n]+\s*/g, ' ')
    .replace(/\.$/, '');
}

/** Evidence that is more than a line, e.g. every error of the bundler's. */
function findingsOf(failure: Failure): readonly string[] {
  if (!('findings' in failure) || !Array.isArray(failure.findings)) return [];
  const findings = failure.findings.map(String);
  const isToldAlready = findings.length === 1 && findings.every((finding) => failure.message.includes(finding));
  return isToldAlready ? [] : findings.map((finding) => `  ${finding}`);
}
