import { describe, expect, it } from '@jest/globals';
import type { CatchEntry, Step, WorkflowDefinition } from '@fermata/model';
import { describe as view, pendingEffects, type Plan } from '../index.ts';
import { planOf, problemsOf, Script, workflow } from '../script.fixture.ts';

const task = (more: object = {}): Step => ({ type: 'task', task: 'work', ...more }) as Step;
const to = (...ids: string[]) => ids.map((id) => ({ to: id }));
const undone = (more: object = {}): Step => task({ compensate: 'declared', ...more });

/** `a`, `b`, `c` in a row; all but `c` can be undone; `c` has the given catch. */
function chain(entry: CatchEntry, more: Partial<WorkflowDefinition> = {}, c: object = {}): Plan {
  return planOf(
    {
      a: undone({ next: to('b') }),
      b: undone({ next: to('c') }),
      c: task({ next: to('d'), catch: [entry], ...c }),
      d: task(),
      h: task({ unless: 'false' }),
    },
    { onCancel: { to: 'h' }, ...more },
  );
}

function failing(plan: Plan): Script {
  const script = new Script(plan);
  script.done('a#1', 'A');
  script.done('b#1', 'B');
  return script;
}

describe('compensation (rule E7)', () => {
  it('runs newest first, one at a time, each once; then the entry does what it says', () => {
    const script = failing(chain({ to: 'h', compensate: 'all', save: { why: '${ error.code }' } }));
    expect(script.fail('c#1', 'x')).toEqual(['dispatchTask b#1~undo']);
    expect(script.done('b#1~undo')).toEqual(['dispatchTask a#1~undo']);
    expect(script.vars).toEqual({});
    expect(script.done('a#1~undo')).toEqual(['dispatchTask h#1']);
    expect(script.vars).toEqual({ why: 'x' });
    expect(script.judge({ type: 'taskCompleted', at: 0, work: 'a#1~undo', output: null })).toMatchObject({
      accepted: false,
    });
  });

  it('gives a task alone the input and the output of what it undoes, with the key of the visit and the policy of the task', () => {
    const script = new Script(
      planOf({
        a: undone({ with: { n: 1 }, next: to('b') }),
        b: task({ catch: [{ then: 'pass', compensate: 'all' }] }),
      }),
    );
    script.done('a#1', { id: 7 });
    script.fail('b#1', 'x');
    expect(script.effects).toMatchObject([
      {
        type: 'dispatchTask',
        key: 'dispatch:a#1~undo',
        work: 'a#1~undo',
        stepId: 'a',
        task: 'declared@3',
        implementation: 'demo.declared',
        queue: 'special',
        connection: 'shop',
        input: { input: { n: 1 }, output: { id: 7 } },
        idempotencyKey: 'i/a#1~undo',
        attemptTimeoutMs: 5_000,
        retry: { attempts: 7 },
      },
    ]);
  });

  it('evaluates `with` when the step completes, on the data as they are then', () => {
    const script = new Script(
      planOf(
        {
          a: undone({
            compensate: {
              task: 'work',
              with: { id: '${ output.id }', n: '${ vars.n }' },
              retry: { attempts: 2 },
            },
            save: { n: 2 },
            next: to('b'),
          }),
          b: task({ save: { n: 3 }, next: to('c') }),
          c: task({ catch: [{ then: 'pass', compensate: 'all' }] }),
        },
        { vars: { n: { initial: 1 } } },
      ),
    );
    script.done('a#1', { id: 7 });
    script.done('b#1');
    script.fail('c#1', 'x');
    expect(script.effects).toMatchObject([{ input: { id: 7, n: 1 }, retry: { attempts: 2 } }]);
  });

  it('is registered though the settle fails after it (rule D5)', () => {
    const script = new Script(
      planOf({
        a: undone({
          save: { n: '${ output.missing }' },
          catch: [{ on: ['expression.failed'], then: 'pass', compensate: 'all' }],
        }),
      }),
    );
    expect(script.done('a#1', {})).toEqual(['dispatchTask a#1~undo']);
  });

  it('registers nothing for a step that a catch completes, that fails, or that is skipped', () => {
    const script = new Script(
      planOf({
        a: undone({ catch: [{ then: 'complete' }], next: to('b') }),
        b: undone({ unless: 'true', next: to('c') }),
        c: undone({ catch: [{ then: 'pass' }], next: to('d') }),
        d: task({ catch: [{ then: 'pass', compensate: 'all' }] }),
      }),
    );
    script.fail('a#1', 'x');
    script.fail('c#1', 'x');
    expect(script.fail('d#1', 'x')).toEqual(['close completed']);
  });

  it('`when: attempted` is undone as soon as it was sent, whatever came of it', () => {
    const attempted = { task: 'work', when: 'attempted' };
    const script = new Script(
      planOf({
        a: undone({ compensate: attempted, with: { n: 1 }, catch: [{ to: 'b' }], next: to('b') }),
        b: task({ catch: [{ then: 'pass', compensate: 'all' }] }),
      }),
    );
    script.fail('a#1', 'x');
    script.fail('b#1', 'x');
    expect(script.effects).toMatchObject([{ work: 'a#1~undo', input: { input: { n: 1 }, output: null } }]);
  });

  it('knows the output of what was attempted and completed, and undoes it once', () => {
    const script = new Script(
      planOf({
        a: undone({ compensate: { task: 'work', when: 'attempted' }, next: to('b') }),
        b: task({ catch: [{ then: 'pass', compensate: 'all' }] }),
      }),
    );
    script.done('a#1', 'A');
    script.fail('b#1', 'x');
    expect(script.effects).toMatchObject([{ work: 'a#1~undo', input: { output: 'A' } }]);
    expect(script.done('a#1~undo')).toEqual(['close completed']);
  });

  it('is held when it fails after its retry; an operator retries it under the next work id, with the same key', () => {
    const plan = chain({ to: 'h', compensate: 'all' });
    const script = failing(plan);
    script.fail('c#1', 'x');
    expect(script.fail('b#1~undo', 'http.503')).toEqual([]);
    expect(view(plan, script.state)).toMatchObject({
      status: 'suspended',
      reason: 'undoing b#1: it was http.503',
      waiting: [{ visit: 'b#1~undo', stepId: 'b', for: 'operator', detail: 'http.503: it was http.503' }],
    });
    expect(script.retry('b#1~undo')).toEqual(['dispatchTask b#1~undo.1']);
    expect(script.effects).toMatchObject([{ idempotencyKey: 'i/b#1~undo' }]);
    expect(script.done('b#1~undo.1')).toEqual(['dispatchTask a#1~undo']);
  });

  it('shows as a visit that expressions do not see (rule D3)', () => {
    const plan = chain({ to: 'h', compensate: 'all' });
    const script = failing(plan);
    const before = script.state.steps.b;
    script.fail('c#1', 'x');
    script.done('b#1~undo');
    script.done('a#1~undo');
    const shown = script.changes.filter(({ visit }) => visit.includes('~undo'));
    expect(shown.map(({ visit, stepId, status }) => `${visit} ${stepId} ${status}`)).toEqual([
      'b#1~undo b open',
      'b#1~undo b completed',
      'a#1~undo a open',
      'a#1~undo a completed',
    ]);
    expect(script.state.steps.b).toEqual(before);
    expect(view(plan, script.state).steps.find(({ id }) => id === 'b')).toMatchObject({ visits: 1, open: 0 });
  });

  it('keeps the visit open meanwhile, says what it waits for, and issues the compensation again', () => {
    const plan = chain({ to: 'h', compensate: 'all' });
    const script = failing(plan);
    script.fail('c#1', 'x');
    expect(script.open).toEqual(['c#1']);
    expect(view(plan, script.state)).toMatchObject({
      status: 'running',
      waiting: [{ visit: 'b#1~undo', for: 'activity', detail: 'undoes b#1: demo.declared' }],
    });
    expect(pendingEffects(plan, script.state)).toMatchObject([{ key: 'dispatch:b#1~undo' }]);
    expect(script.judge({ type: 'taskCompleted', at: 0, work: 'c#1', output: null })).toMatchObject({
      accepted: false,
    });
  });

  it.each<[CatchEntry, readonly string[], string]>([
    [{ then: 'retry', compensate: 'all' }, ['dispatchTask c#2'], 'c#1 failed'],
    [{ then: 'pass', compensate: 'all' }, ['dispatchTask d#1'], 'c#1 failed'],
    [{ then: 'complete', compensate: 'all' }, ['dispatchTask d#1'], 'c#1 completed'],
    [{ then: 'fail', compensate: 'all' }, ['close failed x'], 'c#1 failed'],
    [{ then: 'hold', compensate: 'all' }, [], 'b#1 completed'],
  ])('stands inside an entry that says %j', (entry, effects, last) => {
    const script = failing(chain(entry));
    script.fail('c#1', 'x');
    script.done('b#1~undo');
    expect(script.done('a#1~undo')).toEqual(effects);
    expect(script.settled.filter((line) => !line.includes('~')).at(-1)).toBe(last);
  });

  it('tries no entry twice after it, though the settle of the entry fails (rule E2)', () => {
    const script = failing(
      chain(
        { then: 'complete', output: { n: 1 }, compensate: 'all' },
        {},
        { save: { n: '${ output.missing }' } },
      ),
    );
    script.fail('c#1', 'x');
    script.done('b#1~undo');
    expect(script.done('a#1~undo')).toEqual(['close failed expression.failed']);
  });

  it('`all` withdraws everything else first', () => {
    const script = new Script(
      planOf({
        s: { type: 'set', split: 'all', next: to('a', 'p') } as Step,
        a: undone({ next: to('b') }),
        b: task({ catch: [{ then: 'pass', compensate: 'all' }], next: to('z') }),
        p: task(),
        z: task(),
      }),
    );
    script.done('a#1');
    expect(script.fail('b#1', 'x')).toEqual(['cancelTask p#1', 'dispatchTask a#1~undo']);
    expect(script.done('a#1~undo')).toEqual(['dispatchTask z#1']);
  });

  it('`{to: S}` undoes what came after S on the way here: S is kept, parallel branches are spared, the failing step is undone', () => {
    const script = new Script(
      planOf({
        a: undone({ next: to('s') }),
        s: undone({ split: 'all', next: to('b', 'p') }),
        b: undone({ next: to('c') }),
        c: undone({
          save: { n: '${ output.missing }' },
          catch: [{ to: 'h', compensate: { to: 's' } }],
        }),
        p: undone(),
        h: task(),
      }),
    );
    for (const work of ['a#1', 's#1', 'p#1', 'b#1']) script.done(work, {});
    expect(script.done('c#1', {})).toEqual(['dispatchTask c#1~undo']);
    expect(script.done('c#1~undo')).toEqual(['dispatchTask b#1~undo']);
    expect(script.done('b#1~undo')).toEqual(['dispatchTask h#1']);
  });

  it('`{to: S}` undoes only what is newer than the last visit of S', () => {
    const script = new Script(
      planOf({
        s: task({ next: to('b') }),
        b: undone({ next: [{ when: 'steps.s.visits < 2', to: 's' }, { to: 'c' }] }),
        c: task({ catch: [{ to: 'h', compensate: { to: 's' } }] }),
        h: task(),
      }),
    );
    for (const work of ['s#1', 'b#1', 's#2', 'b#2']) script.done(work);
    expect(script.fail('c#1', 'x')).toEqual(['dispatchTask b#2~undo']);
    expect(script.done('b#2~undo')).toEqual(['dispatchTask h#1']);
  });

  it('`{to: S}` keeps the record of S itself, though it completed after its last visit began', () => {
    const script = new Script(
      planOf({
        s: undone({ next: to('b') }),
        b: task({
          catch: [{ to: 's', when: 'steps.s.visits < 2', compensate: { to: 's' } }, { then: 'pass' }],
        }),
      }),
    );
    script.done('s#1');
    expect(script.fail('b#1', 'x')).toEqual(['dispatchTask s#2']);
  });

  it('is abandoned when its owner is withdrawn: what is out is taken back, the rest can be undone by another', () => {
    const script = failing(chain({ to: 'h', compensate: 'all' }, { onCancel: { compensate: 'all' } }));
    script.fail('c#1', 'x');
    script.done('b#1~undo');
    expect(script.verb('cancelRequested')).toEqual(['cancelTask a#1~undo', 'startTimer @drain 30000']);
    expect(script.changes.at(-2)).toMatchObject({ visit: 'a#1~undo', status: 'cancelled' });
    expect(script.cancelled('a#1~undo')).toEqual(['cancelTimer @drain', 'dispatchTask a#1~undo~1']);
    expect(script.effects.at(-1)).toMatchObject({ idempotencyKey: 'i/a#1~undo' });
    expect(script.done('a#1~undo~1')).toEqual(['close cancelled']);
  });
});

describe('ids of compensations (rule T1, law L8)', () => {
  it('are not used twice: a visit that was undone and is then retried is undone under the next number', () => {
    const script = new Script(
      planOf({
        a: undone({
          save: { n: '${ output.n }' },
          catch: [{ then: 'hold', compensate: 'all' }],
          next: to('b'),
        }),
        b: task({ catch: [{ then: 'pass', compensate: 'all' }] }),
      }),
    );
    expect(script.done('a#1', {})).toEqual(['dispatchTask a#1~undo']);
    script.done('a#1~undo');
    expect(script.retry('a#1')).toEqual(['dispatchTask a#1.1']);
    script.done('a#1.1', { n: 1 });
    expect(script.fail('b#1', 'x')).toEqual(['dispatchTask a#1~undo~1']);
  });
});

describe('what publish says of compensation', () => {
  it('refuses a point that is no step, or that does not lead here', () => {
    const wrong = workflow({
      a: undone({ catch: [{ then: 'pass', compensate: { to: 'nowhere' } }], next: to('b') }),
      b: task({ catch: [{ then: 'pass', compensate: { to: 'c' } }], next: to('c') }),
      c: undone(),
    });
    expect(problemsOf(wrong)).toEqual([
      'step.unknown /steps/a/catch/0/compensate/to',
      'undo.point /steps/b/catch/0/compensate/to',
    ]);
  });

  it('warns where there is nothing to undo, and refuses an unknown task', () => {
    expect(problemsOf(workflow({ a: task({ catch: [{ then: 'pass', compensate: 'all' }] }) }))).toEqual([
      'undo.nothing /steps/a/catch/0/compensate',
    ]);
    expect(problemsOf(workflow({ a: task({ compensate: { task: 'missing' } }) }))).toEqual([
      'reference.unknown /steps/a/compensate/task',
    ]);
  });

  it('refuses `compensate` of an end that does not terminate', () => {
    const end = { type: 'end', compensate: 'all' } as unknown as Step;
    expect(problemsOf(workflow({ a: end }))).toEqual(['end.compensate /steps/a/compensate']);
  });
});
