import type { ErrorClass } from '@fermata/model';

const ENGINE_CODES = Object.freeze([
  'cancelled',
  'join.deadlock',
  'gate.deadlock',
  'lock.deadlock',
  'loop.budget',
  'token.limit',
  'size.exceeded',
  'workflow.depth',
] as const);

const PERMANENT = Object.freeze([
  'schema.mismatch',
  'expression.failed',
  'next.none',
  'assign',
  'calendar',
  'decision',
  'http.4xx',
  'implementation.unknown',
  'task.rejected',
] as const);

/** Whether an error is cancellation or the engine's own: a catch-all leaves it alone (rule E4). */
export function isEngineCode(code: string): boolean {
  return ENGINE_CODES.some((known) => known === code);
}

/** Classes that a task declares for its own codes. */
export type DeclaredClasses = Readonly<Record<string, ErrorClass>>;

/**
 * The class of an error code (rule E4). A declared class wins; unknown codes are retryable, `rule.violated` is business,
 * and what cannot get better by itself is permanent. 408, 425 and 429 may get better.
 */
export function classOf(code: string, declared: DeclaredClasses = {}): ErrorClass {
  const own = Object.hasOwn(declared, code) ? declared[code] : undefined;
  if (own !== undefined) return own;
  if (matchesCode('rule.violated', code)) return 'business';
  if (['http.408', 'http.425', 'http.429'].includes(code)) return 'retryable';
  if (isEngineCode(code) || PERMANENT.some((pattern) => matchesCode(pattern, code))) return 'permanent';
  return 'retryable';
}

/** Whether one pattern of `on` takes an error: equal, dotted prefix, digits by `x`, or a class (rule E4). */
export function matchesPattern(pattern: string, code: string, declared: DeclaredClasses = {}): boolean {
  if (pattern.startsWith('class:'))
    return !isEngineCode(code) && classOf(code, declared) === pattern.slice(6);
  return matchesCode(pattern, code);
}

/** Whether `on` takes an error; without `on` every error but cancellation and the engine's own (rule E4). */
export function matchesOn(
  on: readonly string[] | undefined,
  code: string,
  declared: DeclaredClasses = {},
): boolean {
  if (on === undefined) return !isEngineCode(code);
  return on.some((pattern) => matchesPattern(pattern, code, declared));
}

function matchesCode(pattern: string, code: string): boolean {
  const wanted = pattern.split('.');
  const given = code.split('.');
  return (
    wanted.length <= given.length && wanted.every((part, index) => matchesPart(part, given[index] ?? ''))
  );
}

/** `5xx` takes any part of the same length with digits where it has `x`. */
function matchesPart(wanted: string, given: string): boolean {
  if (wanted === given) return true;
  if (!/^\d[\dx]*x[\dx]*$/.test(wanted) || wanted.length !== given.length) return false;
  return [...wanted].every((sign, index) =>
    sign === 'x' ? /\d/.test(given[index] ?? '') : sign === given[index],
  );
}
