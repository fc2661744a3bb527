import { describe, expect, it } from '@jest/globals';
import { all, planOf, Script, task } from '../script.fixture.ts';

const active = { join: 'active' };
const when = (to: string, test: string) => ({ to, when: test });

describe('join: active (rules J1, T6; patterns 7, 37, 38)', () => {
  const taken = (taken: readonly string[]) => {
    const next = ['b', 'c', 'd'].map((to) => when(to, `'${to}' in input.taken`));
    const plan = planOf({
      a: task([], { split: 'all', next }),
      b: task(['j']),
      c: task(['j']),
      d: task(['j']),
      j: task([], active),
    });
    const script = new Script(plan, { taken: [...taken] });
    script.done('a#1');
    return script;
  };

  it('waits for exactly the branches taken', () => {
    const one = taken(['c']);
    expect(one.done('c#1')).toEqual(['dispatchTask j#1']);
    const two = taken(['b', 'd']);
    expect(two.done('d#1')).toEqual([]);
    expect(two.done('b#1')).toEqual(['dispatchTask j#1']);
    expect(two.state.tokens).toEqual({});
  });

  it('waits while something can still bring another branch, however far away it is', () => {
    const plan = planOf({
      a: task(['b', 'c'], all),
      b: task(['j']),
      c: task([], { next: [when('d', 'output.far'), { to: 'e' }] }),
      d: task(['j']),
      e: task(),
      j: task([], active),
    });
    const far = new Script(plan);
    far.done('a#1');
    expect(far.done('b#1')).toEqual([]);
    expect(far.done('c#1', { far: true })).toEqual(['dispatchTask d#1']);
    expect(far.done('d#1')).toEqual(['dispatchTask j#1']);
    const near = new Script(plan);
    near.done('a#1');
    near.done('b#1');
    expect(near.done('c#1', { far: false })).toEqual(['dispatchTask e#1', 'dispatchTask j#1']);
  });

  it('is judged only when the worklist is empty', () => {
    const plan = planOf({
      a: { type: 'set', split: 'all', next: [{ to: 'b' }, { to: 'c' }] },
      b: { type: 'set', next: [{ to: 'j' }] },
      c: { type: 'set', next: [{ to: 'd' }] },
      d: { type: 'set', next: [{ to: 'j' }] },
      j: task([], active),
    });
    expect(new Script(plan).open).toEqual(['j#1']);
  });

  it('decides in loops from all reachable states: a way back that passes the join does not count', () => {
    const plan = planOf({
      a: task(['b', 'c'], all),
      b: task([], { next: [when('b', 'output.again'), { to: 'j' }] }),
      c: task(['j']),
      j: task([], { ...active, next: [when('b', 'output.back'), { to: 'z' }] }),
      z: { type: 'end' },
    });
    const script = new Script(plan);
    script.done('a#1');
    expect(script.done('c#1')).toEqual([]);
    expect(script.done('b#1', { again: true })).toEqual(['dispatchTask b#2']);
    expect(script.done('b#2', { again: false })).toEqual(['dispatchTask j#1']);
    expect(script.done('j#1', { back: true })).toEqual(['dispatchTask b#3']);
    expect(script.done('b#3', { again: false })).toEqual(['dispatchTask j#2']);
    expect(script.done('j#2', { back: false })).toEqual(['close completed']);
  });

  it('is blocked by an open visit of itself that leads back, on a way that begins at its targets', () => {
    const plan = planOf({
      a: task(['b', 'c', 'b'], all),
      b: task(['j']),
      c: task(['j']),
      j: task([], { ...active, next: [when('c', 'output.back'), { to: 'z' }] }),
      z: { type: 'end' },
    });
    const script = new Script(plan);
    script.done('a#1');
    script.done('b#1');
    script.done('c#1');
    expect(script.open).toEqual(['b#2', 'j#1']);
    expect(script.done('b#2')).toEqual([]);
    expect(script.done('j#1', { back: false })).toEqual(['dispatchTask j#2']);
  });

  it('takes a vicious circle of two joins apart: the oldest token acts first', () => {
    const plan = planOf({
      a: task(['x', 'y'], all),
      x: task([], { ...active, split: 'all', next: [when('y', 'false'), { to: 'z' }] }),
      y: task([], { ...active, split: 'all', next: [when('x', 'false'), { to: 'z' }] }),
      z: task(),
    });
    const script = new Script(plan);
    expect(script.done('a#1')).toEqual(['dispatchTask x#1']);
    expect(Object.keys(script.state.tokens)).toEqual(['y']);
    expect(script.done('x#1')).toEqual(['dispatchTask z#1', 'dispatchTask y#1']);
  });

  it('lets a join that nothing blocks act before an older one in a circle', () => {
    const plan = planOf({
      a: task(['x', 'y', 'w'], all),
      x: task(['y', 'z'], { ...active, split: 'all' }),
      y: task(['x', 'z'], { ...active, split: 'all' }),
      w: { type: 'set', next: [{ to: 'v' }] },
      v: task([], active),
      z: task(),
    });
    const script = new Script(plan);
    expect(script.done('a#1')).toEqual(['dispatchTask v#1', 'dispatchTask x#1']);
  });

  it('is judged again when a cancellation takes away what blocked it', () => {
    const plan = planOf({
      a: task(['b', 'c', 'd'], all),
      b: task(['j']),
      c: task(['j']),
      d: task([], { cancels: ['c'] }),
      j: task([], active),
    });
    const script = new Script(plan);
    script.done('a#1');
    expect(script.done('b#1')).toEqual([]);
    expect(script.done('d#1')).toEqual(['cancelTask c#1', 'dispatchTask j#1']);
  });

  it('ends its hold as soon as it can fire: a held join of every branch that an operator helps', () => {
    const plan = planOf({
      a: task(['b', 'c'], all),
      b: task(['j']),
      c: task([], { next: [when('j', 'output.ok'), { to: 'e' }] }),
      e: task(),
      j: task([], { join: 'all' }),
    });
    const script = new Script(plan);
    script.done('a#1');
    script.done('b#1');
    script.done('c#1', { ok: false });
    expect(script.state.stuck).toMatchObject([{ step: 'j' }]);
    const verb = { id: 'v1', actor: 'root', reason: 'wrong way' };
    script.take({ type: 'jumpRequested', at: 0, verb, from: 'e#1', to: 'c' });
    expect(script.state.stuck).toEqual([]);
    expect(script.done('c#2', { ok: true })).toEqual(['dispatchTask j#1']);
  });

  it('consumes one token per marked branch; a surplus fires it again', () => {
    const plan = planOf({
      a: task(['b', 'b', 'c'], all),
      b: task(['j']),
      c: task(['j']),
      j: task([], active),
    });
    const script = new Script(plan);
    script.done('a#1');
    script.done('b#1');
    script.done('b#2');
    expect(script.done('c#1')).toEqual(['dispatchTask j#1', 'dispatchTask j#2']);
  });

  it('combines only tokens of one round, and only a position with the same number blocks it (rule J0)', () => {
    const plan = planOf({
      a: task(['a', 's'], all),
      s: task(['b', 'c'], all),
      b: task(['j']),
      c: task([], { next: [when('j', 'output.ok'), { to: 'e' }] }),
      e: { type: 'end' },
      j: task([], active),
    });
    const script = new Script(plan);
    ['a#1', 's#1', 'a#2', 's#2', 'b#1'].forEach((work) => script.done(work));
    expect(script.done('b#2')).toEqual([]);
    expect(script.done('c#2', { ok: false })).toEqual(['dispatchTask j#1']);
    expect(script.done('c#1', { ok: true })).toEqual(['dispatchTask j#2']);
  });

  it('keeps nested loops apart: each round of the inner loop joins its own tokens', () => {
    const plan = planOf({
      o: task(['i', 'k'], all),
      i: task(['b', 'c'], all),
      b: task(['j']),
      c: task(['j']),
      j: task([], { ...active, next: [when('i', 'output.inner'), { to: 'm' }] }),
      k: task(['m']),
      m: task([], { join: 'all', next: [when('o', 'output.outer'), { to: 'z' }] }),
      z: { type: 'end' },
    });
    const script = new Script(plan);
    const inner = (n: number, goesOn: boolean) => {
      script.done(`i#${n}`);
      script.done(`c#${n}`);
      expect(script.done(`b#${n}`)).toEqual([`dispatchTask j#${n}`]);
      return script.done(`j#${n}`, { inner: goesOn });
    };
    script.done('o#1');
    expect(inner(1, true)).toEqual(['dispatchTask i#2']);
    expect(inner(2, false)).toEqual([]);
    expect(script.done('k#1')).toEqual(['dispatchTask m#1']);
    expect(script.done('m#1', { outer: true })).toEqual(['dispatchTask o#2']);
    script.done('o#2');
    script.done('k#2');
    expect(inner(3, false)).toEqual(['dispatchTask m#2']);
    expect(script.done('m#2', { outer: false })).toEqual(['close completed']);
  });
});
