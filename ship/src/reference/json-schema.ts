import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { formatVersion } from '../report/json-lines.ts';
import { lineSchemas } from './json-schemas.ts';

/** docs/reference/ship-json.schema.json: what a line of `--json` can be, as JSON Schema. */
export function jsonSchema(): string {
  const head = {
    v: v.literal(formatVersion),
    type: v.string(),
    time: v.pipe(v.string(), v.isoTimestamp()),
  };
  const heads = toJsonSchema(v.object(head));
  const lines = Object.entries(lineSchemas).map(([kind, schema]) => {
    const { $schema: _, properties, required = [], ...rest } = open(toJsonSchema(schema, { errorMode: 'ignore' }));
    const type = kind.replaceAll(' ', '-');
    return {
      ...rest,
      title: type,
      properties: { ...heads.properties, type: { const: type }, ...properties },
      required: ['v', 'type', 'time', ...required],
    };
  });
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A line of ship deploy --json or ship rollback --json',
    oneOf: lines,
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

type Schema = ReturnType<typeof toJsonSchema>;

/** Readers are to pass over members that they do not know: the schema allows them. */
function open(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === 'additionalProperties' ? undefined : value,
  );
}
