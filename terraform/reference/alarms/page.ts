import type { Plan } from '../../plan/plan.ts';
import { type Alarm, partsOf } from './alarm.ts';
import { formulaOf, legendOf } from './formula.ts';
import { alarmsOf } from './planned-alarms.ts';
import { conditionOf, limitInWords, listed, missingInWords, nameInCode, ruleInWords } from './words.ts';

/** An environment, or a root without environments, with what is planned for it. */
export interface Place {
  readonly name: string;
  /** What the names of its alarms begin with: `shop-prod`. */
  readonly prefix: string;
  readonly plan: Plan;
}

interface PlaceWithAlarms {
  readonly name: string;
  readonly alarms: readonly Alarm[];
}

/** An alarm as the last of the places has it. */
interface Told {
  readonly alarm: Alarm;
  readonly in: readonly string[];
  /** Where its limit is another one, in words; empty where it is nowhere. */
  readonly elsewhere: string;
}

/** docs/reference/alarms.md: every alarm of every place. */
export function alarmsPage(planned: readonly Place[]): string {
  const places = planned.map(({ name, prefix, plan }) => ({ name, alarms: alarmsOf(plan, prefix) }));
  const told = toldOf(places);
  const parts = new Set(told.flatMap(({ alarm }) => (alarm.kind === 'composite' ? partsOf(alarm) : [])));
  const isPart = ({ name }: Alarm): boolean => parts.has(name);
  const whole = told.filter(({ alarm }) => !isPart(alarm));
  const sections = [...Map.groupBy(whole, (one) => listed(one.in))].toSorted(
    ([, [one]], [, [other]]) => (other?.in.length ?? 0) - (one?.in.length ?? 0),
  );
  return `# Alarms

Made from what Terraform plans by \`npm run reference:alarms\`; a test fails when it is out of date.
There are ${listed(places.map(({ name, alarms }) => `${alarms.filter((alarm) => !isPart(alarm)).length} in ${name}`))}; parts of other alarms are not counted.

\`<name>\` is \`<app_name>-<environment>\`, in \`terraform/global\` the application alone. Figures are those of the last place that a
heading names; where another place has another limit, it stands behind. The variables behind the figures:
[observability](terraform.md#terraformvariables_observabilitytf).

An environment's alarms tell its topic when they begin to ring and when they cease, global's the topics that it is given
([who hears of it](../../terraform/README.md#choices)). Where "rolls back" says yes, ECS takes back a deployment during which the
alarm begins to ring.
${sections.map(([where, alarms]) => section(where, alarms)).join('')}${partsSection(told.filter(({ alarm }) => isPart(alarm)))}${formulasSection(told)}`;
}

function toldOf(places: readonly PlaceWithAlarms[]): readonly Told[] {
  const found = places.flatMap(({ name, alarms }) => alarms.map((alarm) => ({ place: name, alarm })));
  return [...Map.groupBy(found, ({ alarm }) => alarm.name).values()].flatMap((same) => {
    const last = same.at(-1);
    if (last === undefined) return [];
    const others = same.filter(({ alarm }) => limitOf(alarm) !== limitOf(last.alarm));
    const words = others.map(({ place, alarm }) => `${place}: ${limitOf(alarm)}`).join(', ');
    return [{ alarm: last.alarm, in: same.map(({ place }) => place), elsewhere: words === '' ? '' : ` (${words})` }];
  });
}

function limitOf(alarm: Alarm): string {
  return alarm.kind === 'composite' ? '' : limitInWords(alarm.limit);
}

function section(where: string, alarms: readonly Told[]): string {
  const rows = alarms.toSorted(
    ({ alarm: one }, { alarm: other }) =>
      Number(other.rollsBack) - Number(one.rollsBack) || one.name.localeCompare(other.name),
  );
  return `
## In ${where}

| alarm, with its runbook | it says | it rings when | no data counts as | rolls back |
| --- | --- | --- | --- | --- |
${rows.map(row).join('\n')}
`;
}

function row({ alarm, elsewhere }: Told): string {
  const name = nameInCode(alarm.name);
  const linked = alarm.runbook === undefined ? name : `[${name}](../runbooks/${alarm.runbook})`;
  return cells(linked, inCell(alarm.says), ...conditionCells(alarm, elsewhere), alarm.rollsBack ? '**yes**' : 'no');
}

function partsSection(parts: readonly Told[]): string {
  if (parts.length === 0) return '';
  const rows = parts.map(({ alarm, elsewhere }) => cells(nameInCode(alarm.name), ...conditionCells(alarm, elsewhere)));
  return `
## Parts of other alarms

They tell nobody by themselves.

| part | it rings when | no data counts as |
| --- | --- | --- |
${rows.join('\n')}
`;
}

function conditionCells(alarm: Alarm, elsewhere: string): readonly string[] {
  return alarm.kind === 'composite'
    ? [ruleInWords(alarm), '—']
    : [conditionOf(alarm, elsewhere), missingInWords(alarm)];
}

/** What is computed and not published by AWS; alarms that compute the same share a row. */
function formulasSection(told: readonly Told[]): string {
  const computed = told.flatMap(({ alarm }) => {
    if (alarm.kind === 'composite' || alarm.measure.kind === 'metric') return [];
    const { value, where } = formulaOf(alarm.measure.expression);
    const formula = where === undefined ? `\`${value}\`` : `\`${value}\`, where \`${where}\`; else 0`;
    return [{ name: alarm.name, what: [alarm.measure.label, formula, legendOf(alarm.measure)].join(' | ') }];
  });
  if (computed.length === 0) return '';
  const rows = [...Map.groupBy(computed, ({ what }) => what)].map(([what, alarms]) =>
    cells(what, alarms.map(({ name }) => nameInCode(name)).join(', ')),
  );
  return `
## How it is computed

Where AWS publishes no value, since nothing happened, a metric counts as 0, unless it is told with its gaps.

| what | is | of | for |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

function cells(...texts: readonly string[]): string {
  return `| ${texts.join(' | ')} |`;
}

/** In a table a bar would end the cell, and `<name>` would be taken for HTML. */
function inCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
