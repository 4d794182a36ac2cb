import { Ajv, type ErrorObject, type Options } from 'ajv';
import formats from 'ajv-formats';
import type { FastifyInstance } from 'fastify';
import type { FastifySchemaValidationError } from 'fastify/types/schema.js';
import type { InvalidPart } from '../problem.ts';

/** More would help nobody, and a body can hold thousands of mistakes. */
const mostErrors = 20;

/** A schema is part of the program and the compiler knows its type; checking it again costs 30 ms at every start. */
const options = {
  allErrors: true,
  useDefaults: true,
  removeAdditional: false,
  meta: false,
  validateSchema: false,
} as const;

/**
 * Validates requests by their routes' schemas. A JSON body is taken at its word: `"5"` is no number. What comes as text
 * (query, path, headers) is read as the type that the schema asks for. An unknown property is refused where the schema
 * says `additionalProperties: false`, and never silently removed.
 *
 * A validator is compiled when its route is first asked: that keeps the start of the process short, and costs that one
 * request a few milliseconds. The tests compile them all.
 */
export function validateRequests(app: FastifyInstance): void {
  const forBodies = lazily(() => anAjv({ ...options, coerceTypes: false }));
  const forText = lazily(() => anAjv({ ...options, coerceTypes: 'array' }));

  app.setValidatorCompiler<object>(({ schema, httpPart }) => {
    const validator = lazily(() => (httpPart === 'body' ? forBodies() : forText()).compile(schema));
    return (data) => {
      const validate = validator();
      return validate(data) ? { value: data } : { error: new InvalidRequestError(validate.errors ?? []) };
    };
  });
}

/** Carries what is wrong to the error handler. */
class InvalidRequestError extends Error {
  override readonly name = 'InvalidRequestError';
  readonly validation: readonly ErrorObject[];

  constructor(validation: readonly ErrorObject[]) {
    super('The request is not valid.');
    this.validation = validation;
  }
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function anAjv(those: Options): Ajv {
  const ajv = new Ajv(those);
  formats.default(ajv);
  return ajv;
}

/** What validation found, as the answer tells it. Values that were sent are not repeated. */
export function invalidParts(errors: readonly FastifySchemaValidationError[], part: string): readonly InvalidPart[] {
  return errors.slice(0, mostErrors).map(({ instancePath, message, keyword, params }) => {
    const unknown = keyword === 'additionalProperties' ? `: ${JSON.stringify(params.additionalProperty)}` : '';
    return { in: part, pointer: instancePath, detail: `${message ?? 'is not valid'}${unknown}` };
  });
}
