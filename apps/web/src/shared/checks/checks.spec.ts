import { describe, expect, it } from '@jest/globals';
import { createAnswerer } from './answer.ts';
import { createChecks, type CheckWorker } from './checks.ts';
import type { CheckAnswer, CheckRequest } from './protocol.ts';

const known = {
  references: {
    self: { name: 'orders', version: 1 },
    tasks: {},
    forms: {},
    events: {},
    workflows: {},
    calendars: {},
    decisions: {},
  },
};
const text = (to: string) => `kind: workflow
name: orders
title: Orders
start: one
steps:
  one: { type: set, with: { a: 1 }, next: [{ to: ${to} }] }
  done: { type: end }
`;

/** A worker whose answers wait until a spec lets them go. */
function heldWorker() {
  const answer = createAnswerer();
  const asked: CheckRequest[] = [];
  let hear: (event: { readonly data: CheckAnswer }) => void = () => undefined;
  const worker: CheckWorker = {
    postMessage: (request) => void asked.push(request),
    addEventListener: (_type, listener) => void (hear = listener),
    terminate: () => undefined,
  };
  const release = (): void => asked.splice(0).forEach((request) => hear({ data: answer(request) }));
  return { worker, asked, release };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the checks off the page', () => {
  it('find what a publish would find, each with its place in the text', () => {
    const { problems } = createAnswerer()({
      type: 'judge',
      id: 1,
      source: text('dome'),
      format: 'yaml',
      known,
    });
    expect(problems).toContainEqual(
      expect.objectContaining({ path: '/steps/one/next/0/to', at: expect.objectContaining({ line: 6 }) }),
    );
  });

  it('say why a text cannot be read', () => {
    const { problems } = createAnswerer()({ type: 'judge', id: 1, source: 'a: [', format: 'yaml', known });
    expect(problems[0]).toMatchObject({ code: 'source.syntax' });
  });

  it('judge only the last of the texts that came while one was being judged', async () => {
    const { worker, asked, release } = heldWorker();
    const checks = createChecks(worker);
    const verdicts = ['a', 'b', 'done'].map((to) =>
      checks.judge({ source: text(to), format: 'yaml', known }),
    );
    await turn();
    expect(asked).toHaveLength(1);
    release();
    await turn();
    release();
    expect(await Promise.all(verdicts)).toMatchObject([undefined, undefined, []]);
  });

  it('check a value by a schema', async () => {
    const { worker, release } = heldWorker();
    const found = createChecks(worker).checkValue({ type: 'object', required: ['note'] }, {});
    release();
    expect(await found).toMatchObject([{ code: 'schema.mismatch' }]);
  });

  it('never throw, whatever they are asked', () => {
    const answer = createAnswerer();
    const odd = { type: 'judge', id: 7, source: null, format: 'yaml', known } as unknown as CheckRequest;
    expect(answer(odd)).toMatchObject({ id: 7, problems: [{ code: 'check.failed' }] });
  });
});
