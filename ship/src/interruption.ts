/** Whether an error is the abortion of a signal and nothing else. */
export function isInterruption(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
