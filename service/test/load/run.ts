/**
 * The long runs: `npm run soak` (1,000,000 requests, memory watched) and `npm run sigterm` (100,000 requests while one of
 * two processes is told to stop). Ends with 1 when a request is lost or memory grows.
 */
import { acrossSigterm } from './sigterm.ts';
import { soak } from './soak.ts';

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const mostGrowthBytes = 8_000_000;

const [name = '', amount] = process.argv.slice(2);
const startedAt = performance.now();
const isGood = name === 'sigterm' ? await runSigterm(Number(amount ?? 100_000)) : await runSoak(Number(amount ?? 1e6));
process.stdout.write(`${isGood ? 'good' : 'BAD'}, in ${Math.round((performance.now() - startedAt) / 1000)} s\n`);
process.exitCode = isGood ? 0 : 1;

async function runSigterm(requests: number): Promise<boolean> {
  const { result, exit, lines } = await acrossSigterm({ requests, connections: 100 });
  const { answered, lost, statuses } = result;
  process.stdout.write(
    `${answered} answered (${[...statuses].map(([status, count]) => `${count} × ${status}`).join(', ')}), ${lost} lost, ` +
      `${lines} log lines; the stopped process ended with ${exit[0]}\n`,
  );
  return lost === 0 && answered === requests && exit[0] === 0;
}

async function runSoak(requests: number): Promise<boolean> {
  const { samples, lost } = await soak({
    requests,
    connections: 50,
    samples: 20,
    onSample: ({ answered, heapBytes, residentBytes }) => {
      process.stdout.write(
        `${answered} answered, heap ${megabytes(heapBytes)}, resident ${megabytes(residentBytes)}\n`,
      );
    },
  });
  // The first tenth compiles and fills what is there to be filled.
  const [first = 0, ...later] = samples.slice(2).map(({ heapBytes }) => heapBytes);
  const growth = Math.max(...later) - first;
  process.stdout.write(`${lost} lost, the heap grew by ${megabytes(growth)} at most\n`);
  return lost === 0 && growth < mostGrowthBytes;
}
