import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PAUSE_MS, retryAfter, stepSaving, type SaveEvent, type SaveState } from './saving.ts';

const saved: SaveState = { kind: 'saved', at: undefined };
const edited: SaveEvent = { type: 'edited', readable: true };
const due: SaveEvent = { type: 'due', readable: true };
const problem = {
  type: 'about:blank',
  title: 'x',
  status: 422,
  code: 'definition.other',
  detail: 'x',
  traceId: '',
};

const run = (...events: readonly SaveEvent[]) =>
  events.reduce(({ state }, event) => stepSaving(state, event), stepSaving(saved, { type: 'even', at: 0 }));

describe('autosave', () => {
  it('waits for a pause after an edit, then sends once', () => {
    expect(run(edited)).toEqual({ state: { kind: 'waiting' }, effects: [{ type: 'wait', ms: PAUSE_MS }] });
    expect(run(edited, due)).toEqual({
      state: { kind: 'saving', again: false },
      effects: [{ type: 'send' }],
    });
    expect(run(edited, due, due).effects).toEqual([]);
  });

  it('sends again what was edited while a save was on its way', () => {
    const { state, effects } = run(edited, due, edited, { type: 'saved', at: 5 });
    expect(state).toEqual({ kind: 'waiting' });
    expect(effects).toEqual([{ type: 'wait', ms: PAUSE_MS }]);
  });

  it('keeps trying without an answer, ever more slowly, and says since when', () => {
    const once = run(edited, due, { type: 'unanswered', at: 7 });
    expect(once).toEqual({
      state: { kind: 'offline', since: 7, attempts: 1 },
      effects: [{ type: 'wait', ms: retryAfter(1) }],
    });
    const twice = run(edited, due, { type: 'unanswered', at: 7 }, due, { type: 'unanswered', at: 99 });
    expect(twice.state).toEqual({ kind: 'offline', since: 7, attempts: 2 });
    expect(retryAfter(2)).toBeGreaterThan(retryAfter(1));
    expect(retryAfter(50)).toBe(30_000);
  });

  it('merges before it saves again when someone else has saved', () => {
    expect(run(edited, due, { type: 'overtaken' }).effects).toEqual([{ type: 'merge' }]);
    expect(run(edited, due, { type: 'overtaken' }, edited)).toEqual({
      state: { kind: 'conflict' },
      effects: [],
    });
    expect(run(edited, due, { type: 'overtaken' }, due).effects).toEqual([]);
    expect(run(edited, due, { type: 'overtaken' }, { type: 'merged' }).state).toEqual({ kind: 'waiting' });
  });

  it('does not send a text that cannot be read, and sends it once it can', () => {
    const broken: SaveEvent = { type: 'edited', readable: false };
    expect(run(broken).state).toEqual({ kind: 'unreadable' });
    expect(run(edited, { type: 'due', readable: false }).effects).toEqual([]);
    expect(run(broken, edited).state).toEqual({ kind: 'waiting' });
  });

  it('tries again with the next edit after a refusal', () => {
    expect(run(edited, due, { type: 'refused', problem }).state).toEqual({ kind: 'refused', problem });
    expect(run(edited, due, { type: 'refused', problem }, edited).state).toEqual({ kind: 'waiting' });
  });

  it('has at most one save on its way, and rests only where something leads on', () => {
    const events: SaveEvent[] = [
      edited,
      due,
      { type: 'saved', at: 1 },
      { type: 'unanswered', at: 1 },
      { type: 'overtaken' },
      { type: 'merged' },
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 40 }), (sequence) => {
        let state: SaveState = saved;
        for (const event of sequence) {
          const next = stepSaving(state, event);
          if (state.kind === 'saving') expect(next.effects).not.toContainEqual({ type: 'send' });
          if (next.state.kind === 'waiting' || next.state.kind === 'offline') {
            if (next.state !== state) expect(next.effects.map(({ type }) => type)).toEqual(['wait']);
          }
          state = next.state;
        }
      }),
    );
  });
});
