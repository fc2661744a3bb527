import { describe as group, expect, it } from '@jest/globals';
import type { JsonValue, Step } from '@fermata/model';
import { planOf, Script } from '../script.fixture.ts';

/** Approvals by several people (rules M2, F3, F4): a `forEach` over the approvers, `until` says when it is decided. */
const approve = (forEach: object, more: object = {}): Step =>
  ({
    type: 'manual',
    form: 'review',
    assign: { users: ['${ item.user }'] },
    forEach: { items: '${ input.list }', rest: 'cancel', ...forEach },
    ...more,
  }) as Step;
const end = (output: unknown): Step => ({ type: 'end', output }) as Step;
const seats = (...weights: readonly number[]): readonly JsonValue[] =>
  weights.map((weight, index) => ({ user: `u${index}`, weight }));

const say = (script: Script, index: number, outcome: string) =>
  script.take({
    type: 'taskCompleted',
    at: script.at,
    work: `a#1[${index}]`,
    output: { outcome },
    by: `u${index}`,
  });

group('N of M approval', () => {
  const decide = {
    next: [{ when: 'output.done >= 2', to: 'yes' }, { to: 'tooFew' }],
    catch: [{ on: ['forEach.failed'], to: 'broken' }],
  };
  const flow = (forEach: object) => ({
    a: approve({ until: 'output.done >= 2', ...forEach }, decide),
    yes: end('${ steps.a.by }'),
    tooFew: end('too few'),
    broken: end('broken'),
  });
  const begun = (forEach: object = {}) =>
    new Script(planOf(flow(forEach)), { list: seats(1, 1, 1) } as never);

  it('goes on without a participant who is withdrawn, where so many may be missing', () => {
    const script = begun({ tolerate: { count: 1 } });
    say(script, 0, 'approve');
    expect(script.cancelled('a#1[2]')).toEqual([]);
    expect(script.state.closed).toBeUndefined();
    say(script, 1, 'approve');
    expect(script.state.closed?.output).toEqual(['u0', 'u1']);
  });

  it('takes no answer of who was withdrawn, though it was on its way', () => {
    const script = begun({ tolerate: { count: 1 } });
    script.cancelled('a#1[2]');
    const before = script.state;
    expect(say(script, 2, 'approve')).toEqual([]);
    expect(script.state).toEqual(before);
  });

  it('ends by its error where nobody may be missing, and withdraws those who have not answered', () => {
    const script = begun();
    say(script, 0, 'approve');
    expect(script.cancelled('a#1[2]')).toEqual(['withdrawTask a#1[1] cancelled', 'close completed']);
    expect(script.state.closed?.output).toBe('broken');
  });

  it('is over with too few when not enough are left, and waits for nobody', () => {
    const script = begun({ tolerate: { count: 2 } });
    script.cancelled('a#1[0]');
    say(script, 1, 'approve');
    script.cancelled('a#1[2]');
    expect(script.state.closed?.output).toBe('too few');
  });

  it('counts an answer that came together with the withdrawal of another', () => {
    for (const isFirst of [true, false]) {
      const script = begun({ tolerate: { count: 1 } });
      say(script, 0, 'approve');
      if (isFirst) say(script, 1, 'approve');
      script.cancelled('a#1[2]');
      if (!isFirst) say(script, 1, 'approve');
      expect(script.state.closed?.output).toEqual(['u0', 'u1']);
    }
  });
});

group('weighted votes', () => {
  /** Votes for and against weigh what their seats do; half of all is not enough for either. */
  const votes = (verdict: string) =>
    `sum(output.results.filter(vote, vote != null && vote.outcome == "${verdict}").map(vote, vote.weight))`;
  const whole = 'sum(input.list.map(seat, seat.weight))';
  const more = (verdict: string) => `${votes(verdict)} * 2 > ${whole}`;
  const flow = {
    a: approve(
      {
        collect: { outcome: '${ output.outcome }', weight: '${ item.weight }' },
        until: `${more('approve')} || ${more('reject')}`,
      },
      {
        next: [{ when: more('approve'), to: 'yes' }, { when: more('reject'), to: 'no' }, { to: 'tie' }],
      },
    ),
    yes: end('yes'),
    no: end('no'),
    tie: end('tie'),
  };
  const begun = (...weights: readonly number[]) =>
    new Script(planOf(flow), { list: seats(...weights) } as never);

  it.each([
    ['yes', [3, 1, 1], ['approve'], 2],
    ['no', [1, 1, 3], ['approve', 'approve', 'reject'], 0],
    ['yes', [2, 2, 1], ['approve', 'reject', 'approve'], 0],
    ['no', [2, 1, 2], ['reject', 'reject'], 1],
  ] as const)('end with %s as soon as more than half of all weigh for it', (verdict, weights, said, left) => {
    const script = begun(...weights);
    const effects = said.flatMap((outcome, index) => {
      expect(script.state.closed).toBeUndefined();
      return say(script, index, outcome);
    });
    expect(effects.filter((effect) => effect.startsWith('withdrawTask'))).toHaveLength(left);
    expect(script.state.closed?.output).toBe(verdict);
  });

  it.each([
    [
      [2, 1, 1],
      ['approve', 'reject', 'reject'],
    ],
    [
      [1, 1],
      ['approve', 'reject'],
    ],
    [
      [3, 2, 1],
      ['reject', 'approve', 'approve'],
    ],
  ] as const)('that weigh the same on both sides wait for all, and are a tie', (weights, said) => {
    const script = begun(...weights);
    said.forEach((outcome, index) => {
      expect(script.state.closed).toBeUndefined();
      say(script, index, outcome);
    });
    expect(script.state.closed?.output).toBe('tie');
  });
});

group('approval one after another', () => {
  const flow = {
    a: approve(
      { concurrency: 1, until: 'output.results.exists(one, one != null && one.outcome == "reject")' },
      {
        next: [{ when: 'output.done == output.total', to: 'yes' }, { to: 'no' }],
      },
    ),
    yes: end('${ steps.a.by }'),
    no: end('no'),
  };
  const begun = () => new Script(planOf(flow), { list: seats(1, 1, 1) } as never);

  it('asks the next when the one before has answered, whoever answered for that one', () => {
    const script = begun();
    expect(script.effects).toMatchObject([{ work: 'a#1[0]', assign: { users: ['u0'] } }]);
    expect(say(script, 0, 'approve')).toEqual(['offerTask a#1[1]']);
    const standIn = {
      type: 'taskCompleted',
      at: 1,
      work: 'a#1[1]',
      output: { outcome: 'approve' },
      by: 'deputy',
    } as const;
    expect(script.take(standIn)).toEqual(['offerTask a#1[2]']);
    say(script, 2, 'approve');
    expect(script.state.closed?.output).toEqual(['u0', 'deputy', 'u2']);
  });

  it('asks nobody after who says no', () => {
    const script = begun();
    say(script, 0, 'approve');
    expect(say(script, 1, 'reject')).toEqual(['close completed']);
    expect(script.state.closed?.output).toBe('no');
  });
});
