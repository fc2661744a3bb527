import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fermata/model';
import { planOf, problemsOf, Script, workflow } from '../script.fixture.ts';

const task = (more: object = {}): Step => ({ type: 'task', task: 'work', ...more }) as Step;
const person = (more: object = {}): Step =>
  ({ type: 'manual', form: 'review', assign: { groups: ['g'] }, ...more }) as Step;
const to = (...ids: string[]) => ids.map((id) => ({ to: id }));
const split = (...ids: string[]): Step => ({ type: 'set', split: 'all', next: to(...ids) }) as Step;

/** `m` is the milestone, reached by `b`; `g` is the step that needs it. */
function milestone(
  g: Step,
  more: Readonly<Record<string, Step>> = {},
  heads: readonly string[] = ['b', 'g'],
) {
  return planOf({
    s: split(...heads),
    b: task({ next: to('m') }),
    m: task({ next: to('z') }),
    z: task(),
    g,
    ...more,
  });
}

describe('milestones (rule L2)', () => {
  it('enables a step only while the other one is open', () => {
    const script = new Script(milestone(task({ whileIn: { step: 'm' } })));
    expect(script.effects.map(({ key }) => key)).toEqual(['dispatch:b#1']);
    expect(script.done('b#1')).toEqual(['dispatchTask m#1', 'dispatchTask g#1']);
  });

  it('holds while the other step is held', () => {
    const script = new Script(
      milestone(
        task({ whileIn: { step: 'm' } }),
        { m: task({ catch: [{ then: 'hold' }] }), z: task({ next: to('g') }) },
        ['b', 'z'],
      ),
    );
    script.done('b#1');
    script.fail('m#1', 'no');
    expect(script.done('z#1')).toEqual(['dispatchTask g#1']);
  });

  it('lets a started visit run on when the other step is left', () => {
    const script = new Script(milestone(task({ whileIn: { step: 'm' } })));
    script.done('b#1');
    expect(script.done('m#1')).toEqual(['dispatchTask z#1']);
    expect(script.open).toEqual(['g#1', 'z#1']);
  });

  it('withdraws a started visit where `strict`, and treats it as missed', () => {
    const script = new Script(
      milestone(task({ whileIn: { step: 'm', strict: true }, next: to('n') }), { n: task() }),
    );
    script.done('b#1');
    expect(script.done('m#1')).toEqual(['dispatchTask z#1', 'cancelTask g#1', 'dispatchTask n#1']);
    expect(script.settled.at(-1)).toBe('g#1 skipped');
    expect(script.done('g#1')).toEqual([]);
  });

  it('takes the offer of a manual visit back that nobody has claimed, and evaluates `with` again (section 10)', () => {
    const step = person({ whileIn: { step: 'm' }, with: { n: '${ vars.n }' } });
    const script = new Script(
      planOf({
        s: split('b', 'g'),
        b: { type: 'set', with: 0, save: { n: 1 }, next: to('m') } as Step,
        m: task({ next: to('c') }),
        c: task({ save: { n: 2 }, next: [{ when: 'true', to: 'm' }, { to: 'z' }] }),
        z: task(),
        g: step,
      }),
    );
    expect(script.effects).toMatchObject([{ work: 'm#1' }, { work: 'g#1', data: { n: 1 } }]);
    expect(script.done('m#1')).toEqual(['dispatchTask c#1', 'withdrawTask g#1 cancelled']);
    expect(script.judge({ type: 'taskCompleted', at: 0, work: 'g#1', output: {}, by: 'u' })).toEqual({
      accepted: false,
      reason: 'visit.settled',
    });
    script.done('c#1');
    expect(script.effects).toMatchObject([{ work: 'm#2' }, { work: 'g#1.1', data: { n: 2 } }]);
  });

  it('lets a manual visit run on once it was claimed (section 10)', () => {
    const script = new Script(milestone(person({ whileIn: { step: 'm' } })));
    script.done('b#1');
    script.take({ type: 'taskStarted', at: 0, work: 'g#1', by: 'u' });
    expect(script.done('m#1')).toEqual(['dispatchTask z#1']);
    expect(script.done('g#1', {}, 'u')).toEqual([]);
  });

  it('stands before the lock: who waits for a milestone does not queue (rule T5)', () => {
    const script = new Script(
      milestone(task({ whileIn: { step: 'm' }, lock: 'x', priority: 1 }), { y: task({ lock: 'x' }) }, [
        'g',
        'b',
        'y',
      ]),
    );
    expect(script.effects.map(({ key }) => key)).toEqual(['dispatch:b#1', 'dispatch:y#1']);
    expect(script.done('b#1')).toEqual(['dispatchTask m#1']);
    expect(script.done('y#1')).toEqual(['dispatchTask g#1']);
  });

  it('refuses a milestone that is no step, or the step itself', () => {
    const wrong = workflow({
      a: task({ whileIn: { step: 'a' }, next: to('b') }),
      b: task({ whileIn: { step: 'aa' } }),
    });
    expect(problemsOf(wrong)).toEqual([
      'milestone.self /steps/a/whileIn/step',
      'step.unknown /steps/b/whileIn/step',
    ]);
  });
});
