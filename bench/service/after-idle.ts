import { nodeFlags } from '../../ship/src/image/bundle/starter.ts';
import { spreadInWords, spreadOf } from '../spread.ts';
import type { Table } from '../table.ts';
import { type Contender, type ServerUnderLoad, startServer } from './server-under-load.ts';

/** A service that had load, then none, then load again. */
interface AfterIdle {
  readonly idleMegabytes: number;
  readonly firstCpuMicroseconds: number;
  readonly firstP99Milliseconds: number;
  readonly thenCpuMicroseconds: number;
  readonly thenP99Milliseconds: number;
}

const connections = 50;
const loadSeconds = 2;
/** V8's memory reducer begins 30 s after the start at the earliest, where little is allocated, and collects twice. */
const idleSeconds = 32;
const firstSeconds = 0.3;
const thenSeconds = 2;

/** What a pause does to the service: with the flags of its image, and without. All processes have their pause together. */
export async function afterIdle(
  starter: string,
  environment: Contender['environment'],
  runs: number,
  tell: (line: string) => void,
): Promise<Table> {
  const ways = [
    { name: 'as its image starts it', flags: nodeFlags },
    { name: 'as Node comes', flags: [] },
  ];
  const measured = new Map<string, AfterIdle[]>(ways.map(({ name }) => [name, []]));
  const servers: { readonly name: string; readonly server: ServerUnderLoad }[] = [];
  try {
    for (let round = 0; round < runs; round += 1) {
      for (const { name, flags } of ways) {
        const command = [process.execPath, ...flags, starter] as const;
        const server = await startServer({ name, command, environment, path: '/api/hello' });
        servers.push({ name, server });
      }
    }
    for (const { server } of servers) await server.load(connections, loadSeconds);
    tell(`pause of ${idleSeconds} s`);
    await new Promise((resolve) => setTimeout(resolve, idleSeconds * 1000));
    for (const { name, server } of servers) {
      const found = await loadAgain(server);
      measured.get(name)?.push(found);
      const { firstCpuMicroseconds, thenCpuMicroseconds } = found;
      tell(`after it, ${name}: ${firstCpuMicroseconds.toFixed(1)} µs, then ${thenCpuMicroseconds.toFixed(1)} µs`);
    }
  } finally {
    for (const { server } of servers) await server.stop();
  }
  return tableOf(measured);
}

async function loadAgain(server: ServerUnderLoad): Promise<AfterIdle> {
  const idleMegabytes = await server.residentMegabytes();
  const first = await server.load(connections, firstSeconds);
  const then = await server.load(connections, thenSeconds);
  return {
    idleMegabytes,
    firstCpuMicroseconds: first.cpuMicroseconds / first.requests,
    firstP99Milliseconds: first.p99Milliseconds,
    thenCpuMicroseconds: then.cpuMicroseconds / then.requests,
    thenP99Milliseconds: then.p99Milliseconds,
  };
}

function tableOf(measured: ReadonlyMap<string, readonly AfterIdle[]>): Table {
  return {
    title: 'The service after a pause',
    columns: [
      'started',
      'MB after the pause',
      `CPU µs a request, first ${firstSeconds} s`,
      'p99 ms',
      `CPU µs a request, ${thenSeconds} s after that`,
      'p99 ms',
    ],
    rows: [...measured].map(([name, all]) => {
      const of = (figure: keyof AfterIdle): string => spreadInWords(spreadOf(all.map((each) => each[figure])), 1);
      return [
        name,
        spreadInWords(spreadOf(all.map(({ idleMegabytes }) => idleMegabytes))),
        of('firstCpuMicroseconds'),
        of('firstP99Milliseconds'),
        of('thenCpuMicroseconds'),
        of('thenP99Milliseconds'),
      ];
    }),
    notes: [
      `Full load for ${loadSeconds} s, none for ${idleSeconds} s or more, full load again. As its image starts it: ` +
        `\`node ${nodeFlags.join(' ')}\`. Left to itself, V8 collects an idle process down to the last byte, and ` +
        'throws away the code that was optimised for objects of which none is left.',
    ],
  };
}
