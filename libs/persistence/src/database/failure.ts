import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';

const retryableStates = ['40001', '40P01', '55P03'];
const overloadedStates = ['57014'];
const unstorableStates = ['22021', '22P05', '22P02', '22003', '22007', '22008'];
const unavailableStates = ['57P01', '57P02', '57P03', '53300'];
const networkCodes = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'];

/** The SQLSTATE or network code of a failure of the driver, if it is one. */
export function failureCode(failure: unknown): string | undefined {
  if (typeof failure !== 'object' || failure === null) return undefined;
  const code: unknown = (failure as { code?: unknown }).code;
  return typeof code === 'string' ? code : undefined;
}

/** Whether the same transaction, run again as a whole, may succeed: a deadlock or a lost serialization race. */
export function isTransient(failure: unknown): boolean {
  return retryableStates.includes(failureCode(failure) ?? '');
}

/** Whether a statement was refused only because one before it in its transaction had failed. */
export function isRefusedAfterFailure(failure: unknown): boolean {
  return failureCode(failure) === '25P02';
}

/**
 * Turns what the driver reports into the failures this room promises: `database.unavailable` (retryable),
 * `database.busy` (retryable: also a statement that took too long) and `value.unstorable` (text that PostgreSQL cannot hold). All else stays as it is.
 */
export function asAppError(failure: unknown): unknown {
  if (failure instanceof AppError) return failure;
  forgetParameters(failure);
  const code = failureCode(failure) ?? '';
  if (isTransient(failure) || overloadedStates.includes(code))
    return retryable('database.busy', 'the database is busy: try again', failure);
  if (unstorableStates.includes(code)) {
    const message = said`a value holds characters or numbers that cannot be stored`;
    return new AppError('value.unstorable', message, { status: 400, cause: failure });
  }
  return isUnavailable(failure, code)
    ? retryable('database.unavailable', 'the database cannot be reached', failure)
    : failure;
}

/** What a statement was given may be a secret or somebody's data: it never reaches a log. */
function forgetParameters(failure: unknown): void {
  if (typeof failure === 'object' && failure !== null && 'parameters' in failure) delete failure.parameters;
}

function retryable(code: string, message: string, cause: unknown): AppError {
  return new AppError(code, message, { status: 503, retryable: true, cause });
}

function isUnavailable(failure: unknown, code: string): boolean {
  if (unavailableStates.includes(code) || networkCodes.includes(code) || code.startsWith('08')) return true;
  return (
    failure instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect/.test(failure.message)
  );
}
