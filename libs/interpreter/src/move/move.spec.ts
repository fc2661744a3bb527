import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fermata/model';
import { createInterpreter, moveInstance, undoMove, type MoveMapping } from '../index.ts';
import { planOf, Script, told } from '../script.fixture.ts';
import { ask } from '../verbs/verbs.fixture.ts';

type Steps = Readonly<Record<string, Step>>;

const task = (next: readonly string[] = [], more: object = {}): Step =>
  ({ type: 'task', task: 'work', next: next.map((to) => ({ to })), ...more }) as Step;
const verb = { id: 'move-1', actor: 'root', reason: 'a new version' };

/** Moves the script's instance; on success the script goes on with the other version. */
function move(
  script: Script,
  steps: Steps,
  { mapping, more = {} }: { mapping?: MoveMapping; more?: object } = {},
) {
  const to = planOf(steps, more);
  const request = { at: script.at, verb, origin: 'v1', ...(mapping === undefined ? {} : { mapping }) };
  const before = JSON.stringify(script.state);
  const result = moveInstance(script.interpreter.plan, to, script.state, request);
  expect(JSON.stringify(script.state)).toBe(before);
  if (!result.ok) return result.problems.map(({ code, path }) => `${code} ${path}`);
  script.state = result.state;
  Object.assign(script, { interpreter: createInterpreter(to) });
  return result.effects.map(told);
}

describe('moving an instance to another version (rule O6)', () => {
  it('lets work in flight end under its old configuration and goes on by the new graph', () => {
    const script = new Script(planOf({ a: task(['b'], { with: 1 }), b: task() }));
    expect(move(script, { a: task(['c'], { with: 2 }), b: task(), c: task(['b']) })).toEqual([]);
    expect(script.state.visits['a#1']?.prepared?.input).toBe(1);
    expect(script.done('a#1')).toEqual(['dispatchTask c#1']);
  });

  it('wants for every step in use a target of its type, and says all that it lacks', () => {
    const script = new Script(planOf({ s: task(['a', 'b'], { split: 'all' }), a: task(), b: task() }));
    script.done('s#1');
    const b = { type: 'delay', delay: { for: 'PT1H' } } as Step;
    expect(move(script, { s: task(['b']), b })).toEqual(['move.target /steps/a', 'move.type /steps/b']);
  });

  it('takes steps that the mapping names, under the ids of their visits, and never gives a number twice', () => {
    const script = new Script(planOf({ a: task(['b']), b: task() }));
    script.done('a#1', 4);
    const steps = { a: task(['review']), review: task(['z'], { catch: [{ to: 'review' }] }), z: task() };
    expect(move(script, steps, { mapping: { steps: { b: 'review' } } })).toEqual([]);
    expect(script.state.visits['b#1']?.step).toBe('review');
    expect(script.fail('b#1', 'x')).toEqual(['dispatchTask review#2']);
    script.done('review#2');
    expect(script.open).toEqual(['z#1']);
  });

  it('lets tokens go with their branches; a branch without an image needs a decision', () => {
    const fork = { s: task(['a', 'b'], { split: 'all' }), b: task(['j']), j: task([], { join: 'all' }) };
    const begin = () => {
      const script = new Script(planOf({ ...fork, a: task(['j']) }));
      script.done('s#1');
      script.done('a#1');
      return script;
    };
    const other: Steps = {
      s: task(['c', 'b'], { split: 'all' }),
      c: task(['j']),
      b: task(['j']),
      j: task([], { join: 'all' }),
    };
    expect(move(begin(), other)).toEqual(['move.branch /steps/j/join']);
    const mapped = begin();
    expect(move(mapped, other, { mapping: { branches: { j: { a: 'c' } } } })).toEqual([]);
    expect(mapped.done('b#1')).toEqual(['dispatchTask j#1']);
    const dropped = begin();
    move(dropped, other, { mapping: { branches: { j: { a: null } } } });
    expect(dropped.state).toMatchObject({ tokens: {}, positions: 1 });
  });

  it('does at once what the new version makes possible', () => {
    const script = new Script(
      planOf({ s: task(['j', 'x']), x: task(['j']), j: task(['z'], { join: 'all' }), z: task() }),
    );
    script.done('s#1');
    expect(script.state.stuck).toMatchObject([{ step: 'j' }]);
    const steps = {
      s: task(['j', 'x']),
      x: task(['j']),
      j: task(['z'], { join: 'all', catch: [{ on: ['join.deadlock'], to: 'z' }] }),
      z: task(),
    };
    expect(move(script, steps)).toEqual(['dispatchTask z#1']);
    expect(script.state.moved).toBeUndefined();
  });

  it('keeps the state before it for an undo, until the next occurrence', () => {
    const script = new Script(planOf({ a: task(['b']), b: task() }));
    const before = script.state;
    move(script, { a: task() });
    const undone = undoMove(script.state, { at: 5, verb: { ...verb, id: 'undo-1' } });
    const state = { ...before, at: 5, verbs: ['move-1', 'undo-1'] };
    expect(undone).toEqual({ origin: 'v1', move: 'move-1', state });
    script.done('a#1');
    expect(undoMove(script.state, { at: 6, verb })).toBeUndefined();
  });

  it('may be undone on a pause though more has come: what was kept stays kept', () => {
    const script = new Script(planOf({ a: task(['b']), b: task() }));
    ask(script, { type: 'pauseRequested' });
    move(script, { a: task(['c']), c: task() });
    script.done('a#1');
    const undone = undoMove(script.state, { at: 6, verb: { ...verb, id: 'undo-1' } });
    expect(undone?.state.paused?.kept).toMatchObject([{ type: 'taskCompleted', work: 'a#1' }]);
    expect(undone?.state.visits['a#1']?.step).toBe('a');
  });

  it('gives newly declared variables their first values and keeps the others', () => {
    const script = new Script(planOf({ a: task() }, { vars: { x: { initial: 1 } } }));
    move(script, { a: task() }, { more: { vars: { x: { initial: 9 }, y: { initial: '${ input }' } } } });
    expect(script.vars).toEqual({ x: 1, y: {} });
  });

  it('is refused for another workflow, a closed instance, an ending one, and when done before', () => {
    const script = new Script(planOf({ a: task(), h: task() }, { onError: { to: 'h' } }));
    const other = { ...planOf({ a: task() }), name: 'other' };
    const request = { at: 0, verb, origin: null };
    const codes = (result: ReturnType<typeof moveInstance>) =>
      result.ok ? [] : result.problems.map(({ code }) => code);
    expect(codes(moveInstance(script.interpreter.plan, other, script.state, request))).toEqual([
      'move.workflow',
    ]);
    script.fail('a#1', 'x');
    expect(move(script, { a: task() })).toContain('move.ending ');
    script.done('h#1');
    expect(move(script, { a: task() })).toEqual(['instance.closed ']);
    const twice = new Script(planOf({ a: task() }));
    move(twice, { a: task() });
    expect(move(twice, { a: task() })).toEqual(['verb.repeated ']);
  });

  it('tells which steps of people are called otherwise, visited or not, and no others', () => {
    const manual = { type: 'manual', form: 'review', assign: { groups: ['g'] } };
    const steps = { a: task(['b']), b: { ...manual, next: [{ to: 'c' }] } as Step, c: manual as Step };
    const script = new Script(planOf(steps));
    const to = planOf({ z: task(['y']), y: { ...manual, next: [{ to: 'c' }] } as Step, c: manual as Step });
    const request = { at: 0, verb, origin: 'v1', mapping: { steps: { a: 'z', b: 'y', c: 'nowhere' } } };
    const moved = moveInstance(script.interpreter.plan, to, script.state, request);
    expect(moved).toMatchObject({ ok: true, renamed: { b: 'y' } });
    expect(moved.ok && Object.keys(moved.renamed)).toEqual(['b']);
    const undone = moved.ok ? undoMove(moved.state, { at: 1, verb: { ...verb, id: 'undo-1' } }) : undefined;
    expect(undone?.move).toBe('move-1');
  });
});
