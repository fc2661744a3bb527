import type { TrialAnswer, TrialRequest } from './model/protocol.ts';

/** A question without its number. */
export type TrialQuestion = TrialRequest extends infer R
  ? R extends TrialRequest
    ? Omit<R, 'id'>
    : never
  : never;

/** The side of the worker that a page sees. */
export interface TrialWorker {
  postMessage(request: TrialRequest): void;
  addEventListener(type: 'message', hear: (event: { readonly data: TrialAnswer }) => void): void;
  terminate(): void;
}

/** Runs drafts off the page. */
export interface TrialPort {
  readonly ask: (question: TrialQuestion) => Promise<TrialAnswer>;
  readonly close: () => void;
}

/** Asks a worker, which is started with the first question. */
export function createTrialPort(start: () => TrialWorker): TrialPort {
  const waiting = new Map<number, (answer: TrialAnswer) => void>();
  let worker: TrialWorker | undefined;
  let count = 0;
  const started = (): TrialWorker => {
    const fresh = start();
    fresh.addEventListener('message', ({ data }) => {
      waiting.get(data.id)?.(data);
      waiting.delete(data.id);
    });
    return fresh;
  };
  return {
    ask: (question) =>
      new Promise((resolve) => {
        worker ??= started();
        count += 1;
        waiting.set(count, resolve);
        worker.postMessage({ ...question, id: count } as TrialRequest);
      }),
    close: () => worker?.terminate(),
  };
}

/** The worker of this page. */
export function startTrialWorker(): TrialWorker {
  return new Worker('/workers/simulate.js', { name: 'fermata-simulation' });
}
