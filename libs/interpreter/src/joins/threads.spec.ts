import { describe, expect, it } from '@jest/globals';
import { planOf, Script, task } from '../script.fixture.ts';
import { threadJoin } from './threads.ts';

describe('join: threads (rule J1, patterns 41 and 42)', () => {
  it('fires per n tokens, oldest first, whatever the branch', () => {
    const plan = planOf({
      a: task([], { split: 'all', next: [{ to: 'b', copies: 3 }, { to: 'c' }] }),
      b: task(['j']),
      c: task(['j']),
      j: task([], { join: { threads: 2 } }),
    });
    const script = new Script(plan);
    script.done('a#1');
    expect(script.open).toEqual(['b#1', 'b#2', 'b#3', 'c#1']);
    expect(script.done('b#3')).toEqual([]);
    expect(script.done('c#1')).toEqual(['dispatchTask j#1']);
    script.done('b#1');
    expect(script.done('b#2')).toEqual(['dispatchTask j#2']);
  });

  it('leaves what is more than its number for the next firing, where an operator brought more back', () => {
    const tokens = [1, 2, 3].map((seq) => ({ seq, branch: 'b', rounds: {}, since: 0 }));
    const join = { kind: 'threads', threads: 2, branches: ['b'], scope: '@start', reach: {} } as const;
    expect(threadJoin.complete(join, tokens)).toEqual(tokens.slice(0, 2));
  });

  it('is held when too few threads are left to come', () => {
    const plan = planOf({
      a: task([], { next: [{ to: 'j', copies: 2 }] }),
      j: task([], { join: { threads: 3 } }),
    });
    const script = new Script(plan);
    script.done('a#1');
    expect(script.state.stuck).toEqual([{ step: 'j', round: 0, since: 0 }]);
  });
});
