import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { systemClock } from '../clock.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { Failure } from '../failure.ts';
import { type Output, painter } from '../report/output.ts';
import { requireEnvironmentFile } from '../settings/environment-file.ts';
import { projectRoot } from '../settings/root.ts';
import type { Shell } from '../shell.ts';
import { drills } from './catalogue.ts';
import type { Drill } from './drill.ts';
import { drillsPage } from './page.ts';
import { type RunDrill, runDrill } from './run-drill.ts';
import { catalogueLines, drillLines, sumLine } from './words.ts';

export interface Wanted {
  readonly list: boolean;
  readonly only: readonly string[];
  readonly withoutDefence: boolean;
  readonly html?: string;
  readonly json: boolean;
  readonly env: string;
}

/** Runs drills one after the other, each on a stack of its own, and tells of each when it has ended. */
export async function runDrills(wanted: Wanted, shell: Shell): Promise<ExitCode> {
  const { output } = shell;
  const chosen = chosenDrills(wanted.only);
  if (wanted.list) {
    output.write(wanted.json ? `${JSON.stringify(chosen)}\n` : `${catalogueLines(chosen).join('\n')}\n`);
    return exitCode.ok;
  }
  const project = projectRoot(shell.directory);
  const settings = await requireEnvironmentFile(project, wanted.env);
  const signal = shell.interruption();
  const ran: RunDrill[] = [];
  for (const drill of chosen) {
    announce(output, wanted, drill);
    const result = await runDrill(drill, !wanted.withoutDefence, { project, settings, clock: systemClock, signal });
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

function chosenDrills(only: readonly string[]): readonly Drill[] {
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
  return only.length === 0 ? drills : drills.filter(({ name }) => only.includes(name));
}

function announce(output: Output, { json }: Wanted, { title }: Drill): void {
  if (!json && output.isInteractive) output.write(`… ${title}\r`);
}
