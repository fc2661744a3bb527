import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fermata/model';
import { planOf, Script } from '../script.fixture.ts';
import { ask, refusalOf } from './verbs.fixture.ts';

const task = (next: readonly string[] = [], more: object = {}): Step =>
  ({ type: 'task', task: 'work', next: next.map((to) => ({ to })), ...more }) as Step;
const reads = (...ids: string[]) => ({ with: { seen: ids.map((id) => `\${ steps.${id} }`) } });
const superseded = (script: Script) =>
  script.changes.filter(({ status }) => status === 'superseded').map(({ visit }) => visit);

describe('rerun from a step (rule O4)', () => {
  it('withdraws open work that is reachable, supersedes the visits since, and opens the step with a new key', () => {
    const script = new Script(planOf({ a: task(['b']), b: task(['c']), c: task(['d']), d: task() }));
    script.done('a#1');
    script.done('b#1');
    script.done('c#1');
    expect(ask(script, { type: 'rerunRequested', step: 'b' })).toEqual([
      'cancelTask d#1',
      'dispatchTask b#2',
    ]);
    expect(script.effects[1]).toMatchObject({ idempotencyKey: 'i/b#2' });
    expect(superseded(script)).toEqual(['b#1', 'c#1', 'd#1']);
    script.done('b#2');
    expect(script.open).toEqual(['c#2']);
  });

  it('shows superseded visits to no expression: what the steps showed before them comes back', () => {
    const loop = { next: [{ when: 'output.again', to: 'a' }, { to: 'z' }] };
    const steps = { a: task(['b']), b: { ...task(), ...loop } as Step, z: task([], reads('a', 'b')) };
    const script = new Script(planOf(steps));
    script.done('a#1', 1);
    script.done('b#1', { again: true });
    script.done('a#2', 2);
    script.done('b#2', { again: false });
    ask(script, { type: 'rerunRequested', step: 'a' });
    expect(superseded(script)).toEqual(['a#2', 'b#2', 'z#1']);
    expect(script.state.steps['b']).toMatchObject({
      status: 'completed',
      visits: 1,
      output: { again: true },
    });
    expect(script.state.steps['a']).toMatchObject({ status: 'completed', visits: 2, open: 1, output: 1 });
    expect(script.state.steps['z']).toMatchObject({ status: 'none', visits: 0, open: 0 });
  });

  it('keeps variables as they are', () => {
    const script = new Script(
      planOf({ a: task(['b'], { save: { x: '${ output }' } }), b: task() }, { vars: { x: { initial: 0 } } }),
    );
    script.done('a#1', 5);
    ask(script, { type: 'rerunRequested', step: 'a' });
    expect(script.vars).toEqual({ x: 5 });
  });

  it('leaves tokens from branches outside where they wait', () => {
    const steps = {
      s: task(['a', 'b'], { split: 'all' }),
      a: task(['j']),
      b: task(['j']),
      j: task([], { join: 'all' }),
    };
    const script = new Script(planOf(steps));
    script.done('s#1');
    script.done('b#1');
    ask(script, { type: 'rerunRequested', step: 'a' });
    expect(script.state.tokens['j']).toMatchObject([{ branch: 'b' }]);
    expect(script.done('a#2')).toEqual(['dispatchTask j#1']);
  });

  it('gives back the tokens that the superseded visit of a join took from outside', () => {
    const steps = {
      s: task(['a', 'b'], { split: 'all' }),
      a: task(['j']),
      b: task(['j']),
      j: task(['k'], { join: 'all' }),
      k: task(),
    };
    const script = new Script(planOf(steps));
    script.done('s#1');
    script.done('a#1');
    script.done('b#1');
    script.done('j#1');
    expect(ask(script, { type: 'rerunRequested', step: 'a' })).toEqual([
      'cancelTask k#1',
      'dispatchTask a#2',
    ]);
    expect(superseded(script)).toEqual(['a#1', 'j#1', 'k#1']);
    expect(script.state.tokens['j']).toMatchObject([{ branch: 'b' }]);
    expect(script.done('a#2')).toEqual(['dispatchTask j#2']);
  });

  it('lets the step itself take over the tokens of the visit that it replaces', () => {
    const steps = {
      s: task(['a', 'b'], { split: 'all' }),
      a: task(['j']),
      b: task(['j']),
      j: task(['k'], { join: 'all' }),
      k: task(),
    };
    const script = new Script(planOf(steps));
    script.done('s#1');
    script.done('a#1');
    script.done('b#1');
    script.done('j#1');
    expect(ask(script, { type: 'rerunRequested', step: 'j' })).toEqual([
      'cancelTask k#1',
      'dispatchTask j#2',
    ]);
    expect(script.state.tokens).toEqual({});
    ask(script, { type: 'rerunRequested', step: 'b' });
    expect(script.state.tokens['j']).toMatchObject([{ branch: 'a' }]);
  });

  it('forgets who has completed a superseded visit', () => {
    const manual = { type: 'manual', form: 'review', assign: { groups: ['g'] }, next: [{ to: 'b' }] } as Step;
    const script = new Script(planOf({ a: manual, b: task() }));
    script.done('a#1', { outcome: 'approve' }, 'ada');
    ask(script, { type: 'rerunRequested', step: 'a' });
    expect(script.state.steps['a']?.by).toEqual([]);
  });

  it('opens a failed instance again', () => {
    const script = new Script(planOf({ a: task(['b']), b: task() }));
    script.done('a#1');
    expect(script.fail('b#1', 'x')).toEqual(['close failed x']);
    expect(ask(script, { type: 'rerunRequested', step: 'a' })).toEqual(['dispatchTask a#2']);
    expect(script.state.closed).toBeUndefined();
    expect(superseded(script)).toEqual(['a#1', 'b#1']);
    script.done('a#2');
    expect(script.done('b#2')).toEqual(['close completed']);
  });

  it('is refused for what is unknown, was never visited, or belongs to the end of the instance', () => {
    const script = new Script(planOf({ a: task(['b']), b: task(), h: task() }, { onError: { to: 'h' } }));
    expect(refusalOf(script, { type: 'rerunRequested', step: 'x' })).toBe('step.unknown');
    expect(refusalOf(script, { type: 'rerunRequested', step: 'b' })).toBe('step.neverVisited');
    script.fail('a#1', 'x');
    expect(refusalOf(script, { type: 'rerunRequested', step: 'a' })).toBe('instance.ending');
  });

  it('is refused, not guessed, where the earlier result is no longer kept', () => {
    const large = 'x'.repeat(9_000);
    const loop = { next: [{ when: 'output != "end"', to: 'a' }, { to: 'z' }] };
    const script = new Script(
      planOf({ a: task(['b'], reads('b')), b: { ...task(), ...loop } as Step, z: task() }),
    );
    script.done('a#1');
    script.done('b#1', large);
    script.done('a#2');
    script.done('b#2', 1);
    expect(refusalOf(script, { type: 'rerunRequested', step: 'b' })).toBe('rerun.forgotten');
    expect(refusalOf(script, { type: 'rerunRequested', step: 'a' })).toBeUndefined();
  });

  it('remembers little of an instance that loops long', () => {
    const loop = { next: [{ when: 'output != "end"', to: 'a' }, { to: 'z' }] };
    const script = new Script(planOf({ a: task(['b']), b: { ...task(), ...loop } as Step, z: task() }));
    for (let n = 1; n <= 500; n += 1) {
      script.done(`a#${n}`);
      script.done(`b#${n}`);
    }
    expect(JSON.stringify(script.state.past).length).toBeLessThan(4_000);
    ask(script, { type: 'rerunRequested', step: 'b' });
    expect(superseded(script)).toEqual(['b#500', 'a#501']);
    expect(script.state.steps['a']?.visits).toBe(500);
  });

  it('can begin again from the last visit of any step, however often the instance has looped', () => {
    const loop = { next: [{ when: 'output != "end"', to: 'a' }, { to: 'z' }] };
    const script = new Script(planOf({ a: task(['b']), b: { ...task(), ...loop } as Step, z: task() }));
    for (let n = 1; n <= 40; n += 1) {
      script.done(`a#${n}`);
      script.done(`b#${n}`);
      for (const step of ['a', 'b'])
        expect(refusalOf(script, { type: 'rerunRequested', step })).toBeUndefined();
    }
  });
});
