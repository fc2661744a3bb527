import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fermata/model';
import { describe as view } from '../index.ts';
import { planOf, Script } from '../script.fixture.ts';

const task = (more: object = {}): Step => ({ type: 'task', task: 'work', ...more }) as Step;
const to = (...ids: string[]) => ids.map((id) => ({ to: id }));
const split = (...ids: string[]): Step => ({ type: 'set', split: 'all', next: to(...ids) }) as Step;

/** `m` is the milestone, reached by `b`; `g` is the step that needs it. */
function milestone(
  g: Step,
  more: Readonly<Record<string, Step>> = {},
  heads: readonly string[] = ['b', 'g'],
) {
  return planOf({
    s: split(...heads),
    b: task({ next: to('m') }),
    m: task({ next: to('z') }),
    z: task(),
    g,
    ...more,
  });
}

describe('missed milestones (rules L2, T6)', () => {
  it('skips a missed milestone unless said: no other position can reach the step', () => {
    const step = task({ whileIn: { step: 'm' }, default: { missed: true }, save: { x: 1 }, next: to('n') });
    const script = new Script(
      milestone(step, {
        n: task({ with: { seen: '${ steps.g.output }' } }),
        b: task({ next: [{ when: 'false', to: 'm' }, { to: 'z' }] }),
      }),
    );
    expect(script.open).toEqual(['b#1', 'g#1']);
    script.done('b#1');
    expect(script.effects).toMatchObject([
      { type: 'dispatchTask', work: 'z#1' },
      { type: 'dispatchTask', work: 'n#1', input: { seen: { missed: true } } },
    ]);
    expect([script.settled.at(-1), script.vars]).toEqual(['g#1 skipped', {}]);
  });

  it('is missed also when it was visited and left before', () => {
    const script = new Script(
      milestone(task({ whileIn: { step: 'm' } }), { c: task({ next: to('g') }) }, ['b', 'c']),
    );
    script.done('b#1');
    script.done('m#1');
    expect(script.done('c#1')).toEqual([]);
    expect(script.settled.at(-1)).toBe('g#1 skipped');
  });

  it('fails with `milestone.missed` where said, which `catch` takes', () => {
    const step = task({
      whileIn: { step: 'm', missed: 'fail' },
      catch: [{ on: ['milestone.missed'], to: 'z' }],
    });
    const script = new Script(
      milestone(step, { b: task({ next: [{ when: 'false', to: 'm' }, { to: 'z' }] }) }),
    );
    expect(script.done('b#1')).toEqual(['dispatchTask z#1', 'dispatchTask z#2']);
    expect(script.settled.at(-1)).toBe('g#1 failed');
  });

  it('waits where said, and is held as `gate.deadlock` once nothing can open it (rule T6)', () => {
    const step = task({ whileIn: { step: 'm', missed: 'wait' } });
    const script = new Script(
      milestone(step, { b: task({ next: [{ when: 'false', to: 'm' }, { to: 'z' }] }) }),
    );
    script.done('b#1');
    expect(script.state.visits['g#1']).toMatchObject({ status: 'gated', stuck: { code: 'gate.deadlock' } });
    expect(script.done('z#1')).toEqual([]);
    expect(script.state.closed).toBeUndefined();
  });

  it('goes to the `catch` for `gate.deadlock`: the visit fails, one token goes to `to` (rule T6)', () => {
    const step = task({
      whileIn: { step: 'm', missed: 'wait' },
      catch: [{ on: ['gate.deadlock'], to: 'h' }],
    });
    const script = new Script(
      milestone(step, { b: task({ next: [{ when: 'false', to: 'm' }, { to: 'z' }] }), h: task() }),
    );
    expect(script.done('b#1')).toEqual(['dispatchTask z#1', 'dispatchTask h#1']);
    expect(script.settled.at(-1)).toBe('g#1 failed');
  });

  it('18: a step is enabled only while the instance is in a given state', () => {
    const open = new Script(milestone(task({ whileIn: { step: 'm' } })));
    open.done('b#1');
    expect(open.open).toEqual(['g#1', 'm#1']);
    const left = new Script(
      milestone(task({ whileIn: { step: 'm' } }), { c: task({ next: to('g') }) }, ['b', 'c']),
    );
    left.done('b#1');
    left.done('m#1');
    left.done('c#1');
    expect(left.settled).toContain('g#1 skipped');
  });
});

describe('gates in the set S (rules T6, J1, section 10)', () => {
  const section = (name: string) => ({ name, hold: 'section' });

  it('waits on while a position outside can reach the milestone, though through a loop', () => {
    const script = new Script(
      milestone(task({ whileIn: { step: 'm' } }), {
        b: task({ next: [{ when: 'steps.b.visits < 3', to: 'b' }, { to: 'm' }] }),
      }),
    );
    script.done('b#1');
    script.done('b#2');
    expect(script.open).toEqual(['g#1', 'b#3']);
    expect(script.done('b#3')).toEqual(['dispatchTask m#1', 'dispatchTask g#1']);
  });

  it('skips a missed milestone before an `active` join fires that its way leads to', () => {
    const script = new Script(
      milestone(task({ whileIn: { step: 'm' }, next: to('j') }), {
        b: task({ next: [{ when: 'false', to: 'm' }, { to: 'j' }] }),
        j: task({ join: 'active' }),
      }),
    );
    expect(script.done('b#1')).toEqual(['dispatchTask j#1']);
    expect(script.settled.at(-1)).toBe('g#1 skipped');
    expect(script.done('j#1')).toEqual(['close completed']);
  });

  it('takes a token that waits at a stuck join for no way to the milestone', () => {
    const script = new Script(
      milestone(task({ whileIn: { step: 'm' } }), {
        b: task({ next: [{ when: 'false', to: 'c' }, { to: 'j' }] }),
        c: task({ next: to('j') }),
        j: task({ join: 'all', next: to('m') }),
      }),
    );
    expect(script.done('b#1')).toEqual([]);
    expect(script.settled.at(-1)).toBe('g#1 skipped');
    expect(script.state.stuck).toMatchObject([{ step: 'j' }]);
  });

  it('judges locks only when nothing is open: two sections that wait for each other are held as `lock.deadlock`', () => {
    const plan = planOf({
      s: split('a', 'b'),
      a: task({ lock: section('x'), next: to('aa') }),
      aa: task({ lock: [section('x'), 'y'] }),
      b: task({ lock: [section('y')], next: to('bb') }),
      bb: task({ lock: [section('y'), 'x'] }),
    });
    const script = new Script(plan);
    expect(script.done('a#1')).toEqual([]);
    expect(script.state.visits['aa#1']).not.toHaveProperty('stuck');
    expect(script.done('b#1')).toEqual([]);
    expect(script.state.visits).toMatchObject({
      'aa#1': { status: 'gated', stuck: { code: 'lock.deadlock' } },
      'bb#1': { status: 'gated', stuck: { code: 'lock.deadlock' } },
    });
    expect(view(plan, script.state)).toMatchObject({
      status: 'suspended',
      waiting: [
        { visit: 'aa#1', for: 'operator' },
        { visit: 'bb#1', for: 'operator' },
      ],
    });
  });

  it('does not judge locks while anything is open, though nothing of it can release them', () => {
    const script = new Script(
      planOf({
        s: split('a', 'b', 'c'),
        a: task({ lock: section('x'), next: to('aa') }),
        aa: task({ lock: [section('x'), 'y'] }),
        b: task({ lock: [section('y')], next: to('bb') }),
        bb: task({ lock: [section('y'), 'x'] }),
        c: task(),
      }),
    );
    script.done('a#1');
    script.done('b#1');
    expect(script.state.visits['aa#1']).not.toHaveProperty('stuck');
    script.done('c#1');
    expect(script.state.visits['aa#1']).toMatchObject({ stuck: { code: 'lock.deadlock' } });
  });

  it('gives a lock deadlock to the step that catches it, and the others go on', () => {
    const script = new Script(
      planOf({
        s: split('a', 'b'),
        a: task({ lock: section('x'), next: to('aa') }),
        aa: task({ lock: [section('x'), 'y'], catch: [{ on: ['lock.deadlock'], to: 'h' }] }),
        b: task({ lock: [section('y')], next: to('bb') }),
        bb: task({ lock: [section('y'), 'x'] }),
        h: task(),
      }),
    );
    script.done('a#1');
    expect(script.done('b#1')).toEqual(['dispatchTask h#1', 'dispatchTask bb#1']);
    expect(script.settled.at(-1)).toBe('aa#1 failed');
  });

  it('does not call it a deadlock while an operator can release the lock', () => {
    const script = new Script(
      planOf({
        s: split('a', 'b'),
        a: task({ lock: 'x', catch: [{ then: 'hold' }] }),
        b: task({ lock: 'x' }),
      }),
    );
    script.fail('a#1', 'no');
    expect(script.state.visits['b#1']).not.toHaveProperty('stuck');
    expect(script.retry('a#1')).toEqual(['dispatchTask a#1.1']);
  });

  it('judges an offer that nobody may claim with the holder of its lock', () => {
    const script = new Script(
      planOf({
        s: split('a', 'b', 'c'),
        a: task({ lock: section('x'), next: to('aa') }),
        aa: task({ lock: [section('x'), 'y'] }),
        b: task({ lock: [section('y')], next: to('bb') }),
        bb: task({ lock: [section('y'), 'x'] }),
        c: {
          type: 'manual',
          form: 'review',
          assign: { groups: ['g'] },
          lock: { name: 'x', take: 'start' },
        } as Step,
      }),
    );
    script.done('a#1');
    script.done('b#1');
    expect(script.state.visits).toMatchObject({ 'aa#1': { stuck: {} }, 'bb#1': { stuck: {} } });
  });
});
