import { describe, expect, it } from '@jest/globals';
import { createTrialPort, type TrialQuestion, type TrialWorker } from './ask.ts';
import type { TrialAnswer, TrialRequest, TrialRun } from './model/protocol.ts';
import { createTrialStore } from './trial-store.ts';

const ground = {
  definition: { name: 'refunds' },
  references: { self: { name: 'refunds', version: 1 }, tasks: {}, forms: {}, events: {} },
};
const frame = {
  atMs: 0,
  cause: { kind: 'started' },
  changes: [],
  evaluated: [],
  ways: [],
  vars: {},
  waiting: [],
};
const runOf = (moments: number) =>
  ({ frames: Array.from({ length: moments }, () => frame), status: 'completed' }) as unknown as TrialRun;

/** A port whose answers wait until a spec gives them. */
function heldPort() {
  const asked: { readonly question: TrialQuestion; readonly answer: (answer: TrialAnswer) => void }[] = [];
  const ask = (question: TrialQuestion) =>
    new Promise<TrialAnswer>((answer) => void asked.push({ question, answer }));
  return { asked, ask };
}

describe('the trials of an editor', () => {
  it('look at the end of a run, and at no moment outside of it', async () => {
    const port = heldPort();
    const store = createTrialStore(port);
    const done = store.actions.run(ground);
    port.asked[0]?.answer({ type: 'run', id: 1, run: runOf(3) });
    await done;
    expect(store.getState()).toMatchObject({ moment: 2, isBusy: false, ranOn: ground.definition });
    store.actions.look(9);
    expect(store.getState().moment).toBe(2);
    store.actions.look(-9);
    expect(store.getState().moment).toBe(-1);
  });

  it('show the run that was asked for last, whichever answer comes last', async () => {
    const port = heldPort();
    const store = createTrialStore(port);
    const runs = [store.actions.run(ground), store.actions.run(ground)];
    port.asked[1]?.answer({ type: 'run', id: 2, run: runOf(5) });
    port.asked[0]?.answer({ type: 'run', id: 1, run: runOf(1) });
    await Promise.all(runs);
    expect(store.getState().moment).toBe(4);
  });

  it('keep what was run last beside the reasons why the draft cannot be run now', async () => {
    const port = heldPort();
    const store = createTrialStore(port);
    const first = store.actions.run(ground);
    port.asked[0]?.answer({ type: 'run', id: 1, run: runOf(1) });
    await first;
    const second = store.actions.take({ seed: 7 }, ground, { kind: 'test', title: 'Small' });
    const problem = {
      path: '',
      code: 'start.none',
      message: 'a workflow needs a `start`',
      severity: 'error',
    } as const;
    port.asked[1]?.answer({ type: 'problems', id: 2, problems: [problem] });
    await second;
    expect(store.getState()).toMatchObject({ problems: [problem], script: { seed: 7 }, isBusy: false });
    expect(store.getState().run?.frames).toHaveLength(1);
    expect(store.getState().origin).toEqual({ kind: 'test', title: 'Small' });
  });
});

describe('the worker of trials', () => {
  it('is started with the first question, and its answers find theirs', async () => {
    const sent: TrialRequest[] = [];
    let hear: (event: { readonly data: TrialAnswer }) => void = () => undefined;
    let started = 0;
    const worker: TrialWorker = {
      postMessage: (request) => void sent.push(request),
      addEventListener: (_type, listener) => void (hear = listener),
      terminate: () => undefined,
    };
    const port = createTrialPort(() => {
      started += 1;
      return worker;
    });
    expect(started).toBe(0);
    const answers = [1, 2].map(() => port.ask({ type: 'run', ...ground, script: {} }));
    expect(started).toBe(1);
    for (const { id } of [...sent].reverse()) hear({ data: { type: 'run', id, run: runOf(id) } });
    const lengths = (await Promise.all(answers)).map((one) =>
      one.type === 'run' ? one.run.frames.length : 0,
    );
    expect(lengths).toEqual([1, 2]);
  });
});
