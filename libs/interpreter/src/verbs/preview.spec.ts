import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fermata/model';
import { previewVerb } from '../index.ts';
import { planOf, Script } from '../script.fixture.ts';
import type { Asked } from './kind.ts';
import { verbOccurrence } from './verbs.fixture.ts';

const task = (next: readonly string[] = [], more: object = {}): Step =>
  ({ type: 'task', task: 'work', next: next.map((to) => ({ to })), ...more }) as Step;

describe('the verdict on a verb beforehand (rule O2)', () => {
  const steps = {
    s: task(['a', 'b'], { split: 'all' }),
    a: task(['j']),
    b: task(['j']),
    j: task([], { join: 'all' }),
  };
  const preview = (script: Script, asked: Parameters<typeof verbOccurrence>[1]) =>
    previewVerb(script.interpreter.plan, script.state, verbOccurrence(script, asked) as Asked);

  it('says what would be withdrawn, opened and superseded, and where the instance would stand', () => {
    const script = new Script(planOf(steps));
    script.done('s#1');
    script.done('b#1');
    const before = JSON.stringify(script.state);
    expect(preview(script, { type: 'rerunRequested', step: 'a' })).toEqual({
      accepted: true,
      status: 'running',
      opened: ['a#2'],
      withdrawn: ['a#1'],
      superseded: ['a#1'],
      settled: [],
      marking: {
        visits: [{ visit: 'a#2', stepId: 'a', status: 'open', rounds: { s: 1 } }],
        tokens: [{ token: 'j@1', stepId: 'j', branch: 'b', rounds: { s: 1 } }],
        fired: [],
        sections: {},
      },
    });
    expect(JSON.stringify(script.state)).toBe(before);
  });

  it('says how the instance would end', () => {
    const script = new Script(planOf({ a: task([], { catch: [{ then: 'hold' }] }) }));
    script.fail('a#1', 'x');
    expect(preview(script, { type: 'failRequested', visit: 'a#1' })).toMatchObject({
      status: 'failed',
      error: { code: 'x' },
      settled: [{ visit: 'a#1', status: 'failed' }],
      marking: { visits: [], tokens: [] },
    });
  });

  it('names why a verb would be refused', () => {
    const script = new Script(planOf(steps));
    expect(preview(script, { type: 'resumeRequested' })).toEqual({
      accepted: false,
      reason: 'instance.notPaused',
    });
  });
});
