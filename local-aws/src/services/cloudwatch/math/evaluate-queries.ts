import type { Milliseconds } from '../../../clock.ts';
import type { MetricDataQuery } from '../../../models/generated/cloudwatch.ts';
import type { MetricStore } from '../metrics/metric-store.ts';
import type { Span } from '../metrics/series.ts';
import { parseStatistic } from '../metrics/statistic.ts';
import { type Expression, InvalidExpression, idsIn, parseExpression } from './expression.ts';
import { call, isFunction, type Surroundings } from './functions.ts';
import { combine, each, operators, scalar, series, type TimeSeries, type Value } from './value.ts';

/** A metric as a query reads it, over any span. */
export type ReadMetric = (query: MetricDataQuery, span: Span) => TimeSeries;

export function readMetricFrom(store: MetricStore): ReadMetric {
  return ({ MetricStat: stat }, span) => {
    const statistic = parseStatistic(stat?.Stat ?? '');
    if (!stat || !statistic) return new Map();
    const metric = {
      namespace: stat.Metric.Namespace ?? '',
      name: stat.Metric.MetricName ?? '',
      dimensions: stat.Metric.Dimensions ?? [],
    };
    const points = store.read(metric, span, stat.Unit).flatMap(({ start, values }): [Milliseconds, number][] => {
      const value = statistic(values);
      return value === undefined || !Number.isFinite(value) ? [] : [[start, value]];
    });
    return new Map(points);
  };
}

/** Seconds: the query's own period, or for an expression the longest of what it names. */
export function periodOf(
  query: MetricDataQuery,
  all: readonly MetricDataQuery[],
  seen: readonly string[] = [],
): number {
  if (query.MetricStat) return query.MetricStat.Period;
  if (query.Period !== undefined) return query.Period;
  if (seen.includes(query.Id)) throw new InvalidExpression(`Circular reference of ${query.Id}`);
  const expression = parseExpression(query.Expression ?? '');
  const named = idsIn(expression).flatMap((id) => all.filter(({ Id }) => Id === id));
  const relevant = named.length > 0 ? named : all.filter(({ MetricStat }) => MetricStat);
  return Math.max(60, ...relevant.map((each) => periodOf(each, all, [...seen, query.Id])));
}

/**
 * Answers one query of a request, with the expressions and metrics that it names.
 * @throws {InvalidExpression}
 */
export function evaluateQuery(
  query: MetricDataQuery,
  all: readonly MetricDataQuery[],
  span: Span,
  readMetric: ReadMetric,
): Value {
  const known = new Map<string, Value>();
  const inProgress = new Set<string>();
  const periods: Milliseconds[] = [];
  for (let start = span.from; start < span.until; start += span.period) periods.push(start);

  const answerOf = (asked: MetricDataQuery): Value => {
    const found = known.get(asked.Id);
    if (found) return found;
    if (asked.MetricStat) return keep(asked.Id, series(readMetric(asked, span)));
    if (inProgress.has(asked.Id)) throw new InvalidExpression(`Circular reference of ${asked.Id}`);
    inProgress.add(asked.Id);
    return keep(asked.Id, evaluate(parseExpression(asked.Expression ?? '')));
  };
  const keep = (id: string, value: Value): Value => {
    known.set(id, value);
    return value;
  };
  const named = (id: string): MetricDataQuery => {
    const found = all.find(({ Id }) => Id === id);
    if (!found) throw new InvalidExpression(`Unknown identifier ${id}`);
    return found;
  };
  const surroundings: Surroundings = {
    periods,
    period: span.period,
    evaluate,
    periodOf: (id) => periodOf(named(id), all),
    metrics: (text) =>
      all.filter(({ Id, MetricStat }) => MetricStat && Id.includes(text)).map((each) => readMetric(each, span)),
  };
  function evaluate(expression: Expression): Value {
    switch (expression.kind) {
      case 'number':
        return scalar(expression.value);
      case 'text':
        throw new InvalidExpression('A text stands where a metric or a number is wanted');
      case 'id':
        return answerOf(named(expression.name));
      case 'list':
        return {
          kind: 'several',
          series: expression.elements.flatMap((element) => {
            const value = evaluate(element);
            return value.kind === 'several' ? value.series : value.kind === 'series' ? [value.points] : [];
          }),
        };
      case 'negation':
        return each(evaluate(expression.operand), (value) => -value);
      case 'operation':
        return combine(evaluate(expression.left), evaluate(expression.right), operators[expression.operator]);
      case 'call':
        return call(expression.name, expression.parameters, surroundings);
      default:
        return expression satisfies never;
    }
  }
  return answerOf(query);
}

const id = /^[a-z]\w*$/;

/**
 * What is wrong with the queries of a request or an alarm; undefined when nothing is.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataQuery.html
 */
export function faultIn(queries: readonly MetricDataQuery[]): string | undefined {
  const ids = queries.map(({ Id }) => Id);
  const repeated = ids.find((each, index) => ids.indexOf(each) !== index);
  if (repeated !== undefined) return `The id '${repeated}' in parameter 'MetricDataQueries' is not unique.`;
  for (const query of queries) {
    const fault = faultOf(query, ids, queries);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function faultOf(query: MetricDataQuery, ids: readonly string[], all: readonly MetricDataQuery[]): string | undefined {
  const { Id, Expression: text, MetricStat: stat } = query;
  if (!id.test(Id)) {
    return `Invalid id '${Id}': it must begin with a lowercase letter and hold letters, digits and underscores only.`;
  }
  if ((text === undefined) === (stat === undefined)) {
    return `The parameters MetricDataQueries.${Id}.MetricStat and .Expression are mutually exclusive, and one of them must be specified.`;
  }
  if (stat) {
    if (!parseStatistic(stat.Stat)) return `The value '${stat.Stat}' for parameter MetricStat.Stat is not supported.`;
    if (stat.Metric.Namespace === undefined || stat.Metric.MetricName === undefined) {
      return `The parameters Namespace and MetricName of MetricDataQueries.${Id} are required.`;
    }
    return undefined;
  }
  try {
    const expression = parseExpression(text ?? '');
    const unknown = idsIn(expression).find((each) => !ids.includes(each) && each !== 'REPEAT' && each !== 'LINEAR');
    if (unknown !== undefined) return `Error in expression '${Id}': Unknown identifier ${unknown}`;
    const missing = callsIn(expression).find((name) => !isFunction(name));
    if (missing !== undefined) return `Error in expression '${Id}': local-aws has no metric math function ${missing}`;
    periodOf(query, all);
    return undefined;
  } catch (error) {
    if (error instanceof InvalidExpression) return `Error in expression '${Id}': ${error.message}`;
    throw error;
  }
}

function callsIn(expression: Expression): string[] {
  switch (expression.kind) {
    case 'call':
      return [expression.name, ...expression.parameters.flatMap(callsIn)];
    case 'list':
      return expression.elements.flatMap(callsIn);
    case 'operation':
      return [...callsIn(expression.left), ...callsIn(expression.right)];
    case 'negation':
      return callsIn(expression.operand);
    case 'number':
    case 'text':
    case 'id':
      return [];
    default:
      return expression satisfies never;
  }
}
