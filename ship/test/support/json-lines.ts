import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import * as v from 'valibot';
import { lineKinds, lineSchemas } from '../../src/reference/json-schemas.ts';

const schemaFile = new URL('../../../docs/reference/ship-json.schema.json', import.meta.url);
const head = v.looseObject({ v: v.literal(1), type: v.string(), time: v.pipe(v.string(), v.isoTimestamp()) });

/**
 * What is wrong with lines of `--json`: by the schema that is published, and by the stricter one of the code, which
 * allows no member that is not described.
 */
export function problemsOf(lines: readonly string[]): readonly string[] {
  const isLine = new Ajv({ strict: false, formats: { 'date-time': true } }).compile(
    JSON.parse(readFileSync(schemaFile, 'utf8')),
  );
  return lines.flatMap((text) => {
    const line: unknown = JSON.parse(text);
    const published = isLine(line) ? [] : [`the schema does not allow ${text}`];
    return [...published, ...undescribed(line).map((words) => `${words}: ${text}`)];
  });
}

function undescribed(line: unknown): readonly string[] {
  const parsed = v.safeParse(head, line);
  if (!parsed.success) return ['it has no v, type or time'];
  const { v: _version, type, time: _time, ...members } = parsed.output;
  const schema = Object.entries(lineSchemas).find(([kind]) => kind.replaceAll(' ', '-') === type)?.[1];
  if (schema === undefined) return [`${type} is none of ${lineKinds.join(', ')}`];
  const checked = v.safeParse(schema, members);
  return checked.success ? [] : checked.issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
}
