/**
 * What AWS answers instead of a result. Services make theirs through `errorsOf`, which takes only error shapes that
 * their model knows; the wire finds the code and the HTTP status that go with the shape.
 */
export class AwsError<Name extends string = string> extends Error {
  override readonly name = 'AwsError';
  /** The error's shape in AWS's model, e.g. `ClusterNotFoundException`. */
  readonly shape: Name;

  constructor(shape: Name, message: string) {
    super(message);
    this.shape = shape;
  }
}

/** Makes one service's errors. */
export type AwsErrorMaker<Name extends string> = (shape: Name, message: string) => AwsError<Name>;

/**
 * A service's errors, by the names of its model: `const ecsError: AwsErrorMaker<ErrorName> = errorsOf()`, then
 * `throw ecsError('ClusterNotFoundException', 'Cluster not found.')`. A name that no model lists but every service may
 * answer with is added to the type: `AwsErrorMaker<ErrorName | 'ValidationException'>`.
 */
export function errorsOf<Name extends string>(): AwsErrorMaker<Name> {
  return (shape, message) => new AwsError(shape, message);
}
