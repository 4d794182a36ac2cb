/** Stands where a plan says "known after apply". */
export const unknown: unique symbol = Symbol('known after apply');
export type Unknown = typeof unknown;

/** An attribute as it will stand: what Terraform knows, and the mark where it does not know yet. */
export type Value = null | string | number | boolean | Unknown | readonly Value[] | Block;
export interface Block {
  readonly [name: string]: Value;
}

/** A planned value (JSON), with the marks that `after_unknown` sets on it. */
export function plannedValue(json: unknown, unknowns: unknown): Value {
  if (unknowns === true) return unknown;
  if (Array.isArray(json) || Array.isArray(unknowns)) {
    const items: readonly unknown[] = Array.isArray(json) ? json : [];
    const marks: readonly unknown[] = Array.isArray(unknowns) ? unknowns : [];
    return Array.from({ length: Math.max(items.length, marks.length) }, (_, index) =>
      plannedValue(items[index], marks[index]),
    );
  }
  if (isRecord(json) || isRecord(unknowns)) {
    const members = isRecord(json) ? json : {};
    const marks = isRecord(unknowns) ? unknowns : {};
    return Object.fromEntries(
      [...new Set([...Object.keys(members), ...Object.keys(marks)])].map((name) => [
        name,
        plannedValue(members[name], marks[name]),
      ]),
    );
  }
  return typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean' ? json : null;
}

/** The value at a path (`access_logs.0.enabled`); null where nothing is, unknown below what is unknown. */
export function at(value: Value, path: string): Value {
  let found: Value = value;
  for (const step of path.split('.')) {
    if (found === unknown) return unknown;
    if (isList(found)) found = found[Number(step)] ?? null;
    else if (isBlock(found)) found = found[step] ?? null;
    else return null;
  }
  return found;
}

/** The items of a list or of repeated blocks; none where there is nothing or nothing known. */
export function items(value: Value): readonly Value[] {
  return isList(value) ? value : [];
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isBlock(value: Value): value is Block {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Terraform says nothing in four ways: null, "", [] and {}. */
export function isEmpty(value: Value): boolean {
  if (value === null || value === '') return true;
  if (isList(value)) return value.length === 0;
  return isBlock(value) && Object.keys(value).length === 0;
}

/** Whether any part of a value is known only after apply. */
export function hasUnknown(value: Value): boolean {
  if (value === unknown) return true;
  if (isList(value)) return value.some(hasUnknown);
  return isBlock(value) && Object.values(value).some(hasUnknown);
}

export function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
