/** Who asks, once it is known. */
export interface Principal {
  readonly subject: string;
  readonly by: 'api key' | 'token';
  readonly scopes: ReadonlySet<string>;
}

const scopeShape = /^[\x21\x23-\x5b\x5d-\x7e]{1,128}$/;

/** A scope-token as RFC 6749, 3.3 allows it. */
export function isScope(text: string): boolean {
  return scopeShape.test(text);
}
