/** Why a store could not be opened: `in use` by another process, written by a `newer` version, or not readable. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: 'in use' | 'newer' | 'unreadable';
  readonly path: string;
  readonly remedy: string;

  constructor(code: StoreError['code'], path: string, what: string, remedy: string, cause?: unknown) {
    super(`${what}: ${path}`, { cause });
    this.code = code;
    this.path = path;
    this.remedy = remedy;
  }
}
