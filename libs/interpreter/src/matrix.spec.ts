import { describe, expect, it } from '@jest/globals';
import type { CatchEntry, Step } from '@fermata/model';
import { planOf, Script } from './script.fixture.ts';

/** What can go wrong with a step, and how it is brought about (language.md 5.1). */
const CAUSES: Readonly<
  Record<string, { readonly step: object; readonly code: string; readonly happen: (script: Script) => void }>
> = {
  'task failed': {
    step: { type: 'task', task: 'work' },
    code: 'http.503',
    happen: (script) => void script.fail('a#1', 'http.503'),
  },
  'deadline passed': {
    step: { type: 'manual', form: 'review', assign: { groups: ['g'] }, timeout: 'PT1H' },
    code: 'timeout',
    happen: (script) => void script.fire('a#1/timeout'),
  },
  'cancelled from outside': {
    step: { type: 'task', task: 'work' },
    code: 'cancelled',
    happen: (script) => void script.cancelled('a#1'),
  },
  'rule violated': {
    step: { type: 'task', task: 'work' },
    code: 'rule.violated',
    happen: (script) => void script.fail('a#1', 'rule.violated'),
  },
};

/** What an author can say, and what must then stand: settled visits, open visits, how it closed. */
const REACTIONS: Readonly<
  Record<string, { readonly entry: CatchEntry; readonly stands: (code: string) => object }>
> = {
  retry: { entry: { then: 'retry' }, stands: () => ({ settled: ['a#1 failed'], open: ['a#2'] }) },
  'skip as failed': { entry: { then: 'pass' }, stands: () => ({ settled: ['a#1 failed'], open: ['n#1'] }) },
  'skip as completed with a default': {
    entry: { then: 'complete', output: { by: 'default' } },
    stands: () => ({ settled: ['a#1 completed'], open: ['n#1'], output: { by: 'default' } }),
  },
  'fail the instance': {
    entry: { then: 'fail' },
    stands: (code) => ({ settled: ['a#1 failed'], open: [], closed: `failed ${code}` }),
  },
  'go to a handler': {
    entry: { then: 'goto', to: 'h' },
    stands: () => ({ settled: ['a#1 failed'], open: ['h#1'] }),
  },
  'hold for an operator': {
    entry: { then: 'hold' },
    stands: () => ({ settled: [], open: ['a#1'], held: ['a#1'] }),
  },
};

const cases = Object.keys(CAUSES).flatMap((cause) =>
  Object.keys(REACTIONS).map((reaction) => [cause, reaction] as const),
);

describe('every cause with every reaction (compensation comes with its steps)', () => {
  it.each(cases)('%s → %s', (causeName, reactionName) => {
    const [cause, reaction] = [CAUSES[causeName], REACTIONS[reactionName]];
    if (cause === undefined || reaction === undefined) throw new Error('no such case');
    const plan = planOf(
      {
        a: {
          ...cause.step,
          next: [{ to: 'n' }],
          catch: [{ on: [cause.code], ...reaction.entry }],
        } as Step,
        n: { type: 'task', task: 'work', with: { seen: '${ steps.a.output }' } },
        h: { type: 'task', task: 'work', unless: 'false' },
      },
      { onCancel: { to: 'h' } },
    );
    const script = new Script(plan);
    cause.happen(script);
    const { closed, visits, steps } = script.state;
    const held = Object.values(visits).filter(({ status }) => status === 'held');
    expect({
      settled: script.settled,
      open: script.open,
      ...(closed === undefined ? {} : { closed: `${closed.status} ${closed.error?.code}` }),
      ...(held.length === 0 ? {} : { held: held.map(({ id }) => id) }),
      ...(reactionName.includes('default') ? { output: steps.a?.output } : {}),
    }).toEqual(reaction.stands(cause.code));
  });
});
