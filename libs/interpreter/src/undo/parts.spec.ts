import { describe, expect, it } from '@jest/globals';
import type { CatchEntry, Step, WorkflowDefinition } from '@fermata/model';
import type { Plan } from '../index.ts';
import { planOf, Script } from '../script.fixture.ts';

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

describe('compensation of the parts of an instance (rules E6, E7)', () => {
  const row = (more: Partial<WorkflowDefinition>): Plan =>
    planOf(
      {
        a: undone({ next: to('b') }),
        b: undone({ next: to('c') }),
        c: task(),
        h: task({ unless: 'false' }),
      },
      { onCancel: { to: 'h' }, ...more },
    );

  it('onError undoes, then goes on at its step', () => {
    const script = failing(row({ onError: { to: 'h', compensate: 'all' } }));
    expect(script.fail('c#1', 'x')).toEqual(['dispatchTask b#1~undo']);
    expect(script.done('b#1~undo')).toEqual(['dispatchTask a#1~undo']);
    expect(script.done('a#1~undo')).toEqual(['dispatchTask h#1']);
    expect(script.done('h#1')).toEqual(['close failed x']);
  });

  it('onError undoes, then fails where it has no step', () => {
    const script = failing(row({ onError: { compensate: { to: 'a' } } }));
    expect(script.fail('c#1', 'x')).toEqual(['dispatchTask b#1~undo']);
    expect(script.done('b#1~undo')).toEqual(['close failed x']);
  });

  it('onError closes at once where there is nothing to undo and no step', () => {
    const script = new Script(row({ onError: { compensate: 'all' } }));
    expect(script.fail('a#1', 'x')).toEqual(['close failed x']);
  });

  it('onError {to: S} spares branches that do not lead to the step that failed', () => {
    const script = new Script(
      planOf(
        {
          s: { type: 'set', split: 'all', next: to('p', 'b') } as Step,
          p: undone(),
          b: undone({ next: to('c') }),
          c: task(),
        },
        { onError: { compensate: { to: 's' } } },
      ),
    );
    script.done('p#1');
    script.done('b#1');
    expect(script.fail('c#1', 'x')).toEqual(['dispatchTask b#1~undo']);
    expect(script.done('b#1~undo')).toEqual(['close failed x']);
  });

  it('onCancel awaits ends, undoes, and goes on at its step', () => {
    const script = failing(row({ onCancel: { to: 'h', compensate: 'all' } }));
    expect(script.verb('cancelRequested')).toEqual(['cancelTask c#1', 'startTimer @drain 30000']);
    expect(script.cancelled('c#1')).toEqual(['cancelTimer @drain', 'dispatchTask b#1~undo']);
    script.done('b#1~undo');
    expect(script.done('a#1~undo')).toEqual(['dispatchTask h#1']);
    expect(script.done('h#1')).toEqual(['close cancelled']);
  });

  it('the timeout of the instance undoes and ends failed', () => {
    const script = failing(row({ timeout: { after: 'PT1H', compensate: 'all' } }));
    script.fire('@timeout');
    expect(script.cancelled('c#1')).toEqual(['cancelTimer @drain', 'dispatchTask b#1~undo']);
    script.done('b#1~undo');
    expect(script.done('a#1~undo')).toEqual(['close failed timeout.instance']);
  });

  it('an `end` that terminates compensates only if it says so', () => {
    const ending = (more: object) =>
      failing(
        planOf({
          a: undone({ next: to('b') }),
          b: undone({ next: to('c') }),
          c: task({ next: to('z') }),
          z: { type: 'end', terminate: 'failed', code: 'no.way', output: 3, ...more } as Step,
        }),
      );
    expect(ending({}).done('c#1')).toEqual(['close failed no.way']);
    const script = ending({ compensate: 'all' });
    expect(script.done('c#1')).toEqual(['dispatchTask b#1~undo']);
    script.done('b#1~undo');
    expect(script.done('a#1~undo')).toEqual(['close failed no.way']);
    expect(script.state.closed).toMatchObject({ output: 3 });
  });

  it('terminate skips all, and what is being undone is taken back', () => {
    const script = failing(row({ onError: { to: 'h', compensate: 'all' } }));
    script.fail('c#1', 'x');
    expect(script.verb('terminateRequested')).toEqual(['cancelTask b#1~undo', 'close cancelled']);
    expect(script.judge({ type: 'taskCompleted', at: 0, work: 'b#1~undo', output: null })).toMatchObject({
      accepted: false,
    });
  });

  it('what was done before an instance failed can still be undone when an operator has brought it back', () => {
    const script = failing(chain({ on: ['y'], to: 'h', compensate: 'all' }));
    expect(script.fail('c#1', 'x')).toEqual(['close failed x']);
    expect(script.retry('c#1')).toEqual(['dispatchTask c#1.1']);
    expect(script.fail('c#1.1', 'y')).toEqual(['dispatchTask b#1~undo']);
  });
});
