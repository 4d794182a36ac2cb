import type { Milliseconds } from '../../../clock.ts';
import { type Expression, InvalidExpression } from './expression.ts';
import { each, pointsOf, scalar, series, several, type TimeSeries, type Value, whole } from './value.ts';

/** What functions may ask of their surroundings. */
export interface Surroundings {
  /** Starts of all periods of the span, oldest first. */
  readonly periods: readonly Milliseconds[];
  readonly period: Milliseconds;
  evaluate(expression: Expression): Value;
  /** The period of the metric or expression with this id, in seconds. */
  periodOf(id: string): number;
  /** Every metric (not expression) of the request whose id contains the text. */
  metrics(idContains: string): readonly TimeSeries[];
}

type Call = (parameters: readonly Expression[], surroundings: Surroundings) => Value;

const functions: ReadonlyMap<string, Call> = new Map<string, Call>([
  ['SUM', aggregate((values) => values.reduce((sum, value) => sum + value, 0))],
  ['AVG', aggregate((values) => values.reduce((sum, value) => sum + value, 0) / values.length)],
  ['MIN', aggregate((values) => Math.min(...values))],
  ['MAX', aggregate((values) => Math.max(...values))],
  ['STDDEV', aggregate(standardDeviation)],
  ['METRIC_COUNT', ([list], { evaluate }) => scalar(listOf(list, evaluate).length)],
  ['DATAPOINT_COUNT', ([of], { evaluate }) => scalar(pointsOf(evaluate(given(of))).size)],
  ['ABS', pointwise(Math.abs)],
  ['CEIL', pointwise(Math.ceil)],
  ['FLOOR', pointwise(Math.floor)],
  ['LOG', pointwise(Math.log)],
  ['LOG10', pointwise(Math.log10)],
  ['RATE', overTime((before, now, seconds) => (now - before) / seconds)],
  ['DIFF', overTime((before, now) => now - before)],
  ['DIFF_TIME', overTime((_before, _now, seconds) => seconds)],
  ['RUNNING_SUM', ([of], { evaluate }) => whole(evaluate(given(of)), runningSum)],
  ['TIME_SERIES', ([of], { evaluate, periods }) => timeSeries(evaluate(given(of)), periods)],
  ['PERIOD', ([id], { periodOf }) => scalar(periodOf(id?.kind === 'id' ? id.name : ''))],
  ['METRICS', ([text], { metrics }) => several(metrics(text?.kind === 'text' ? text.value : ''))],
  ['FILL', fill],
  ['IF', choose],
]);

/** @throws {InvalidExpression} */
export function call(name: string, parameters: readonly Expression[], surroundings: Surroundings): Value {
  const known = functions.get(name);
  if (!known) {
    throw new InvalidExpression(
      `local-aws has no metric math function ${name}; it has ${[...functions.keys()].sort().join(', ')}`,
    );
  }
  return known(parameters, surroundings);
}

export function isFunction(name: string): boolean {
  return functions.has(name);
}

function given(expression: Expression | undefined): Expression {
  if (!expression) throw new InvalidExpression('A function lacks a parameter');
  return expression;
}

function listOf(expression: Expression | undefined, evaluate: Surroundings['evaluate']): readonly TimeSeries[] {
  const value = evaluate(given(expression));
  switch (value.kind) {
    case 'several':
      return value.series;
    case 'series':
      return [value.points];
    case 'scalar':
      throw new InvalidExpression('The function takes time series, not a number');
    default:
      return value satisfies never;
  }
}

/** One series yields a number; several, a series of what their points in each period yield together. */
function aggregate(summarise: (values: readonly number[]) => number): Call {
  return ([of], { evaluate }) => {
    const value = evaluate(given(of));
    if (value.kind === 'scalar') return value;
    if (value.kind === 'series') {
      return value.points.size === 0 ? series(new Map()) : scalar(summarise([...value.points.values()]));
    }
    const columns = new Map<Milliseconds, number[]>();
    for (const points of value.series) {
      for (const [start, point] of points) columns.set(start, [...(columns.get(start) ?? []), point]);
    }
    return series(new Map([...columns].map(([start, values]) => [start, summarise(values)])));
  };
}

function standardDeviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

function pointwise(apply: (value: number) => number): Call {
  return ([of], { evaluate }) => each(evaluate(given(of)), apply);
}

/** From each point and the one before it; the first has none. */
function overTime(apply: (before: number, now: number, seconds: number) => number): Call {
  return ([of], { evaluate }) =>
    whole(evaluate(given(of)), (points) =>
      points.slice(1).map(([start, value], index) => {
        const [earlier, before] = points[index] ?? [start, value];
        return [start, apply(before, value, (start - earlier) / 1000)];
      }),
    );
}

function runningSum(points: [Milliseconds, number][]): [Milliseconds, number][] {
  let sum = 0;
  return points.map(([start, value]) => {
    sum += value;
    return [start, sum];
  });
}

function timeSeries(value: Value, periods: readonly Milliseconds[]): Value {
  return value.kind === 'scalar' ? series(new Map(periods.map((start) => [start, value.value]))) : value;
}

function fill([of, by]: readonly Expression[], { evaluate, periods }: Surroundings): Value {
  const how = given(by);
  const filler = how.kind === 'id' ? how.name.toUpperCase() : evaluate(how);
  const filled = (points: TimeSeries): TimeSeries => new Map(fillGaps(points, periods, filler));
  const value = evaluate(given(of));
  if (value.kind === 'scalar') return value;
  return value.kind === 'series' ? series(filled(value.points)) : several(value.series.map(filled));
}

function fillGaps(
  points: TimeSeries,
  periods: readonly Milliseconds[],
  filler: Value | string,
): [Milliseconds, number][] {
  const known = periods.filter((start) => points.has(start));
  return periods.flatMap((start): [Milliseconds, number][] => {
    const present = points.get(start);
    if (present !== undefined) return [[start, present]];
    if (typeof filler !== 'string') {
      const value = filler.kind === 'scalar' ? filler.value : pointsOf(filler).get(start);
      return value === undefined ? [] : [[start, value]];
    }
    const before = known.findLast((each) => each < start);
    const after = known.find((each) => each > start);
    const first = before === undefined ? undefined : points.get(before);
    if (filler === 'REPEAT') return first === undefined ? [] : [[start, first]];
    if (filler !== 'LINEAR') throw new InvalidExpression('FILL takes a number, a time series, REPEAT or LINEAR');
    const last = after === undefined ? undefined : points.get(after);
    if (before === undefined || after === undefined || first === undefined || last === undefined) return [];
    return [[start, first + ((last - first) * (start - before)) / (after - before)]];
  });
}

/** `IF(condition, then, else)`; a condition that is a series decides point by point. */
function choose([condition, yes, no]: readonly Expression[], { evaluate }: Surroundings): Value {
  const test = evaluate(given(condition));
  const then = evaluate(given(yes));
  const otherwise = no === undefined ? undefined : evaluate(no);
  if (test.kind === 'scalar') return test.value !== 0 ? then : (otherwise ?? series(new Map()));
  if (test.kind === 'several') throw new InvalidExpression('The condition of IF must be one time series or a number');
  const at = (value: Value | undefined, start: Milliseconds): number | undefined => {
    if (value === undefined) return undefined;
    return value.kind === 'scalar' ? value.value : pointsOf(value).get(start);
  };
  const points = [...test.points].flatMap(([start, truth]): [Milliseconds, number][] => {
    const value = at(truth !== 0 ? then : otherwise, start);
    return value === undefined ? [] : [[start, value]];
  });
  return series(new Map(points));
}
