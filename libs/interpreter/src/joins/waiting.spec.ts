import { describe, expect, it } from '@jest/globals';
import { describe as describeState } from '../index.ts';
import { all, planOf, Script, task } from '../script.fixture.ts';

/** A split into b, c, d that meet in a join, in a loop. */
const loop = (join: object) =>
  planOf({
    a: task(['b', 'c', 'd'], all),
    b: task(['j']),
    c: task(['j']),
    d: task(['j']),
    j: task([], { join, next: [{ to: 'a', when: 'output.again' }, { to: 'z' }] }),
    z: { type: 'end' },
  });

const started = (join: object): Script => {
  const script = new Script(loop(join));
  script.done('a#1');
  return script;
};

describe('what joins wait for', () => {
  const detail = (script: Script) =>
    describeState(script.interpreter.plan, script.state).waiting.at(-1)?.detail;

  it.each([
    ['all', 'waits for c, d'],
    ['active', 'waits for c, d, as far as they can still come'],
    [{ count: 2 }, 'waits for 1 more of c, d'],
    [{ threads: 4 }, 'waits for 3 more from b, c, d'],
  ])('says for join %j what has to come', (join, text) => {
    const script = started(join as object);
    script.done('b#1');
    expect(detail(script)).toBe(text);
  });

  it('says that a blocked round waits for an earlier one', () => {
    const script = started({ count: 1, rest: 'block' });
    ['b#1'].forEach((work) => script.done(work));
    script.done('j#1', { again: true });
    script.done('a#2');
    script.done('c#2');
    expect(detail(script)).toBe('waits for an earlier round to end');
  });
});
