export type JsonObject = Readonly<Record<string, unknown>>;

/** The object itself, or an empty one in place of anything else. */
export function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

export interface Property {
  readonly name: string;
  readonly isRequired: boolean;
  readonly value: JsonObject;
}

/** The properties that a schema of type `object` names. */
export function propertiesOf(schema: unknown): readonly Property[] {
  const { properties, required } = objectOf(schema);
  const names: readonly unknown[] = Array.isArray(required) ? required : [];
  return Object.entries(objectOf(properties)).map(([name, value]) => ({
    name,
    isRequired: names.includes(name),
    value: objectOf(value),
  }));
}
