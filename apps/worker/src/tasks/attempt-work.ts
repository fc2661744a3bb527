import type { JsonValue, Problem } from '@fermata/model';
import type { AttemptClock } from './clock-of-attempt.ts';
import type { Attempt, AttemptFailure, TaskImplementation } from './implementation.ts';

/** Checks a value and fills the schema's defaults (rule D6). */
export type CheckSchema = (
  schema: TaskImplementation['input'],
  value: unknown,
) => { readonly value: JsonValue; readonly problems: readonly Problem[] };

/** The longest result of one task in bytes of JSON (rule D7). */
const longestResult = 256 * 1024;

/** What the wrapper itself refuses, whatever the policy says; an implementation cannot throw it. */
export class Refused extends Error {
  readonly failure: AttemptFailure;

  constructor(failure: Omit<AttemptFailure, 'class'>) {
    super(failure.message);
    this.failure = { ...failure, class: 'permanent' };
  }
}

/** Does one attempt: input checked, work within its time, output checked and measured. Throws {@link Refused}. */
export async function performOnce(
  implementation: TaskImplementation,
  input: JsonValue,
  attempt: Attempt,
  { clock, check }: { clock: AttemptClock; check: CheckSchema },
): Promise<JsonValue> {
  const given = check(implementation.input, input);
  if (given.problems.length > 0) throw new Refused(mismatch('input', given.problems));
  const result = await clock.race(implementation.run(given.value, attempt));
  const output = check(implementation.output, result ?? null);
  if (output.problems.length > 0) throw new Refused(mismatch('output', output.problems));
  const bytes = Buffer.byteLength(JSON.stringify(output.value) ?? 'null');
  if (bytes > longestResult) throw new Refused(tooLarge(bytes));
  return output.value;
}

function mismatch(what: 'input' | 'output', problems: readonly Problem[]): Omit<AttemptFailure, 'class'> {
  const first = problems[0];
  const message = `the ${what} does not fit its schema: ${first?.path ?? ''} ${first?.message ?? ''}`;
  const data = {
    what,
    problems: problems.slice(0, 20).map(({ path, message: text }) => ({ path, message: text })),
  };
  return { code: 'schema.mismatch', message, data };
}

function tooLarge(bytes: number): Omit<AttemptFailure, 'class'> {
  const message = `the result has ${bytes} bytes, at most ${longestResult} fit: store it and return a reference`;
  return { code: 'size.exceeded', message, data: { bytes, limit: longestResult } };
}
