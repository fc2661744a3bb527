import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fermata/model';
import type { Occurrence } from '../occurrence.ts';
import { planOf, Script } from '../script.fixture.ts';
import { ask } from './verbs.fixture.ts';

const each = 10;
const instances = 34;
const to = (ids: readonly string[]) => ids.map((id) => ({ to: id }));
const count = { n: '${ vars.n + 1 }' };

/** So many people, events and clocks, relative and absolute, all open at once. */
function crowd() {
  const kinds: Readonly<Record<string, object>> = {
    m: { type: 'manual', form: 'review', assign: { groups: ['g'] } },
    w: { type: 'wait', wait: { event: 'order.done' } },
    d: { type: 'delay', delay: { for: 'PT1H' } },
    u: { type: 'delay', delay: { until: '1970-01-01T00:10:00Z' } },
  };
  const members = Object.entries(kinds).flatMap(([kind, step]) =>
    Array.from(
      { length: each },
      (_, n) => [`${kind}${n}`, { ...step, save: count, next: to(['j']) }] as const,
    ),
  );
  const steps = {
    s: { type: 'set', with: {}, split: 'all', next: to(members.map(([id]) => id)) },
    ...Object.fromEntries(members),
    j: { type: 'end', join: 'all' },
  } as unknown as Readonly<Record<string, Step>>;
  return planOf(steps, { vars: { n: { initial: 0 } }, output: '${ vars.n }' });
}

describe('1,000 events, answers and clocks that hit paused instances (rule O1)', () => {
  it('are all there after resume, and none twice', () => {
    const begun = new Script(crowd());
    begun.at = 60_000;
    ask(begun, { type: 'pauseRequested' });
    const { interpreter } = begun;
    let hits = 0;
    for (let i = 0; i < instances; i += 1) {
      let { state, at } = begun;
      const take = (occurrence: Occurrence) => {
        const advance = interpreter.advance(state, occurrence);
        state = advance.state;
        return advance.effects;
      };
      for (let n = 0; n < each; n += 1) {
        at += 1_000;
        for (const hit of [...hitsOf(n, at), ...hitsOf(n, at)]) expect(take(hit)).toEqual([]);
        hits += 3;
      }
      expect(state.vars).toEqual({ n: 0 });
      at = 7_200_000;
      take({ type: 'resumeRequested', at, verb: { id: 'on', actor: 'root', reason: 'r' } });
      expect(state.vars).toEqual({ n: 3 * each });
      expect(state.timers['d0#1/delay']?.dueAt).toBe(at + 3_540_000);
      for (let n = 0; n < each; n += 1) take({ type: 'timerFired', at, timer: `d${n}#1/delay` });
      expect(state.closed).toMatchObject({ status: 'completed', output: 4 * each });
    }
    expect(hits).toBeGreaterThan(1_000);
  });

  const hitsOf = (n: number, at: number): readonly Occurrence[] => {
    const receivedAt = new Date(at).toISOString();
    const event = { id: `e${n}`, type: 'shop.order.done', source: 'shop', key: null, data: {}, receivedAt };
    return [
      { type: 'eventReceived', at, event },
      { type: 'taskCompleted', at, work: `m${n}#1`, output: { outcome: 'approve' }, by: 'ada' },
      { type: 'timerFired', at, timer: `u${n}#1/delay` },
    ];
  };
});
