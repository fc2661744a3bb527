import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fermata/model';
import { planOf, Script } from '../script.fixture.ts';
import { moveInstance } from './move.ts';

const task = (more: object = {}): Step => ({ type: 'task', task: 'work', ...more }) as Step;
const section = { name: 'x', hold: 'section' };
const steps = {
  s: { type: 'set', split: 'all', next: [{ to: 'a' }, { to: 'b' }] } as Step,
  a: task({ lock: section, next: [{ to: 'aa' }] }),
  aa: task({ lock: section }),
  b: task({ lock: section }),
};
const verb = { id: 'm', actor: 'root', reason: 'newer' };

describe('locks on another version (rules O6, L1)', () => {
  it('are held on by the section that the steps of the holder belong to there', () => {
    const from = planOf(steps);
    const { s, ...others } = steps;
    const to = planOf({
      s: { ...s, next: [{ to: 'n' }, { to: 'b' }] } as Step,
      n: task({ lock: section, next: [{ to: 'a' }] }),
      ...others,
    });
    const script = new Script(from);
    const moved = moveInstance(from, to, script.state, { at: 0, verb, origin: null });
    expect(moved).toMatchObject({ ok: true, effects: [], state: { locks: { x: { section: 'x@n' } } } });
  });

  it('are free where none of those steps names the lock any more', () => {
    const from = planOf(steps);
    const to = planOf({ ...steps, a: task({ next: [{ to: 'aa' }] }), aa: task() });
    const script = new Script(from);
    const moved = moveInstance(from, to, script.state, { at: 0, verb, origin: null });
    expect(moved).toMatchObject({ ok: true, effects: [{ key: 'dispatch:b#1' }] });
  });
});
