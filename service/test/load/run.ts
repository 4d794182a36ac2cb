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
    onSample: (sample) => {
      process.stdout.write(
        `${sample.answered} answered, resident ${megabytes(sample.residentBytes)}, heap ${megabytes(sample.heapBytes)} of ` +
          `${megabytes(sample.heapReservedBytes)}, external ${megabytes(sample.externalBytes)}, of it buffers ` +
          `${megabytes(sample.arrayBufferBytes)}\n`,
      );
    },
  });
  // The first tenth compiles and fills what is there to be filled.
  const settled = samples.slice(Math.ceil(samples.length / 10) - 1);
  const heapGrowth = growthOf(settled.map(({ heapBytes }) => heapBytes));
  const residentGrowth = growthOf(settled.map(({ residentBytes }) => residentBytes));
  process.stdout.write(
    `${lost} lost; after the first tenth the heap grew by ${megabytes(heapGrowth)} at most, resident memory by ` +
      `${megabytes(residentGrowth)}\n`,
  );
  return lost === 0 && heapGrowth < mostGrowthBytes && residentGrowth < mostGrowthBytes;
}

function growthOf([first = 0, ...later]: readonly number[]): number {
  return Math.max(...later) - first;
}
