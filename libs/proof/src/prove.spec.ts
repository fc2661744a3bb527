import { describe, expect, it } from '@jest/globals';
import { planOf, when, type Sketch } from './plan.fixture.ts';
import { prove } from './prove.ts';

const verdictOf = (sketches: Readonly<Record<string, Sketch>>, more = {}) => {
  const { verdict, findings } = prove(planOf(sketches, more));
  return [verdict, ...findings.map(({ code, steps }) => `${code} ${steps.join(' ')}`)];
};

const end: Sketch = { type: 'end' };
const all = 'all';

describe('control flow that is sound', () => {
  it('a sequence, a choice and a loop end', () => {
    const sketches = {
      a: { next: ['b'] },
      b: { next: [when('a'), when('c'), 'd'] },
      c: { next: ['d'] },
      d: end,
    };
    expect(verdictOf(sketches)).toEqual(['sound']);
  });

  it('branches that all run meet in a join of all', () => {
    const sketches = {
      a: { split: all, next: ['b', 'c', 'd'] },
      b: { next: [when('b2'), 'b3'] },
      b2: { next: ['b4'] },
      b3: { next: ['b4'] },
      b4: { next: ['j'] },
      c: { next: ['j'] },
      d: { next: ['j'] },
      j: { join: all, next: ['e'] },
      e: end,
    };
    expect(verdictOf(sketches)).toEqual(['sound']);
  });

  it('a loop around parallel branches meets round by round (rule J0)', () => {
    const sketches = {
      a: { split: all, next: ['b', 'c'] },
      b: { next: ['j'] },
      c: { next: ['j'] },
      j: { join: all, next: [when('a'), 'e'] },
      e: end,
    };
    expect(verdictOf(sketches)).toEqual(['sound']);
  });

  it('a join of the active branches waits for exactly those that were taken (rule J1)', () => {
    const sketches = {
      a: { split: all, next: [when('b'), when('c'), when('d')] },
      b: { next: ['j'] },
      c: { next: ['j'] },
      d: { next: ['j'] },
      j: { join: 'active', next: [when('a'), 'e'] },
      e: end,
    };
    expect(verdictOf(sketches)).toEqual(['sound']);
  });

  it('a join of some branches fires once a round, the rest vanishes (rule J2)', () => {
    const sketches = {
      a: { split: all, next: ['b', 'c', 'd'] },
      b: { next: ['j'] },
      c: { next: ['j'] },
      d: { next: ['j'] },
      j: { join: { count: 2 }, next: [when('a'), 'e'] },
      e: end,
    };
    expect(verdictOf(sketches)).toEqual(['sound']);
  });

  it('as many threads as are joined become one (rule J1)', () => {
    const sketches = {
      a: { next: [{ to: 'b', copies: 3 }] },
      b: { next: ['j'] },
      j: { join: { threads: 3 }, next: ['e'] },
      e: end,
    };
    expect(verdictOf(sketches)).toEqual(['sound']);
  });
});

describe('control flow that is not sound', () => {
  it('a choice before a join of all leaves it waiting for ever (rule T6)', () => {
    const sketches = {
      a: { next: [when('b'), 'c'] },
      b: { next: ['j'] },
      c: { next: ['j'] },
      j: { join: all, next: ['e'] },
      e: end,
    };
    expect(verdictOf(sketches)).toEqual(['unsound', 'proof.deadlock j']);
  });

  it('a branch that may end before a join of all leaves it waiting for ever', () => {
    const sketches = {
      a: { split: all, next: ['b', 'c'] },
      b: { next: [when('j'), 'x'] },
      c: { next: ['j'] },
      x: end,
      j: { join: all, next: ['e'] },
      e: end,
    };
    expect(verdictOf(sketches)).toEqual(['unsound', 'proof.deadlock j']);
  });

  it('an error that leads past a join of all leaves it waiting for ever', () => {
    const sketches = {
      a: { split: all, next: ['b', 'c'] },
      b: { next: ['j'], catch: [{ on: ['http'], to: 'x' }] },
      c: { next: ['j'] },
      x: end,
      j: { join: all, next: ['e'] },
      e: end,
    };
    const proof = prove(planOf(sketches));
    expect(proof.findings[0]?.trace).toContainEqual({ step: 'b', kind: 'catch', entries: [0] });
  });

  it('fewer threads than are joined are left over', () => {
    const sketches = {
      a: { next: [{ to: 'b', copies: 4 }] },
      b: { next: ['j'] },
      j: { join: { threads: 3 }, next: ['e'] },
      e: end,
    };
    expect(verdictOf(sketches)).toEqual(['unsound', 'proof.deadlock j']);
  });

  it('a step that no run visits is dead', () => {
    const sketches = {
      a: { split: all, next: ['b', 'c'] },
      b: { next: ['j'] },
      c: { next: ['j'] },
      j: { join: all, catch: [{ on: ['join.deadlock'], to: 'x' }], next: ['e'] },
      x: end,
      e: end,
    };
    expect(verdictOf(sketches)).toEqual(['unsound', 'proof.deadStep x']);
  });

  it('a loop that starts a branch at every turn is unbounded: a warning, no verdict', () => {
    const sketches = {
      a: { split: all, next: [when('a'), 'b'] },
      b: { next: ['e'] },
      e: end,
    };
    expect(verdictOf(sketches)).toEqual(['undecided', 'proof.unbounded b']);
  });

  it('a split with more free ways than every subset can be looked at of is never called sound', () => {
    const ids = Array.from({ length: 13 }, (_, index) => `b${index}`);
    const sketches = {
      a: { split: all, next: ids.map((id) => when(id)) },
      ...Object.fromEntries(ids.map((id) => [id, { next: ['j'] }])),
      j: { join: { count: 1 }, next: ['e'] },
      e: end,
    };
    expect(verdictOf(sketches)[0]).toBe('undecided');
  });

  it('past its bound the verdict is undecided', () => {
    const sketches = { a: { next: ['b'] }, b: { next: ['c'] }, c: end };
    expect(prove(planOf(sketches), { bound: 2 })).toMatchObject({ verdict: 'undecided', bound: 2 });
  });
});

describe.each([true, false])('a game that is played as it is: %s', (isPlain) => {
  const verdict = (sketches: Readonly<Record<string, Sketch>>) =>
    prove(planOf(sketches), { isPlain }).verdict;

  it('tells the rounds of two threads apart at one join (rule J0)', () => {
    const sketches = {
      a: { next: [{ to: 's', copies: 2 }] },
      s: { split: all, next: ['b', 'c'] },
      b: { next: ['j'] },
      c: { next: ['j'] },
      j: { join: { count: 2 }, next: ['k'] },
      k: { join: { threads: 2 }, next: ['e'] },
      e: end,
    };
    expect(verdict(sketches)).toBe('sound');
  });

  it('fires a join of the active branches once for all of them (rule J1)', () => {
    const sketches = {
      a: { split: all, next: ['b', 'c', 'd'] },
      b: { next: ['j'] },
      c: { next: ['j'] },
      d: { next: ['k'] },
      j: { join: 'active', next: ['k'] },
      k: { join: all, next: ['e'] },
      e: end,
    };
    expect(verdict(sketches)).toBe('sound');
  });

  it('withdraws the other branch before the own token is placed (rule T8)', () => {
    const sketches = {
      a: { split: all, next: ['b', 'c'] },
      b: { cancels: ['c'], next: ['d'] },
      c: { cancels: ['b'], next: ['d'] },
      d: { split: all, next: ['x', 'y'] },
      x: { next: ['j'] },
      y: { next: ['j'] },
      j: { join: { threads: 2 }, next: [when('a'), 'e'] },
      e: end,
    };
    expect(verdict(sketches)).toBe('sound');
  });
});
