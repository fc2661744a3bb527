import { describe, expect, it } from '@jest/globals';
import { operatorVerbs, type Operation, type OperatorVerb } from '@fermata/contracts';
import { compile, type Plan } from '@fermata/interpreter';
import type { WorkflowDefinition } from '@fermata/model';
import { isJudgedApart, isRefused } from './demand-apart.ts';

const manual = (assign: object, ...next: string[]) => ({
  type: 'manual',
  outputSchema: { type: 'object' },
  assign: { groups: ['desk'], ...assign },
  next: next.map((to) => ({ to })),
});
const set = (...next: string[]) => ({ type: 'set', with: {}, next: next.map((to) => ({ to })) });
const end = { type: 'end' };

const planOf = (steps: object, version = 1): Plan => {
  const references = { self: { name: 'w', version }, tasks: {}, forms: {}, events: {} };
  const workflow = {
    kind: 'workflow',
    name: 'w',
    input: { type: 'object' },
    start: Object.keys(steps)[0],
    steps,
  };
  const { plan, problems } = compile(workflow as unknown as WorkflowDefinition, references);
  if (plan === undefined) throw new Error(JSON.stringify(problems));
  return plan;
};

const separate = { separateFrom: ['prepare'] };
const steps = {
  prepare: manual({}, 'check'),
  check: manual({}, 'approve'),
  approve: manual(separate, 'pay'),
  pay: manual({}, 'done'),
  done: end,
};
const plan = planOf(steps);

const known = (open: string, ...answered: string[]) => ({
  input: { requester: 'ada' },
  startedBy: 'eve',
  businessKey: null,
  steps: [{ id: open, status: 'open', visits: 1, open: 1 }],
  waiting: [],
  answers: answered.map((one) => {
    const [stepId = '', person = ''] = one.split(' ');
    return { stepId, person };
  }),
});
const verb = (more: object, actor = 'ada') => ({ id: 'v', reason: 'r', actor, ...more }) as Operation;
const move = (mapping?: Readonly<Record<string, string>>, actor = 'ada') =>
  verb(
    { verb: 'move', move: { plan: {}, ...(mapping === undefined ? {} : { mapping: { steps: mapping } }) } },
    actor,
  );
const byAda = known('check', 'prepare ada');

describe('an operator who may not answer a step', () => {
  it.each(['skip', 'edit-output', 'complete-items', 'fail', 'withdraw-task'])(
    'does not %s it either, though it is held and has no task yet',
    (name) => {
      const asked = { verb: name, visit: 'approve#1' };
      expect(isRefused(verb(asked), byAda, plan, plan)).toBe(true);
      expect(isRefused(verb(asked, 'bob'), byAda, plan, plan)).toBe(false);
      expect(isRefused(verb({ verb: name, visit: 'check#1' }), byAda, plan, plan)).toBe(false);
    },
  );

  it.each([
    [
      'who did a step that says so itself',
      planOf({
        ...steps,
        prepare: manual({ separateFrom: ['approve'] }, 'check'),
        approve: manual({}, 'pay'),
      }),
    ],
    [
      'whom `not` shuts out by what was done',
      planOf({ ...steps, approve: manual({ not: ['${ steps.prepare.by }'] }, 'pay') }),
    ],
    [
      'whom `not` shuts out by the input',
      planOf({ ...steps, approve: manual({ not: '${ input.requester }' }, 'pay') }),
    ],
  ])('is one %s', (_who, other) => {
    expect(isRefused(verb({ verb: 'fail', visit: 'approve#1' }), byAda, other, other)).toBe(true);
    expect(isRefused(verb({ verb: 'fail', visit: 'approve#1' }, 'bob'), byAda, other, other)).toBe(false);
  });

  it('does not jump past it, but nearer to it, and everywhere once it is done', () => {
    const jump = (from: string, to: string) => verb({ verb: 'jump', from, to });
    expect(isRefused(jump('check#1', 'pay'), byAda, plan, plan)).toBe(true);
    expect(isRefused(jump('check@7', 'done'), byAda, plan, plan)).toBe(true);
    expect(isRefused(jump('check#1', 'approve'), byAda, plan, plan)).toBe(false);
    expect(isRefused(jump('check#1', 'prepare'), byAda, plan, plan)).toBe(false);
    const done = known('pay', 'prepare ada', 'approve bob');
    expect(isRefused(jump('pay#1', 'done'), done, plan, plan)).toBe(false);
  });

  it('does not jump past what a decision leads to, though it need not', () => {
    const some = planOf({ ...steps, check: manual({}, 'which'), which: set('approve', 'pay') });
    const asked = verb({ verb: 'jump', from: 'check#1', to: 'pay' });
    expect(isRefused(asked, byAda, some, some)).toBe(true);
    expect(isRefused(asked, known('check', 'prepare ada', 'approve bob'), some, some)).toBe(false);
  });

  it.each([
    ['where it is not there', { ...steps, check: manual({}, 'pay'), approve: undefined }, undefined],
    ['where nobody is kept apart from it', { ...steps, approve: manual({}, 'pay') }, undefined],
    ['where a way leads past it', { ...steps, check: manual({}, 'approve', 'pay') }, undefined],
    ['to a step behind it', steps, { check: 'pay' }],
    [
      'where it has become another step',
      { ...steps, check: manual({}, 'release'), approve: undefined, release: manual({}, 'pay') },
      { approve: 'release' },
    ],
  ])('does not move the instance %s', (_where, other, mapping) => {
    const there = planOf(JSON.parse(JSON.stringify(other)) as object, 2);
    expect(isRefused(move(mapping), byAda, plan, there)).toBe(true);
    expect(isRefused(move(mapping, 'bob'), byAda, plan, there)).toBe(false);
  });

  it('moves it where the step stands as before, whatever it is called, and when it is behind', () => {
    const renamed = {
      ...steps,
      check: manual({}, 'release'),
      approve: undefined,
      release: manual(separate, 'pay'),
    };
    const there = planOf(JSON.parse(JSON.stringify(renamed)) as object, 2);
    expect(isRefused(move({ approve: 'release' }), byAda, plan, there)).toBe(false);
    expect(isRefused(move(), byAda, plan, planOf(steps, 2))).toBe(false);
    const without = planOf(
      JSON.parse(JSON.stringify({ ...steps, check: manual({}, 'pay'), approve: undefined })) as object,
      2,
    );
    expect(isRefused(move(), known('pay', 'prepare ada', 'approve bob'), plan, without)).toBe(false);
  });

  it('moves it where what was done has got another name, as long as the other step names it by that', () => {
    const there = (assign: object) =>
      planOf(
        {
          gather: manual({}, 'check'),
          check: steps.check,
          approve: manual(assign, 'pay'),
          pay: manual({}, 'prepare'),
          prepare: manual({}, 'done'),
          done: end,
        },
        2,
      );
    const asked = move({ prepare: 'gather' });
    expect(isRefused(asked, byAda, plan, there({ separateFrom: ['gather'] }))).toBe(false);
    expect(isRefused(asked, byAda, plan, there({ not: '${ steps.gather.by }' }))).toBe(false);
    expect(isRefused(asked, byAda, plan, there(separate))).toBe(true);
  });

  it('does not undo a move while the step is to come: it may not stand where that leads back to', () => {
    const undo = (actor: string) => verb({ verb: 'undo-move' }, actor);
    expect(isRefused(undo('ada'), byAda, plan, plan)).toBe(true);
    expect(isRefused(undo('ada'), known('approve', 'prepare ada'), plan, plan)).toBe(true);
    expect(isRefused(undo('bob'), byAda, plan, plan)).toBe(false);
    expect(isRefused(undo('ada'), known('pay', 'prepare ada', 'approve bob'), plan, plan)).toBe(false);
  });

  it('is judged by every verb that answers, jumps or moves, and by no other', () => {
    const judged = (Object.keys(operatorVerbs) as OperatorVerb[]).filter(isJudgedApart).sort();
    expect(judged).toEqual(
      ['complete-items', 'edit-output', 'fail', 'jump', 'move', 'skip', 'undo-move', 'withdraw-task'].sort(),
    );
  });
});
