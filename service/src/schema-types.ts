import type { FastifyTypeProvider } from 'fastify';

/**
 * The type of the values that a JSON schema (written `as const`) lets through, for the part of JSON Schema that routes
 * use. So a route says once what it takes: for the validation, the documentation and the compiler.
 */
export type ValueOf<S> = S extends { readonly const: infer Value }
  ? Value
  : S extends { readonly enum: readonly (infer Value)[] }
    ? Value
    : S extends { readonly type: infer Type }
      ? Type extends readonly (infer OneType)[]
        ? ValueOfType<OneType, S>
        : ValueOfType<Type, S>
      : unknown;

type ValueOfType<Type, S> = Type extends 'string'
  ? string
  : Type extends 'integer' | 'number'
    ? number
    : Type extends 'boolean'
      ? boolean
      : Type extends 'null'
        ? null
        : Type extends 'array'
          ? S extends { readonly items: infer Items }
            ? readonly ValueOf<Items>[]
            : readonly unknown[]
          : Type extends 'object'
            ? S extends { readonly properties: infer Properties }
              ? ObjectOf<Properties, RequiredOf<S>>
              : Readonly<Record<string, unknown>>
            : never;

type RequiredOf<S> = S extends { readonly required: readonly (infer Name)[] } ? Name : never;

/** A property with a default is there after validation, whether it was sent or not. */
type ObjectOf<Properties, Required> = {
  readonly [Name in keyof Properties as IsPresent<Name, Properties[Name], Required> extends true
    ? Name
    : never]: ValueOf<Properties[Name]>;
} & {
  readonly [Name in keyof Properties as IsPresent<Name, Properties[Name], Required> extends true ? never : Name]?:
    | ValueOf<Properties[Name]>
    | undefined;
};

type IsPresent<Name, Property, Required> = Name extends Required
  ? true
  : Property extends { readonly default: unknown }
    ? true
    : false;

/** For `app.withTypeProvider<SchemaTypes>()`: requests and answers have the types that their schemas say. */
export interface SchemaTypes extends FastifyTypeProvider {
  readonly validator: ValueOf<this['schema']>;
  readonly serializer: ValueOf<this['schema']>;
}
