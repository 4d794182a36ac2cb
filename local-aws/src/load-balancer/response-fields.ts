/**
 * What a listener's attributes (`routing.http.response.*`) do to the fields of every answer.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/header-modification.html
 */
export interface ResponseFieldSettings {
  /** `routing.http.response.server.enabled`. */
  readonly keepsServer: boolean;
  /** Set on every answer, in place of what the target set. */
  readonly set: readonly { readonly name: string; readonly value: string }[];
}

export const untouchedResponseFields: ResponseFieldSettings = { keepsServer: true, set: [] };

/** Undefined when nothing is to be done. */
export function responseAmendment({
  keepsServer,
  set,
}: ResponseFieldSettings): ((fields: string[]) => string[]) | undefined {
  if (keepsServer && set.length === 0) return undefined;
  const replaced = new Set([...(keepsServer ? [] : ['server']), ...set.map(({ name }) => name.toLowerCase())]);
  const added = set.flatMap(({ name, value }) => [name, value]);
  return (fields) => [
    ...fields.filter((_, index) => !replaced.has((fields[index - (index % 2)] ?? '').toLowerCase())),
    ...added,
  ];
}
