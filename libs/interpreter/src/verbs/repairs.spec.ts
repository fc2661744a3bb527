import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fermata/model';
import { describe as view, pendingEffects } from '../index.ts';
import { planOf, Script } from '../script.fixture.ts';
import type { TaskToAdd } from './requests.ts';
import { ask, refusalOf } from './verbs.fixture.ts';

const task = (next: readonly string[] = [], more: object = {}): Step =>
  ({ type: 'task', task: 'work', next: next.map((to) => ({ to })), ...more }) as Step;
const hold = { catch: [{ then: 'hold' }] };
const manual = (next: readonly string[] = [], more: object = {}): Step =>
  ({
    type: 'manual',
    form: 'review',
    assign: { groups: ['g'] },
    next: next.map((to) => ({ to })),
    ...more,
  }) as Step;

describe('skip (rule O5)', () => {
  it('ends the visit skipped, with the output given or null, and goes on by next', () => {
    const steps = {
      a: task(['b'], { save: { x: '${ output }' } }),
      b: task([], { with: '${ steps.a.output }' }),
    };
    const script = new Script(planOf(steps));
    expect(ask(script, { type: 'skipRequested', visit: 'a#1', output: 4 })).toEqual([
      'cancelTask a#1',
      'dispatchTask b#1',
    ]);
    expect(script.state.steps['a']).toMatchObject({ status: 'skipped', output: 4 });
    expect(script.effects[1]).toMatchObject({ input: 4 });
    expect(script.vars).toEqual({});
    expect(ask(script, { type: 'skipRequested', visit: 'b#1' })).toEqual([
      'cancelTask b#1',
      'close completed',
    ]);
  });

  it('takes a held visit and a manual one, and is refused for one that has settled', () => {
    const script = new Script(planOf({ a: task(['m'], hold), m: manual() }));
    script.fail('a#1', 'x');
    expect(ask(script, { type: 'skipRequested', visit: 'a#1' })).toEqual(['offerTask m#1']);
    expect(refusalOf(script, { type: 'skipRequested', visit: 'a#1' })).toBe('visit.settled');
    expect(refusalOf(script, { type: 'skipRequested', visit: 'm#7' })).toBe('visit.unknown');
    expect(ask(script, { type: 'skipRequested', visit: 'm#1' })[0]).toBe('withdrawTask m#1 superseded');
  });
});

describe('edit input (rule O5)', () => {
  it('begins a held visit again with another input: next work id, same key', () => {
    const script = new Script(planOf({ a: task([], { ...hold, with: { n: 1 } }) }));
    expect(refusalOf(script, { type: 'editInputRequested', visit: 'a#1', input: 2 })).toBe('visit.notHeld');
    script.fail('a#1', 'x');
    expect(ask(script, { type: 'editInputRequested', visit: 'a#1', input: { n: 2 } })).toEqual([
      'dispatchTask a#1.1',
    ]);
    expect(script.effects[0]).toMatchObject({ input: { n: 2 }, idempotencyKey: 'i/a#1' });
  });

  it('helps where the input could not be evaluated', () => {
    const script = new Script(planOf({ m: manual([], { ...hold, with: '${ input.missing }' }) }));
    expect(script.state.visits['m#1']?.status).toBe('held');
    expect(ask(script, { type: 'editInputRequested', visit: 'm#1', input: { n: 2 } })).toEqual([
      'offerTask m#1.1',
    ]);
    expect(script.effects[0]).toMatchObject({ data: { n: 2 }, assign: { groups: ['g'] } });
  });

  it('is refused for a step that has no input', () => {
    const script = new Script(planOf({ a: { type: 'set', with: '${ input.no }', ...hold } as Step }));
    expect(refusalOf(script, { type: 'editInputRequested', visit: 'a#1', input: 2 })).toBe('step.noInput');
  });
});

describe('edit output (rule O5)', () => {
  it('completes the visit: save and next run, and the operator counts as who completed it', () => {
    const script = new Script(planOf({ m: manual(['b'], { save: { x: '${ output.n }' } }), b: task() }));
    expect(ask(script, { type: 'editOutputRequested', visit: 'm#1', output: { n: 3 } })).toEqual([
      'withdrawTask m#1 superseded',
      'dispatchTask b#1',
    ]);
    expect(script.vars).toEqual({ x: 3 });
    expect(script.state.steps['m']).toMatchObject({ status: 'completed', by: ['root'] });
  });
});

describe('fail', () => {
  it('lets a held visit fail with the error that holds it, past its catch (rules E3, E6)', () => {
    const script = new Script(planOf({ a: task([], hold) }));
    script.fail('a#1', 'x');
    expect(ask(script, { type: 'failRequested', visit: 'a#1' })).toEqual(['close failed x']);
  });
});

describe('jump (rule O5)', () => {
  const steps = {
    s: task(['a', 'b'], { split: 'all' }),
    a: task(['j']),
    b: task(['j']),
    j: task(['z'], { join: 'all' }),
    z: task(),
  };

  it('withdraws the visit and opens the target past its join', () => {
    const script = new Script(planOf(steps));
    script.done('s#1');
    expect(ask(script, { type: 'jumpRequested', from: 'a#1', to: 'j' })).toEqual([
      'cancelTask a#1',
      'dispatchTask j#1',
    ]);
    expect(script.settled).toContain('a#1 cancelled');
  });

  it('withdraws a token that waits', () => {
    const script = new Script(planOf(steps));
    script.done('s#1');
    script.done('a#1');
    const seq = script.state.tokens['j']?.[0]?.seq;
    expect(refusalOf(script, { type: 'jumpRequested', from: 'j@99', to: 'z' })).toBe('token.unknown');
    expect(ask(script, { type: 'jumpRequested', from: `j@${seq}`, to: 'z' })).toEqual(['dispatchTask z#1']);
    expect(script.state.tokens).toEqual({});
  });

  it('opens a failed instance again from the visit that failed', () => {
    const script = new Script(planOf({ a: task(['z']), y: task(), z: task(['y']) }));
    script.fail('a#1', 'x');
    expect(refusalOf(script, { type: 'jumpRequested', from: 'z#1', to: 'y' })).toBe('instance.closed');
    expect(ask(script, { type: 'jumpRequested', from: 'a#1', to: 'y' })).toEqual(['dispatchTask y#1']);
    expect(script.done('y#1')).toEqual(['close completed']);
  });
});

describe('hold on a step, and release (rule O5)', () => {
  it('suspends its visits before they start, and starts them at release', () => {
    const script = new Script(
      planOf({ a: task(['b']), b: task([], { with: '${ vars.x }' }) }, { vars: { x: { initial: 1 } } }),
    );
    ask(script, { type: 'holdRequested', step: 'b' });
    expect(script.done('a#1')).toEqual([]);
    expect(view(script.interpreter.plan, script.state)).toMatchObject({
      status: 'suspended',
      waiting: [{ visit: 'b#1', for: 'operator' }],
    });
    expect(refusalOf(script, { type: 'holdRequested', step: 'b' })).toBe('step.held');
    expect(ask(script, { type: 'releaseRequested', step: 'b' })).toEqual(['dispatchTask b#1']);
    expect(refusalOf(script, { type: 'releaseRequested', step: 'b' })).toBe('step.notHeld');
  });

  it('leaves a visit that has started alone', () => {
    const script = new Script(planOf({ a: task() }));
    ask(script, { type: 'holdRequested', step: 'a' });
    expect(script.done('a#1')).toEqual(['close completed']);
  });
});

describe('adding and withdrawing a manual task (rules M2, O5)', () => {
  const added: TaskToAdd = {
    title: 'Call the customer',
    outcomes: [],
    assign: { users: [], groups: ['desk'], not: [] },
    data: { phone: 1 },
    priority: 3,
    blocking: true,
  };

  it('offers the task and, if it is blocking, holds the end of the instance until it is answered', () => {
    const script = new Script(planOf({ a: task() }));
    expect(ask(script, { type: 'addTaskRequested', task: added })).toEqual(['offerTask @added#1']);
    expect(script.effects[0]).toMatchObject({ stepId: '@added', assign: { groups: ['desk'] } });
    expect(pendingEffects(script.interpreter.plan, script.state)).toHaveLength(2);
    expect(script.done('a#1')).toEqual([]);
    const { status, waiting } = view(script.interpreter.plan, script.state);
    expect({ status, waiting }).toMatchObject({
      status: 'waiting',
      waiting: [{ visit: '@added#1', detail: 'desk' }],
    });
    expect(script.done('@added#1', { ok: true }, 'ada')).toEqual(['close completed']);
    expect(script.settled).toEqual(['a#1 completed', '@added#1 completed']);
  });

  it('does not wait for one that is not blocking, and takes it back at the end', () => {
    const script = new Script(planOf({ a: task() }));
    ask(script, { type: 'addTaskRequested', task: { ...added, blocking: false } });
    expect(script.done('a#1')).toEqual(['withdrawTask @added#1 cancelled', 'close completed']);
  });

  it('takes an added task back without further ado', () => {
    const script = new Script(planOf({ a: task() }));
    ask(script, { type: 'addTaskRequested', task: added });
    expect(ask(script, { type: 'withdrawRequested', visit: '@added#1' })).toEqual([
      'withdrawTask @added#1 cancelled',
    ]);
    expect(script.done('a#1')).toEqual(['close completed']);
  });

  it('makes of a withdrawn manual visit the error `cancelled`, which only an explicit on catches', () => {
    const explicit = { catch: [{ then: 'pass' }, { on: ['cancelled'], to: 'z' }] };
    const script = new Script(planOf({ m: manual([], explicit), z: task() }));
    expect(ask(script, { type: 'withdrawRequested', visit: 'm#1' })).toEqual([
      'withdrawTask m#1 cancelled',
      'dispatchTask z#1',
    ]);
    expect(refusalOf(script, { type: 'withdrawRequested', visit: 'z#1' })).toBe('visit.notManual');
  });
});

describe('every verb (rule O2)', () => {
  it('is done once for its id', () => {
    const script = new Script(planOf({ a: task(['b'], hold), b: task([], hold) }));
    script.fail('a#1', 'x');
    ask(script, { type: 'retryRequested', visit: 'a#1' }, 'v1');
    script.fail('a#1.1', 'x');
    expect(refusalOf(script, { type: 'retryRequested', visit: 'a#1' }, 'v1')).toBe('verb.repeated');
    const before = script.state;
    expect(ask(script, { type: 'retryRequested', visit: 'a#1' }, 'v1')).toEqual([]);
    expect(script.state).toEqual(before);
    expect(ask(script, { type: 'retryRequested', visit: 'a#1' }, 'v2')).toEqual(['dispatchTask a#1.2']);
  });

  it('finds a completed instance closed', () => {
    const script = new Script(planOf({ a: task() }));
    script.done('a#1');
    for (const asked of [
      { type: 'pauseRequested' },
      { type: 'rerunRequested', step: 'a' },
      { type: 'skipRequested', visit: 'a#1' },
      { type: 'holdRequested', step: 'a' },
      { type: 'addTaskRequested', task: added() },
    ] as const)
      expect(refusalOf(script, asked)).toBe('instance.closed');
  });

  const added = (): TaskToAdd => ({
    title: 't',
    outcomes: [],
    assign: { users: ['u'], groups: [], not: [] },
    data: null,
    priority: 3,
    blocking: false,
  });
});
