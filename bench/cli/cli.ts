/** How long `ship` takes from exec to exit, beside the AWS CLI where it is installed: `npm run bench -- cli`. */
import { isInstalled, ranWell } from '../command.ts';
import type { Race } from '../ranks.ts';
import { localEnvironment, localNames, project, shipCommand, withStack } from '../ship.ts';
import { fixed, type Spread, spreadInWords, spreadOf } from '../spread.ts';
import type { Table } from '../table.ts';

export interface CliResult {
  /** Milliseconds, by command. */
  readonly times: Readonly<Record<string, Spread>>;
  readonly skipped: readonly string[];
  readonly tables: readonly Table[];
  readonly races: readonly Race[];
}

const times = 20;

export async function run(tell: (line: string) => void): Promise<CliResult> {
  return withStack(async ({ endpoint }) => {
    const environment = localEnvironment(endpoint);
    const around = { directory: project, environment };
    const { cluster, service } = await localNames();
    const question = ['ecs', 'describe-services', '--cluster', cluster, '--services', service] as const;
    const pairs: readonly Pair[] = [
      { what: 'says what it can', ship: ['--help'], aws: ['--version'] },
      { what: 'asks for the service', ship: ['status', '--endpoint-url', endpoint], aws: question },
    ];
    const measured: Record<string, Spread> = {};
    const measure = async (name: string, command: readonly [string, ...string[]]): Promise<Spread> => {
      await ranWell(command, around);
      const all: number[] = [];
      for (let time = 0; time < times; time += 1) all.push((await ranWell(command, around)).milliseconds);
      const spread = spreadOf(all);
      measured[name] = spread;
      tell(`${name}: ${spreadInWords(spread)} ms`);
      return spread;
    };
    const hasAws = isInstalled('aws');
    const skipped = hasAws ? [] : ['aws (not installed; pip install awscli)'];
    const bare = await measure('node -e 0', [process.execPath, '-e', '0']);
    const rows: string[][] = [['bare Node (`node -e 0`)', spreadInWords(bare), '', '-', '-']];
    const races: Race[] = [];
    for (const { what, ship, aws } of pairs) {
      const own = await measure(`ship ${ship[0]}`, [...shipCommand, ...ship]);
      const theirs = hasAws ? await measure(`aws ${aws.slice(0, 2).join(' ')}`, ['aws', ...aws]) : undefined;
      if (theirs !== undefined) {
        races.push({ what: `${what}, ms`, better: 'less', figures: { ship: own.median, 'AWS CLI': theirs.median } });
      }
      rows.push([
        what,
        spreadInWords(own),
        `\`ship ${ship[0]}\``,
        theirs === undefined ? '-' : `${spreadInWords(theirs)} (\`aws ${aws.slice(0, 2).join(' ')}\`)`,
        theirs === undefined ? '-' : `${fixed(theirs.median / own.median, 1)} ×`,
      ]);
    }
    return { times: measured, skipped, tables: [tableOf(rows, skipped)], races };
  });
}

interface Pair {
  readonly what: string;
  readonly ship: readonly [string, ...string[]];
  readonly aws: readonly [string, ...string[]];
}

function tableOf(rows: readonly (readonly string[])[], skipped: readonly string[]): Table {
  return {
    title: 'Command lines from exec to exit',
    columns: ['', 'ms', 'command', 'AWS CLI, ms', 'sooner by'],
    rows,
    notes: [`Medians of ${times}, in brackets the least and the most.`, ...skipped.map((each) => `Skipped: ${each}.`)],
  };
}

if (import.meta.main) await run((line) => process.stdout.write(`${line}\n`));
