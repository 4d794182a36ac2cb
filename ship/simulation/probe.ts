import { timeline } from '@shipshape/local-aws/simulation';
import { drawPlan } from './plan/draw-plan.ts';
import { run } from './run.ts';

const [first = 1, last = first] = process.argv.slice(2).map(Number);
for (let seed = first; seed <= last; seed += 1) {
  const t = performance.now();
  const result = await run(drawPlan(seed));
  const ms = performance.now() - t;
  if (first === last) console.log(timeline(result.history));
  console.log(
    seed,
    ms.toFixed(0),
    result.tally.requests,
    [...result.tally.ends.keys()].join('; '),
    result.violation ? `\n   VIOLATION ${result.violation.says}: ${result.violation.found}` : '',
  );
}
