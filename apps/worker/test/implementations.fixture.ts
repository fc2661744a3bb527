import type { JsonSchema, JsonValue } from '@fermata/model';
import type { Attempt, AttemptFailure, TaskImplementation } from '../src/tasks/implementation.ts';

/** What the implementations of a spec did. */
export interface Ledger {
  /** Idempotency keys in the order of the attempts. */
  readonly attempts: { readonly key: string; readonly attempt: number; readonly at: number }[];
  readonly stopped: string[];
  /** How many attempts of `test.counted` run, and the most that ran at once. */
  readonly flight: { now: number; most: number };
}

interface Values {
  readonly value?: number;
  readonly ms?: number;
  readonly code?: string;
  readonly times?: number;
}

const anything: JsonSchema = {};

/** The implementations that the definitions of the specs name; everything they do stands in the ledger. */
export function specImplementations(ledger: Ledger): TaskImplementation[] {
  const make = (
    name: string,
    run: (input: Values, attempt: Attempt) => Promise<unknown>,
  ): TaskImplementation => ({
    name,
    version: 1,
    input: anything,
    output: anything,
    run(input: JsonValue, attempt) {
      ledger.attempts.push({ key: attempt.idempotencyKey, attempt: attempt.attempt, at: Date.now() });
      return run((input ?? {}) as Values, attempt);
    },
    describe: describeThrown,
  });
  return [
    make('test.echo', async (input) => input),
    make('test.add', async ({ value = 0 }) => ({ value: value + 1 })),
    make('test.fail', async ({ code }) => fail(code ?? 'http.503')),
    make('test.flaky', async ({ times = 1 }, { attempt }) =>
      attempt <= times ? fail('http.503') : { attempt },
    ),
    make('test.limited', async (_, { attempt }) =>
      attempt === 1 ? fail('http.429', { retryAfterMs: 1500 }) : { attempt },
    ),
    make('test.slow', async ({ ms = 60_000 }, { signal, idempotencyKey }) => {
      await pause(ms, signal).catch(() => ledger.stopped.push(idempotencyKey));
      signal.throwIfAborted();
      return { waited: ms };
    }),
    make('test.deaf', async ({ ms = 1000 }) => {
      await pause(ms);
      return { waited: ms };
    }),
    make('test.counted', async ({ ms = 0, code }, { idempotencyKey }) => {
      ledger.flight.now += 1;
      ledger.flight.most = Math.max(ledger.flight.most, ledger.flight.now);
      await pause(ms);
      ledger.flight.now -= 1;
      const times = ledger.attempts.filter(({ key }) => key === idempotencyKey).length;
      return typeof code === 'string' && times === 1 ? fail(code) : { times };
    }),
    make('test.large', async ({ value = 3_000_000 }) => ({ text: 'x'.repeat(value) })),
  ];
}

function fail(code: string, more: Partial<AttemptFailure> = {}): never {
  throw Object.assign(new Error(`failed with ${code}`), { code, ...more });
}

function describeThrown(thrown: unknown): AttemptFailure {
  const { code = 'task.failed', message, retryAfterMs } = thrown as Partial<AttemptFailure>;
  const failure = { code, message: message ?? String(thrown), class: classOf(code), data: null };
  return retryAfterMs === undefined ? failure : { ...failure, retryAfterMs };
}

function classOf(code: string): AttemptFailure['class'] {
  if (code === 'task.rejected' || code === 'http.404') return 'permanent';
  return code.startsWith('rule.') ? 'business' : 'retryable';
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new Error('stopped'));
    });
  });
}
