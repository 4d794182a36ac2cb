/** Whether AWS answered with one of these errors. */
export function isAwsError(error: unknown, ...names: readonly string[]): boolean {
  return error instanceof Error && names.includes(error.name);
}

/** The HTTP status AWS answered an error with; undefined where it did not answer. */
export function httpStatusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('$metadata' in error)) return undefined;
  const metadata = error.$metadata;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return undefined;
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
}

/** Whether the endpoint has no such operation, as older ones and emulators answer. */
export function isUnsupportedOperation(error: unknown): boolean {
  if (httpStatusOf(error) === 501) return true;
  return isAwsError(
    error,
    'UnknownOperationException',
    'UnsupportedOperation',
    'UnsupportedOperationException',
    'InvalidAction',
    'NotImplemented',
  );
}
