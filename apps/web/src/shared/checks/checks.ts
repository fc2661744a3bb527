import type { JsonSchema, JsonValue, Problem } from '@fermata/model';
import type { Known, SourceFormat } from '@fermata/validation';
import type { CheckAnswer, CheckRequest } from './protocol.ts';

/** A text to judge against what is known of the world. */
export interface ToJudge {
  readonly source: string;
  readonly format: SourceFormat;
  readonly known: Known;
}

/** Checks off the page. */
export interface Checks {
  /** The verdict of a publish; undefined when a later text was given to judge meanwhile. */
  readonly judge: (text: ToJudge) => Promise<readonly Problem[] | undefined>;
  /** What a JSON Schema says of a value. */
  readonly checkValue: (schema: JsonSchema, value: JsonValue) => Promise<readonly Problem[]>;
  readonly close: () => void;
}

/** The side of a worker that a page sees. */
export interface CheckWorker {
  postMessage(request: CheckRequest): void;
  addEventListener(type: 'message', hear: (event: { readonly data: CheckAnswer }) => void): void;
  terminate(): void;
}

type Unnumbered = CheckRequest extends infer R ? (R extends CheckRequest ? Omit<R, 'id'> : never) : never;

/** Asks a worker. Only one text is judged at a time; of those that come meanwhile only the last one is. */
export function createChecks(worker: CheckWorker): Checks {
  const waiting = new Map<number, (problems: readonly Problem[]) => void>();
  let count = 0;
  let judging: Promise<unknown> = Promise.resolve();
  let latest = 0;
  worker.addEventListener('message', ({ data }) => {
    waiting.get(data.id)?.(data.problems);
    waiting.delete(data.id);
  });
  const ask = (request: Unnumbered): Promise<readonly Problem[]> =>
    new Promise((resolve) => {
      count += 1;
      waiting.set(count, resolve);
      worker.postMessage({ ...request, id: count } as CheckRequest);
    });
  return {
    judge: async (text) => {
      latest += 1;
      const turn = latest;
      await judging;
      if (turn !== latest) return undefined;
      const verdict = ask({ type: 'judge', ...text });
      judging = verdict;
      const problems = await verdict;
      return turn === latest ? problems : undefined;
    },
    checkValue: (schema, value) => ask({ type: 'value', schema, value }),
    close: () => worker.terminate(),
  };
}

/** Starts the worker of this page. */
export function startChecks(): Checks {
  return createChecks(new Worker('/workers/checks.js', { name: 'fermata-checks' }));
}
