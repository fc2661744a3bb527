import { describe, expect, it } from '@jest/globals';
import type { References } from '@fermata/interpreter';
import { judge } from '../judge.ts';
import { formReference } from '../references/published.ts';

const object = (required: readonly string[], properties: object, more: object = {}) => ({
  type: 'object',
  required,
  properties,
  ...more,
});

const asked = object(
  ['amount'],
  { amount: { type: 'number' }, note: { type: 'string' } },
  { additionalProperties: false },
);

const references = {
  self: { name: 'x', version: 1 },
  tasks: {
    work: { name: 'work', version: 1, implementation: 'work' },
    pay: {
      name: 'pay',
      version: 1,
      implementation: 'pay',
      input: asked,
      errors: [{ code: 'card.declined' }],
    },
    loose: {
      name: 'loose',
      version: 1,
      implementation: 'loose',
      input: object(['amount'], { amount: { type: 'number', default: 1 } }),
    },
  },
  forms: { review: { name: 'review', version: 1, outcomes: ['yes', 'no'], input: asked } },
  events: { paid: { name: 'paid', version: 1, schema: asked } },
  workflows: { child: { name: 'child', version: 1, input: asked } },
} as unknown as References;

type Steps = Readonly<Record<string, object>>;

/** Code and place of what is said, of some codes only. */
function said(codes: RegExp, steps: Steps, more: object = {}): readonly string[] {
  const document = { kind: 'workflow', name: 'x', start: Object.keys(steps)[0], steps, ...more };
  return judge(document, { references })
    .problems.filter(({ code }) => codes.test(code))
    .map(
      ({ severity, code, path, fix }) => `${severity} ${code} ${path}${fix === undefined ? '' : ` ${fix}`}`,
    );
}

const end = { type: 'end' };
const manual = (next: readonly string[], not?: unknown): object => ({
  type: 'manual',
  outcomes: ['yes', 'no'],
  outputSchema: { type: 'object' },
  assign: { groups: ['office'], ...(not === undefined ? {} : { not }) },
  next: next.map((to) => ({ to })),
});

describe('what a step gives to whoever receives it (rule D6)', () => {
  const gives = (given: object, more: object = {}) =>
    said(
      /^input\./,
      { a: { type: 'task', task: 'pay', with: given, ...more } },
      { input: object(['n'], { n: { type: 'string' } }) },
    );

  it('has all that is needed, nothing that is not taken, and the types that are asked for', () => {
    expect(gives({ amount: 5 })).toEqual([]);
    expect(gives({ amount: '${ 2 + 3 }', note: 'x' })).toEqual([]);
    expect(gives({ amout: 5 })).toEqual([
      'error input.missing /steps/a/with did you mean `amout`?',
      'error input.unknown /steps/a/with/amout did you mean `amount`?',
    ]);
    expect(gives({ amount: '${ input.n }' })).toEqual(['error input.type /steps/a/with/amount']);
    expect(gives({ amount: 'five' })).toEqual(['error input.type /steps/a/with/amount']);
  });

  it('is judged for forms, events and workflows as well', () => {
    expect(
      said(/^input\./, { a: { type: 'manual', form: 'review', with: {}, assign: { groups: ['office'] } } }),
    ).toEqual(['error input.missing /steps/a/with']);
    expect(said(/^input\./, { a: { type: 'emit', event: 'paid' } })).toEqual([
      'error input.missing /steps/a',
    ]);
    expect(said(/^input\./, { a: { type: 'workflow', workflow: 'child', with: { amount: true } } })).toEqual([
      'error input.type /steps/a/with/amount',
    ]);
  });

  it('has what a form reads that does not say what it shows', () => {
    const form = formReference(
      {
        layout: [
          {
            type: 'group',
            children: [
              {
                type: 'text',
                value: 'Order ${ input.order.id }',
                show: 'input.isOpen',
                enable: 'has(input.note)',
              },
            ],
          },
        ],
      },
      { name: 'plain', version: 1 },
    );
    expect(form.reads).toEqual(['isOpen', 'order']);
    const step = (given: object) => ({
      type: 'manual',
      form: 'plain',
      with: given,
      assign: { groups: ['office'] },
    });
    const found = (given: object) =>
      judge(
        { kind: 'workflow', name: 'x', start: 'a', steps: { a: step(given) } },
        { references: { ...references, forms: { plain: { ...form, outcomes: ['yes'], schema: {} } } } },
      ).problems.map(({ code, path, message }) => `${code} ${path} ${message}`);
    expect(found({ order: { id: 1 }, isOpen: true, more: 1 })).toEqual([]);
    expect(found({ order: { id: 1 } })).toEqual([
      'input.missing /steps/a/with `isOpen`, which the form needs, is not given.',
    ]);
  });

  it('may leave out what has a default, and give more to who does not mind', () => {
    expect(said(/^input\./, { a: { type: 'task', task: 'loose', with: {} } })).toEqual([]);
    expect(said(/^input\./, { a: { type: 'task', task: 'loose', with: { extra: 1 } } })).toEqual([
      'warning input.unknown /steps/a/with/extra',
    ]);
  });

  it('is judged by what stands beside alternatives as well', () => {
    const either = { ...asked, required: [], oneOf: [{ required: ['amount'] }, { required: ['note'] }] };
    const known = {
      ...references,
      tasks: { either: { name: 'either', version: 1, implementation: 'x', input: either } },
    };
    const steps = { a: { type: 'task', task: 'either', with: { amount: 'x', nte: 'y' } } };
    const { problems } = judge(
      { kind: 'workflow', name: 'x', start: 'a', steps },
      { references: known as References },
    );
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'input.type /steps/a/with/amount',
      'input.unknown /steps/a/with/nte',
    ]);
  });

  it('is not judged where its type is not known', () => {
    expect(
      said(/^input\./, { a: { type: 'task', task: 'pay', with: { amount: '${ vars.x }' }, save: { x: 1 } } }),
    ).toEqual([]);
  });
});

describe('a separation of duties', () => {
  const prepared = ['${ steps.prepare.by }'];

  it('holds where the other step is done on every way', () => {
    expect(said(/^separation/, { prepare: manual(['approve']), approve: manual([], prepared) })).toEqual([]);
  });

  it('is open where a way leads past the other step', () => {
    const begin = { type: 'set', next: [{ when: 'input == null', to: 'prepare' }, { to: 'approve' }] };
    expect(
      said(/^separation/, { begin, prepare: manual(['approve']), approve: manual([], prepared) }),
    ).toEqual(['warning separation.open /steps/approve/assign/not/0']);
  });

  it('is open where both are offered side by side, or the other one comes later', () => {
    const begin = { type: 'set', split: 'all', next: [{ to: 'prepare' }, { to: 'approve' }] };
    expect(said(/^separation/, { begin, prepare: manual([]), approve: manual([], prepared) })).toEqual([
      'warning separation.open /steps/approve/assign/not/0',
    ]);
    expect(
      said(/^separation/, { approve: manual(['prepare'], '${ steps.prepare.by }'), prepare: manual([]) }),
    ).toEqual(['warning separation.open /steps/approve/assign/not']);
  });

  it('is open where no person does the other step', () => {
    const prepare = { type: 'task', task: 'work', next: [{ to: 'approve' }] };
    expect(said(/^separation/, { prepare, approve: manual([], prepared) })).toEqual([
      'warning separation.open /steps/approve/assign/not/0',
    ]);
  });

  it('holds in a loop that comes back through both', () => {
    const approve = {
      ...(manual([], prepared) as { next: unknown }),
      next: [{ when: "output.outcome == 'no'", to: 'prepare' }, { to: 'done' }],
    };
    expect(said(/^separation/, { prepare: manual(['approve']), approve, done: end })).toEqual([]);
  });
});

describe('the codes of a catch entry', () => {
  const caught = (step: object, ...on: readonly string[]) =>
    said(/^catch/, { a: { ...step, catch: [{ on, to: 'b' }] }, b: end }).map((text) =>
      text.split(' ')[2]?.at(-1),
    );

  it('can occur: by the type of the step', () => {
    expect(caught({ type: 'task', task: 'pay' }, 'card.declined', 'timeout', 'card.lost')).toEqual(['2']);
    expect(caught({ type: 'task', task: 'work' }, 'anything')).toEqual([]);
    expect(
      caught({ type: 'workflow', workflow: 'child' }, 'workflow.failed', 'workflow', 'task.rejected'),
    ).toEqual(['2']);
    expect(caught({ type: 'set', with: 1 }, 'expression.failed', 'timeout', 'decision.none')).toEqual([
      '1',
      '2',
    ]);
  });

  it('can occur: by what the step says', () => {
    expect(caught({ type: 'delay', delay: { for: 'PT1H' } }, 'timeout')).toEqual(['0']);
    expect(caught({ type: 'delay', delay: { for: 'PT2H' }, timeout: 'PT1H' }, 'timeout')).toEqual([]);
    expect(caught({ type: 'task', task: 'pay' }, 'timeout.budget', 'loop.max', 'forEach.failed')).toEqual([
      '1',
      '2',
    ]);
    expect(caught({ type: 'task', task: 'pay', forEach: { items: [1] } }, 'forEach.failed')).toEqual([]);
    expect(
      caught({ type: 'task', task: 'pay', next: [{ when: 'input == null', to: 'b' }] }, 'next.none'),
    ).toEqual([]);
  });
});

describe('a step that can be undone', () => {
  const pay = { type: 'task', task: 'pay', with: { amount: 1 }, compensate: 'work', next: [{ to: 'b' }] };

  it('is undone by something', () => {
    expect(said(/^compensate/, { a: pay, b: end })).toEqual(['warning compensate.never /steps/a/compensate']);
    expect(said(/^compensate/, { a: pay, b: end }, { onError: { compensate: 'all' } })).toEqual([]);
    expect(said(/^compensate/, { a: pay, b: { ...end, terminate: 'failed', compensate: 'all' } })).toEqual(
      [],
    );
  });
});

describe('a loop', () => {
  const round = (when: string, more: object = {}): readonly string[] =>
    said(
      /^loop/,
      {
        a: { type: 'task', task: 'work', next: [{ to: 'b' }], ...more },
        b: { type: 'task', task: 'work', next: [{ when, to: 'c' }, { to: 'a' }] },
        c: end,
      },
      { input: object(['n'], { n: { type: 'number' } }), vars: { n: { initial: 0 } } },
    );

  it('changes what its way out reads', () => {
    expect(round('input.n > 3')).toEqual(['warning loop.constant /steps/b/next/0']);
    expect(round('vars.n > 3')).toEqual(['warning loop.constant /steps/b/next/0']);
    expect(round('vars.n > 3', { save: { n: '${ vars.n + 1 }' } })).toEqual([]);
    expect(round('output != null')).toEqual([]);
    expect(round('steps.a.visits > 3')).toEqual([]);
    expect(round("now > '2030-01-01'")).toEqual([]);
    expect(round('input.n > 3', { catch: [{ to: 'c' }] })).toEqual([]);
  });
});

describe('a task that stands on an implementation of another shape', () => {
  const task = (implementation: object) =>
    judge(
      {
        kind: 'task',
        name: 'load',
        input: asked,
        implementation: { executor: 'http.request', ...implementation },
      },
      { references },
    ).problems.map(({ severity, code, path }) => `${severity} ${code} ${path}`);

  it('is judged by the input of the task', () => {
    expect(task({ with: { n: '${ input.amount }' }, result: '${ output.body }' })).toEqual([]);
    expect(task({ with: { n: '${ input.amuont }', m: '${ vars.x }' }, result: '${ 1 + }' })).toEqual([
      'error expression.syntax /implementation/result',
      'error expression.unknownName /implementation/with/m',
      'error expression.unknownField /implementation/with/n',
    ]);
  });
});

describe('who gets a task', () => {
  const given = (assign: object, next: readonly string[]): object => ({
    ...manual(next),
    assign: { groups: ['office'], ...assign },
  });

  it('is never like a step that nobody can have done before', () => {
    const steps = { a: given({ likeStep: 'b' }, ['b']), b: given({ likeStep: 'a' }, ['done']), done: end };
    expect(said(/^assign/, steps)).toEqual(['warning assign.like-step /steps/a/assign/likeStep']);
  });

  it('may be like itself, or a later step, where a way leads back', () => {
    const steps = { a: given({ likeStep: 'a' }, ['b']), b: given({}, ['a', 'done']), done: end };
    expect(said(/^assign/, steps)).toEqual([]);
  });

  it('is no case with one task; skills narrow nothing without groups or roles', () => {
    const alone = { a: given({ case: true }, ['done']), done: end };
    expect(said(/^assign/, alone)).toEqual(['hint assign.case /steps/a/assign/case']);
    const named = { ...manual(['done']), assign: { users: ['ada'], skills: ['german'] } };
    expect(said(/^assign/, { a: named, done: end })).toEqual([
      'warning assign.skills /steps/a/assign/skills',
    ]);
    const ofRole = { ...manual(['done']), assign: { roles: ['agent'], skills: ['german'] } };
    expect(said(/^assign/, { a: ofRole, done: end })).toEqual([]);
  });

  it('is a case with a second task, or with one that comes again', () => {
    const ofCase = (...next: string[]) => given({ case: true }, next);
    expect(said(/^assign/, { a: ofCase('b'), b: ofCase('done'), done: end })).toEqual([]);
    const forEach = { items: [1, 2] };
    expect(said(/^assign/, { a: { ...ofCase('done'), forEach }, done: end })).toEqual([]);
  });

  it('is of a group that there is, also when a timer asks it; an expression is known later', () => {
    const told = (groups: readonly string[], asked: readonly string[]) => {
      const timers = ['escalate', 'reassign'].map((name) => ({ after: 'PT1H', [name]: { groups: asked } }));
      const steps = { a: { ...manual([]), assign: { groups }, timers } };
      const document = { kind: 'workflow', name: 'x', start: 'a', steps };
      return judge(document, { references, groups: ['office', 'night'] })
        .problems.filter(({ code }) => code === 'group.unknown')
        .map(({ path }) => path);
    };
    expect(told(['office'], ['night'])).toEqual([]);
    expect(told(['${ input.group }'], ['offices'])).toEqual([
      '/steps/a/timers/0/escalate/groups/0',
      '/steps/a/timers/1/reassign/groups/0',
    ]);
  });

  it('is nobody in particular where the instance decides about the start', () => {
    const told = (assign: object, more: object, before: object = {}) =>
      said(/^assign\.start/, {
        a: { ...manual(['b']), ...before },
        b: { ...given(assign, []), ...more },
      });
    const one = ['warning assign.start-decided /steps/b/assign/give'];
    const byTurns = { give: 'roundRobin' };
    expect(told(byTurns, { lock: { name: 'till', take: 'start' } })).toEqual(one);
    expect(told(byTurns, { lock: ['door', { name: 'till', take: 'start' }] })).toEqual(one);
    expect(told(byTurns, { whileIn: { step: 'a' } })).toEqual(one);
    expect(told(byTurns, {}, { split: 'race', win: 'start' })).toEqual(one);
    expect(told({ case: true, likeStep: 'a' }, { whileIn: { step: 'a' } })).toEqual([
      'warning assign.start-decided /steps/b/assign/case',
      'warning assign.start-decided /steps/b/assign/likeStep',
    ]);
    expect(told({ case: false }, { whileIn: { step: 'a' } })).toEqual([]);
    expect(told(byTurns, { lock: ['till', { name: 'door', take: 'enable' }] })).toEqual([]);
    expect(told(byTurns, {}, { split: 'race' })).toEqual([]);
    expect(told({}, { whileIn: { step: 'a' } })).toEqual([]);
  });
});
