import * as v from 'valibot';

const several = v.union([v.string(), v.array(v.string())]);
const statement = v.looseObject({
  Effect: v.string(),
  Action: v.optional(several),
  Principal: v.optional(v.union([v.string(), v.looseObject({ Service: v.optional(several) })])),
});
const schema = v.looseObject({ Statement: v.union([statement, v.array(statement)]) });

/**
 * Whether a role's trust policy lets ECS's tasks take the role. `document` is as GetRole answers it: JSON, URL-encoded.
 * Conditions are not looked at.
 */
export function trustsEcsTasks(document: string): boolean {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), decodeURIComponent(document));
  if (!parsed.success) return false;
  const { Statement } = parsed.output;
  return (Array.isArray(Statement) ? Statement : [Statement]).some(
    ({ Effect, Action, Principal }) =>
      Effect === 'Allow' &&
      list(Action).some((action) => action === '*' || action === 'sts:*' || action === 'sts:AssumeRole') &&
      (Principal === '*' ||
        (typeof Principal === 'object' && list(Principal.Service).includes('ecs-tasks.amazonaws.com'))),
  );
}

function list(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
