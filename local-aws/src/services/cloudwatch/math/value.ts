import type { Milliseconds } from '../../../clock.ts';
import { InvalidExpression, type Operator } from './expression.ts';

/** What the periods of a metric hold: period's start → value. Periods without a value are missing. */
export type TimeSeries = ReadonlyMap<Milliseconds, number>;

/** What an expression yields: one number, one time series, or several. */
export type Value =
  | { readonly kind: 'scalar'; readonly value: number }
  | { readonly kind: 'series'; readonly points: TimeSeries }
  | { readonly kind: 'several'; readonly series: readonly TimeSeries[] };

export const scalar = (value: number): Value => ({ kind: 'scalar', value });
export const series = (points: TimeSeries): Value => ({ kind: 'series', points });

const truth = (is: boolean): number => (is ? 1 : 0);

/** Undefined where there is no result: a division by zero leaves its period empty. */
export const operators: Readonly<Record<Operator, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
  '^': (left, right) => left ** right,
  '<': (left, right) => truth(left < right),
  '<=': (left, right) => truth(left <= right),
  '>': (left, right) => truth(left > right),
  '>=': (left, right) => truth(left >= right),
  '==': (left, right) => truth(left === right),
  '!=': (left, right) => truth(left !== right),
  '&&': (left, right) => truth(left !== 0 && right !== 0),
  '||': (left, right) => truth(left !== 0 || right !== 0),
};

/** Point by point; a period that one of two series lacks is missing in the result. */
export function combine(left: Value, right: Value, apply: (left: number, right: number) => number): Value {
  if (left.kind === 'scalar' && right.kind === 'scalar') return scalar(apply(left.value, right.value));
  if (left.kind === 'several' && right.kind === 'several') {
    throw new InvalidExpression('Two lists of time series cannot be combined');
  }
  if (left.kind === 'several') return several(left.series.map((each) => pointsOf(combine(series(each), right, apply))));
  if (right.kind === 'several')
    return several(right.series.map((each) => pointsOf(combine(left, series(each), apply))));
  if (left.kind === 'scalar')
    return right.kind === 'series' ? mapped(right.points, (value) => apply(left.value, value)) : left;
  if (right.kind === 'scalar') return mapped(left.points, (value) => apply(value, right.value));
  return finite(
    [...left.points].flatMap(([start, value]) => {
      const other = right.points.get(start);
      return other === undefined ? [] : [[start, apply(value, other)]];
    }),
  );
}

export function several(all: readonly TimeSeries[]): Value {
  return { kind: 'several', series: all };
}

/** A function of one number, over every point. */
export function each(value: Value, apply: (value: number) => number): Value {
  switch (value.kind) {
    case 'scalar':
      return scalar(apply(value.value));
    case 'series':
      return mapped(value.points, apply);
    case 'several':
      return several(value.series.map((points) => pointsOf(mapped(points, apply))));
    default:
      return value satisfies never;
  }
}

/** Over the points of one series with their starts, oldest first. */
export function whole(value: Value, apply: (points: [Milliseconds, number][]) => [Milliseconds, number][]): Value {
  switch (value.kind) {
    case 'scalar':
      throw new InvalidExpression('The function takes a time series, not a number');
    case 'series':
      return finite(apply([...value.points].sort(([one], [other]) => one - other)));
    case 'several':
      return several(value.series.map((points) => pointsOf(whole(series(points), apply))));
    default:
      return value satisfies never;
  }
}

export function pointsOf(value: Value): TimeSeries {
  return value.kind === 'series' ? value.points : new Map();
}

function mapped(points: TimeSeries, apply: (value: number) => number): Value {
  return finite([...points].map(([start, value]) => [start, apply(value)]));
}

function finite(points: [Milliseconds, number][]): Value {
  return series(new Map(points.filter(([, value]) => Number.isFinite(value))));
}
