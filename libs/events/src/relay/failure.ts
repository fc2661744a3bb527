/** How a failure is treated: wait as long as it takes, give up at once, or give up after the last attempt. */
export type FailureClass = 'retryable' | 'permanent' | 'unknown';

/** Sorts a failure by what it says of itself (an AppError does); all else is unknown. */
export function failureClass(failure: unknown): FailureClass {
  if (typeof failure !== 'object' || failure === null || !('retryable' in failure)) return 'unknown';
  return failure.retryable === true ? 'retryable' : 'permanent';
}

/** One line about a failure, without its payload. */
export function failureText(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure);
  const code = 'code' in failure && typeof failure.code === 'string' ? `${failure.code}: ` : '';
  return `${code}${failure.message}`;
}
