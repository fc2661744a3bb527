import { describe, expect, it } from '@jest/globals';
import type { CatchEntry, Step } from '@fermata/model';
import { planOf, Script } from './script.fixture.ts';

/** What can go wrong with a step, how it is brought about, and what is asked for at once (language.md 5.1). */
interface Cause {
  readonly step: object;
  readonly code: string;
  readonly happen: (script: Script) => readonly string[];
  /** Effects of the failure itself. */
  readonly first: readonly string[];
  /** The effect that begins the work of the step. */
  readonly begin: string;
}

const automated = { type: 'task', task: 'work' };
const byPerson = { type: 'manual', form: 'review', assign: { groups: ['g'] }, timeout: 'PT1H' };

const CAUSES: Readonly<Record<string, Cause>> = {
  'task failed': {
    step: automated,
    code: 'http.503',
    happen: (script) => script.fail('a#1', 'http.503'),
    first: [],
    begin: 'dispatchTask',
  },
  'deadline passed': {
    step: byPerson,
    code: 'timeout',
    happen: (script) => script.fire('a#1/timeout'),
    first: ['withdrawTask a#1 timeout'],
    begin: 'offerTask',
  },
  'cancelled from outside': {
    step: automated,
    code: 'cancelled',
    happen: (script) => script.cancelled('a#1'),
    first: [],
    begin: 'dispatchTask',
  },
  'rule violated': {
    step: automated,
    code: 'rule.violated',
    happen: (script) => script.fail('a#1', 'rule.violated'),
    first: [],
    begin: 'dispatchTask',
  },
};

/** What an author can say, what it asks for, and what then stands. */
interface Reaction {
  readonly entry: CatchEntry;
  readonly asks: (cause: Cause) => readonly string[];
  readonly settled: readonly string[];
  readonly stands: (cause: Cause) => object;
}

const REACTIONS: Readonly<Record<string, Reaction>> = {
  retry: {
    entry: { then: 'retry' },
    asks: ({ begin }) => [
      `${begin} a#2`,
      ...(begin === 'offerTask' ? ['startTimer a#2/timeout 7200000'] : []),
    ],
    settled: ['a#1 failed'],
    stands: () => ({ open: ['a#2'] }),
  },
  'skip as failed': {
    entry: { then: 'pass' },
    asks: () => ['dispatchTask n#1'],
    settled: ['a#1 failed'],
    stands: ({ code }) => ({ open: ['n#1'], output: null, error: code }),
  },
  'skip as completed with a default': {
    entry: { then: 'complete', output: { by: 'default' } },
    asks: () => ['dispatchTask n#1'],
    settled: ['a#1 completed'],
    stands: () => ({ open: ['n#1'], output: { by: 'default' } }),
  },
  'fail the instance': {
    entry: { then: 'fail' },
    asks: ({ code }) => [`close failed ${code}`],
    settled: ['a#1 failed'],
    stands: ({ code }) => ({ open: [], closed: `failed ${code}` }),
  },
  'go to a handler': {
    entry: { then: 'goto', to: 'h' },
    asks: () => ['dispatchTask h#1'],
    settled: ['a#1 failed'],
    stands: () => ({ open: ['h#1'] }),
  },
  'hold for an operator': {
    entry: { then: 'hold' },
    asks: () => [],
    settled: [],
    stands: () => ({ open: ['a#1'], held: ['a#1'] }),
  },
};

/** `p` and `q` are done and can be undone; then `a` goes wrong. */
function programOf({ step, code }: Cause, entry: CatchEntry) {
  const undoable = { ...automated, compensate: 'work' };
  return planOf(
    {
      p: { ...undoable, next: [{ to: 'q' }] } as Step,
      q: { ...undoable, next: [{ to: 'a' }] } as Step,
      a: { ...step, next: [{ to: 'n' }], catch: [{ on: [code], ...entry }] } as Step,
      n: { type: 'task', task: 'work', with: { seen: '${ steps.a.output }', why: '${ steps.a.error }' } },
      h: { type: 'task', task: 'work', unless: 'false' },
    },
    { onCancel: { to: 'h' } },
  );
}

const cases = Object.entries(CAUSES).flatMap(([causeName, cause]) =>
  Object.entries(REACTIONS).flatMap(([reactionName, reaction]) =>
    [false, true].map((undoes) => {
      const title = `${causeName} → ${reactionName}, ${undoes ? 'with' : 'without'} compensation`;
      return [title, { cause, reaction, undoes }] as const;
    }),
  ),
);

describe('every cause with every reaction, with and without compensation (language.md 5.1)', () => {
  it('is 4 × 6 × 2 cases', () => expect(cases).toHaveLength(48));

  it.each(cases)('%s', (_title, { cause, reaction, undoes }) => {
    const entry = undoes ? { ...reaction.entry, compensate: 'all' as const } : reaction.entry;
    const script = new Script(programOf(cause, entry));
    script.done('p#1');
    script.done('q#1');
    script.at = cause.code === 'timeout' ? 3_600_000 : 0;
    const trace = [...cause.happen(script)];
    if (undoes) trace.push(...script.done('q#1~undo'), ...script.done('p#1~undo'));
    const undone = ['dispatchTask q#1~undo', 'dispatchTask p#1~undo'];
    expect(trace).toEqual([...cause.first, ...(undoes ? undone : []), ...reaction.asks(cause)]);
    const shown = undoes ? ['q#1~undo completed', 'p#1~undo completed'] : [];
    expect(script.settled).toEqual(['p#1 completed', 'q#1 completed', ...shown, ...reaction.settled]);
    expect(standing(script)).toMatchObject(reaction.stands(cause));
  });
});

function standing({ state, open }: Script): object {
  const { closed, visits, steps } = state;
  const held = Object.values(visits).filter(({ status }) => status === 'held');
  return {
    open,
    ...(closed === undefined ? {} : { closed: `${closed.status} ${closed.error?.code}` }),
    ...(held.length === 0 ? {} : { held: held.map(({ id }) => id) }),
    output: steps.a?.output,
    ...(steps.a?.error === null ? {} : { error: steps.a?.error?.code }),
  };
}
