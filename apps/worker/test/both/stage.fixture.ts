import type { ErrorInfo } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import type { Attempt, AttemptFailure, TaskImplementation } from '../../src/tasks/implementation.ts';

/** How an attempt is to end. */
export type AttemptEnd =
  { readonly output: JsonValue } | { readonly error: ErrorInfo; readonly class: AttemptFailure['class'] };

/** An attempt that has begun and waits to be told how to end. */
export interface Actor {
  end(end: AttemptEnd): void;
}

/** Where attempts of real activities wait until they are told how to end. */
export interface Stage {
  readonly implementations: readonly TaskImplementation[];
  /** The attempt of a work that has begun, once; undefined as long as there is none. */
  waiting(instanceId: string, work: string): Actor | undefined;
}

/** A stage with implementations of these names: all of them do what they are told, when they are told. */
export function openStage(names: readonly string[]): Stage {
  const actors = new Map<string, Actor>();
  const perform = (attempt: Attempt): Promise<JsonValue> =>
    new Promise((resolve, reject) => {
      const { signal, idempotencyKey } = attempt;
      const end = (told: AttemptEnd): void =>
        'output' in told ? resolve(told.output) : reject(failureOf(told));
      signal.addEventListener('abort', () => {
        actors.delete(idempotencyKey);
        reject(new Error('stopped'));
      });
      actors.set(idempotencyKey, { end });
    });
  return {
    implementations: names.map((name) => implementation(name, perform)),
    waiting(instanceId, work) {
      const key = `${instanceId}/${work.replace(/\.\d+$/, '')}`;
      const actor = actors.get(key);
      actors.delete(key);
      return actor;
    },
  };
}

function failureOf({ error, class: kind }: Extract<AttemptEnd, { readonly error: ErrorInfo }>): Error {
  const { code, message, data = null } = error;
  return Object.assign(new Error(message), { failure: { code, message, class: kind, data } });
}

function implementation(name: string, perform: (attempt: Attempt) => Promise<JsonValue>): TaskImplementation {
  return {
    name,
    version: 1,
    input: {},
    output: {},
    run: (_input, attempt) => perform(attempt),
    describe: (thrown) =>
      (thrown as { readonly failure?: AttemptFailure }).failure ?? {
        code: 'task.failed',
        message: String(thrown),
        class: 'retryable',
        data: null,
      },
  };
}
