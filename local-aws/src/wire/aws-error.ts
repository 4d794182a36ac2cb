/**
 * What AWS answers instead of a result. Services make theirs through `errorsOf`, which takes only error shapes that
 * their model knows; the wire finds the code and the HTTP status that go with the shape.
 */
export class AwsError<Name extends string = string> extends Error {
  override readonly name = 'AwsError';
  /** The error's shape in AWS's model, e.g. `ClusterNotFoundException`. */
  readonly shape: Name;

  /** The HTTP status of an error that no model lists, where it is not 400. */
  readonly status: number | undefined;

  constructor(shape: Name, message: string, status?: number) {
    super(message);
    this.shape = shape;
    this.status = status;
  }
}

/** Makes one service's errors. */
export type AwsErrorMaker<Name extends string> = (shape: Name, message: string, status?: number) => AwsError<Name>;

/**
 * A service's errors, by the names of its model: `const ecsError: AwsErrorMaker<ErrorName> = errorsOf()`, then
 * `throw ecsError('ClusterNotFoundException', 'Cluster not found.')`. A name that no model lists but every service may
 * answer with is added to the type: `AwsErrorMaker<ErrorName | 'ValidationException'>`.
 */
export function errorsOf<Name extends string>(): AwsErrorMaker<Name> {
  return (shape, message, status) => new AwsError(shape, message, status);
}
