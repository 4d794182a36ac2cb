import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { steadyClock } from '../clock.ts';
import { ask } from '../commands/ask.ts';
import { contractOf, openContext } from '../commands/context.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import { type Output, painter } from '../report/output.ts';
import { requireEnvironmentFile } from '../settings/environment-file.ts';
import { projectRoot } from '../settings/root.ts';
import type { Shell } from '../shell.ts';
import { drills } from './catalogue.ts';
import type { Drill, SafeDrill } from './drill.ts';
import { drillsPage } from './page.ts';
import { type RunDrill, runDrill, runOnAws } from './run-drill.ts';
import { catalogueLines, drillLines, sumLine } from './words.ts';
import type { World } from './world.ts';

export interface Wanted {
  readonly list: boolean;
  readonly only: readonly string[];
  readonly withoutDefence: boolean;
  readonly html?: string;
  readonly json: boolean;
  readonly env: string;
  readonly target: 'local' | 'aws';
  readonly yes: boolean;
}

/** Runs drills one after the other, each on a stack of its own, and tells of each when it has ended. */
export async function runDrills(wanted: Wanted, shell: Shell): Promise<ExitCode> {
  const { output } = shell;
  const chosen = chosenDrills(wanted);
  if (wanted.list) {
    output.write(wanted.json ? `${JSON.stringify(chosen)}\n` : `${catalogueLines(chosen).join('\n')}\n`);
    return exitCode.ok;
  }
  const project = projectRoot(shell.directory);
  const settings = await requireEnvironmentFile(project, wanted.env);
  const signal = shell.interruption();
  const around = { project, settings, clock: steadyClock, signal };
  const ran: RunDrill[] = [];
  for (const drill of chosen) {
    announce(output, wanted, drill);
    const result =
      wanted.target === 'aws'
        ? await runOnAws(safe(drill), await realEnvironment(wanted, shell, signal), around)
        : await runDrill(drill, !wanted.withoutDefence, around);
    ran.push(result);
    output.write(
      wanted.json ? `${JSON.stringify(result)}\n` : `${drillLines(result, painter(output.hasColour)).join('\n')}\n`,
    );
  }
  if (wanted.html !== undefined) {
    const file = resolve(shell.directory, wanted.html);
    await writeFile(file, drillsPage(ran, new Date()));
    if (!wanted.json) output.write(`Charts: ${file}\n`);
  }
  if (!wanted.json) output.write(`${sumLine(ran)}\n`);
  return ran.every(({ broken }) => broken.length === 0) ? exitCode.ok : exitCode.rolledBack;
}

/** Where real users are: only after somebody has said so. */
async function realEnvironment(
  wanted: Wanted,
  shell: Shell,
  signal: AbortSignal,
): Promise<Pick<World, 'clients' | 'contract'>> {
  const context = await openContext(wanted, shell);
  const contract = await contractOf(context);
  if (!wanted.yes) {
    if (!shell.output.isInteractive) {
      throw new Failure({
        code: 'not-confirmed',
        what: `nobody can be asked here whether to drill on ${contract.url}`,
        remedy: 'say so with --yes',
      });
    }
    const isWanted = await ask(`Stop a task of ${contract.service} behind ${contract.url}? [y/N] `, signal);
    if (!isWanted) throw new Failure({ code: 'declined', where: contract.service, what: 'not drilled, as you said' });
  }
  return { clients: context.clients, contract };
}

function safe(drill: Drill): SafeDrill {
  if (drill.where === 'anywhere') return drill;
  throw new Failure({
    code: 'local-drill',
    where: `--only ${drill.name}`,
    what: 'kills what it must not kill on AWS',
    remedy: 'leave --target aws out',
  });
}

function chosenDrills({ only, target }: Wanted): readonly Drill[] {
  const names = drills.map(({ name }) => name);
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new Failure({
      code: 'unknown-drill',
      where: '--only',
      what: `there is no drill ${unknown.join(', ')}`,
      remedy: `there are ${names.join(', ')}`,
    });
  }
  if (only.length > 0) return drills.filter(({ name }) => only.includes(name));
  return target === 'aws' ? drills.filter(({ where }) => where === 'anywhere') : drills;
}

function announce(output: Output, { json }: Wanted, { title }: Drill): void {
  if (!json && output.isInteractive) output.write(`… ${title}\r`);
}
