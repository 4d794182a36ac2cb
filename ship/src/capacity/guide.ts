import { type CapacityPlan, planFor } from './plan.ts';
import { dollars, vcpu, whole } from './words.ts';

const begin = '<!-- capacity: written by npm run capacity:guide -w ship -->';
const end = '<!-- capacity: end -->';

const loads = [10, 100, 1_000, 10_000, 50_000, 100_000, 1_000_000] as const;
/** What handlers take of a vCPU: hardly anything, and a few queries with some JSON. */
const works = [0, 2_000] as const;
const p99Milliseconds = 100;

/** The guide with its tables put in anew. Throws where the marks are gone. */
export function withPlans(guide: string): string {
  const [start, stop] = [guide.indexOf(begin), guide.indexOf(end)];
  if (start === -1 || stop < start) throw new Error(`the guide has lost its marks (${begin} … ${end})`);
  return `${guide.slice(0, start + begin.length)}\n\n${tables()}\n\n${guide.slice(stop)}`;
}

function tables(): string {
  return works
    .map((workMicroseconds) => {
      const title = `99 of 100 within ${p99Milliseconds} ms, ${whole(workMicroseconds)} µs of a vCPU for the handler (\`--p99 ${p99Milliseconds} --work ${workMicroseconds}\`):`;
      const rows = loads.map((requestsPerSecond) =>
        row(planFor({ requestsPerSecond, p99Milliseconds, workMicroseconds })),
      );
      return [
        title,
        '',
        '| requests/s | regions | tasks a region | vCPUs to allow | LCUs a region | NAT GB a month and region | tasks a month | together a month | breaks first, alone in a new account |',
        '|---:|---:|---:|---:|---:|---:|---:|---:|---|',
        ...rows,
      ].join('\n');
    })
    .join('\n\n');
}

function row({ demand, regions, fleet, capacityUnits, natGb, costs, quotas, breaks }: CapacityPlan): string {
  const [first] = breaks;
  const [vcpus] = quotas;
  const cells = [
    whole(demand.requestsPerSecond),
    regions,
    `${whole(fleet.tasks)} × ${vcpu(fleet.size.cpuUnits)}`,
    whole(vcpus?.needed ?? 0),
    whole(Math.ceil(capacityUnits.paid)),
    whole(Math.ceil(natGb)),
    dollars(costs.tasks),
    dollars(costs.total),
    first === undefined ? '' : `${first.name}, at ${whole(first.requestsPerSecond)}/s`,
  ];
  return `| ${cells.join(' | ')} |`;
}
