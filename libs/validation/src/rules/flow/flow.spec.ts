import { describe, expect, it } from '@jest/globals';
import type { References } from '@fermata/interpreter';
import { judge } from '../../judge.ts';

const order = {
  type: 'object',
  required: ['id', 'lines'],
  properties: {
    id: { type: 'string' },
    lines: {
      type: 'array',
      items: { type: 'object', required: ['sku'], properties: { sku: { type: 'string' } } },
    },
  },
} as const;

const references: References = {
  self: { name: 'x', version: 1 },
  tasks: { load: { name: 'load', version: 1, implementation: 'load', output: order } },
  forms: { ask: { name: 'ask', version: 1, outcomes: ['yes', 'no'] } },
  events: { paid: { name: 'paid', version: 1, schema: order } },
  workflows: { child: { name: 'child', version: 1, output: order } },
  decisions: {
    risk: {
      name: 'risk',
      version: 1,
      definition: {
        hit: 'first',
        inputs: [{ name: 'amount' }],
        outputs: [{ name: 'way', type: 'string' }],
        rules: [{ then: { way: 'pay' } }],
      },
    },
  },
};

type Steps = Readonly<Record<string, object>>;

/** What is said about types and about what may be missing, without what other rules say. */
function said(steps: Steps, more: object = {}): readonly string[] {
  const document = { kind: 'workflow', name: 'x', start: Object.keys(steps)[0], steps, ...more };
  const { problems } = judge(document, { references });
  const wrong = problems.filter(
    ({ severity, code }) => severity === 'error' && !code.startsWith('expression.'),
  );
  if (wrong.length > 0) throw new Error(JSON.stringify(wrong, null, 2));
  return problems
    .filter(({ code }) => code.startsWith('expression.'))
    .map(({ code, path, message }) => `${code} ${path}${/: (`.*)\(col/.exec(message)?.[1]?.trimEnd() ?? ''}`);
}

const task = (...next: readonly string[]): object => ({
  type: 'task',
  task: 'load',
  next: next.map((to) => ({ to })),
});
const read = (source: string, more: object = {}): object => ({
  type: 'set',
  with: { x: `\${ ${source} }` },
  ...more,
});
const unread = (path: string, step: string): string =>
  `expression.maybeNull ${path}\`${step}\` may not have been reached yet`;

describe('what a step may read of others (rule D4)', () => {
  it('is what every way to it has settled', () => {
    expect(said({ a: task('b'), b: read('steps.a.output.id') })).toEqual([]);
  });

  it('may be null where a way leads past the other step', () => {
    const a = { ...task(), next: [{ when: '1 > 0', to: 'b' }, { to: 'c' }] };
    expect(said({ a, b: task('c'), c: read('steps.b.output.id') })).toEqual([unread('/steps/c/with/x', 'b')]);
  });

  it('may be null where it is read before it can be there', () => {
    expect(said({ a: read('steps.b.output.id', { next: [{ to: 'b' }] }), b: task() })).toEqual([
      unread('/steps/a/with/x', 'b'),
    ]);
  });

  it('is there behind a join of all branches, and may not be behind one of any', () => {
    const a = { ...task('b', 'c'), split: 'all' };
    const d = read('steps.b.output.id + steps.c.output.id');
    expect(said({ a, b: task('d'), c: task('d'), d: { ...d, join: 'all' } })).toEqual([]);
    expect(said({ a, b: task('d'), c: task('d'), d })).toEqual([
      unread('/steps/d/with/x', 'b'),
      unread('/steps/d/with/x', 'c'),
    ]);
  });

  it('may come and go while a branch beside it runs', () => {
    const a = { ...task('b', 'c'), split: 'all' };
    const b = { ...task('d'), catch: [{ to: 'd' }] };
    expect(
      said({ a, b, c: read('steps.b.output.id', { next: [{ to: 'd' }] }), d: { ...task(), join: 'all' } }),
    ).toEqual([unread('/steps/c/with/x', 'b')]);
  });

  it('knows inner joins from outer ones: what runs beside the whole is not awaited by the inner one', () => {
    const steps = {
      a: { ...task('b', 'far'), split: 'all' },
      b: { ...task('c', 'd'), split: 'all' },
      c: task('inner'),
      d: task('inner'),
      inner: { ...task('reads'), join: 'all' },
      reads: read('steps.c.output.id + steps.far.output.id', { next: [{ to: 'outer' }] }),
      far: task('outer'),
      outer: { ...read('steps.far.output.id'), join: 'all' },
    };
    expect(said(steps)).toEqual([unread('/steps/reads/with/x', 'far')]);
  });

  it('may fail beside a step that stands behind an inner join only', () => {
    const steps = {
      x: { ...task(), next: [{ when: '1 > 0', to: 'a' }, { to: 'outer' }], catch: [{ to: 'outer' }] },
      a: { ...task('b', 'x'), split: 'all' },
      b: { ...task('c', 'd'), split: 'all' },
      c: task('inner'),
      d: task('inner'),
      inner: { ...task('reads'), join: 'all' },
      reads: read('steps.x.output.id', { next: [{ to: 'outer' }] }),
      outer: task(),
    };
    expect(said(steps)).toEqual(['expression.maybeNull /steps/reads/with/x`x` may have failed']);
  });

  it('is an error but no output for the step that handles the error', () => {
    const a = { ...task('c'), catch: [{ on: ['timeout'], to: 'b' }] };
    const b = read('steps.a.error.code + steps.a.output.id', { next: [{ to: 'c' }] });
    expect(said({ a, b, c: { type: 'end' } })).toEqual([
      'expression.maybeNull /steps/b/with/x`a` may have failed',
    ]);
    expect(said({ a: task('b'), b: read('steps.a.error.code') })).toEqual([
      'expression.maybeNull /steps/b/with/x`a` may not have failed',
    ]);
  });

  it('may be null after a step that is passed by as failed', () => {
    const a = { ...task('b'), catch: [{ then: 'pass' }] };
    expect(said({ a, b: read('steps.a.output.id') })).toEqual([
      'expression.maybeNull /steps/b/with/x`a` may have failed',
    ]);
  });

  it('may be null after a step that may be skipped, unless its default is like its output', () => {
    const skipped = { ...task('b'), unless: 'input == null' };
    const b = read('steps.a.output.id');
    expect(said({ a: skipped, b })).toEqual([
      'expression.maybeNull /steps/b/with/x`a` may have been skipped',
    ]);
    expect(said({ a: { ...skipped, default: { id: 'none', lines: [] } }, b })).toEqual([]);
  });

  it('may be the output of a catch entry as well', () => {
    const a = {
      ...task('b'),
      catch: [{ then: 'complete', output: { id: 'none', lines: [], isMissing: true } }],
    };
    expect(said({ a, b: read('steps.a.output.id') })).toEqual([]);
    expect(said({ a, b: read('steps.a.output.isMissing') })).toEqual([
      'expression.maybeMissing /steps/b/with/x',
    ]);
  });

  it('is not asked about twice: what is compared with null, or whose status is read, may be read', () => {
    const a = { ...task(), next: [{ when: '1 > 0', to: 'b' }, { to: 'c' }] };
    for (const guard of [
      "steps.b.output != null ? steps.b.output.id : ''",
      "steps.b.status == 'completed' && steps.b.output.id == 'x'",
      "has(steps.b.output.id) ? steps.b.output.id : ''",
      "get(steps.b.output, 'id', '')",
    ]) {
      expect([guard, said({ a, b: task('c'), c: read(guard) })]).toEqual([guard, []]);
    }
  });

  it('stays once it is there: a loop that comes back finds it', () => {
    const steps = {
      a: task('b'),
      b: { ...task(), next: [{ when: 'output.id == steps.a.output.id', to: 'a' }, { to: 'c' }] },
      c: read('steps.a.output.id + steps.b.output.id'),
    };
    expect(said(steps)).toEqual([]);
  });

  it('has failed only where an error led: instance.error', () => {
    const handler = { onError: { to: 'b' }, onCancel: { to: 'c' } };
    const steps = { a: task(), b: read('instance.error.code'), c: read('instance.error.code') };
    expect(said(steps, handler)).toEqual(['expression.maybeNull /steps/c/with/x']);
  });
});

describe('the output of the whole', () => {
  const output = { x: '${ steps.b.output.id }' };

  it('may read what every run settles, wherever the last token ends', () => {
    const a = { ...task('b', 'c'), split: 'all' };
    expect(said({ a, b: task(), c: task() }, { output })).toEqual([]);
  });

  it('may find nothing of what only some runs come by', () => {
    const a = { ...task(), next: [{ when: '1 > 0', to: 'b' }, { to: 'c' }] };
    expect(said({ a, b: task(), c: task() }, { output })).toEqual([unread('/output/x', 'b')]);
  });
});

describe('variables (rules D2, D4)', () => {
  const save = { save: { id: '${ output.id }', whole: '${ output }' } };

  it('have the type of what is saved into them', () => {
    expect(said({ a: { ...task('b'), ...save }, b: read('vars.whole.idd') })).toEqual([
      'expression.unknownField /steps/b/with/x',
    ]);
    expect(said({ a: { ...task('b'), ...save }, b: read("vars.id + '!'") })).toEqual([]);
  });

  it('may be missing where a way has not saved them', () => {
    const a = { ...task(), next: [{ when: '1 > 0', to: 'b' }, { to: 'c' }] };
    expect(said({ a, b: { ...task('c'), ...save }, c: read('vars.id') })).toEqual([
      'expression.maybeMissing /steps/c/with/x',
    ]);
    const caught = { ...task('c'), ...save, catch: [{ to: 'c', save: { other: 1 } }] };
    expect(said({ a: caught, c: read('vars.id') })).toEqual(['expression.maybeMissing /steps/c/with/x']);
  });

  it('are there for the ways out of the step that saves them, not for its own work', () => {
    const next = [{ when: "vars.id == 'x'", to: 'b' }, { to: 'b' }];
    expect(said({ a: { ...task(), ...save, next }, b: { type: 'end' } })).toEqual([]);
    expect(said({ a: { ...task('b'), ...save, with: { id: '${ vars.id }' } }, b: { type: 'end' } })).toEqual([
      'expression.maybeMissing /steps/a/with/id',
    ]);
  });

  it('are there behind a join when one of the branches has saved them', () => {
    const a = { ...task('b', 'c'), split: 'all' };
    expect(
      said({ a, b: { ...task('d'), ...save }, c: task('d'), d: { ...read('vars.id'), join: 'all' } }),
    ).toEqual([]);
  });

  it('are null until then when they are declared without a first value', () => {
    const vars = { whole: { schema: order } };
    const a = { ...task(), next: [{ when: '1 > 0', to: 'b' }, { to: 'c' }] };
    const steps = { a, b: { ...task('c'), ...save }, c: read('vars.whole.id') };
    expect(said(steps, { vars })).toEqual([
      'expression.maybeNull /steps/c/with/x`whole` may not have been saved yet',
    ]);
    expect(said(steps, { vars: { whole: { schema: order, initial: { id: 'x', lines: [] } } } })).toEqual([]);
  });
});

describe('the outputs of the kinds of step', () => {
  const next = [{ to: 'b' }];

  it('forEach: its items have the type of the list, its output what rule F2 says', () => {
    const lines = { items: '${ steps.a.output.lines }', as: 'line' };
    const each = (more: object) => ({ ...task('c'), forEach: lines, ...more });
    expect(
      said({
        a: task('b'),
        b: each({ with: { sku: '${ line.sku + item.sku }', at: '${ index + 1 }' } }),
        c: { type: 'end' },
      }),
    ).toEqual([]);
    expect(said({ a: task('b'), b: each({ with: { sku: '${ line.skuu }' } }), c: { type: 'end' } })).toEqual([
      'expression.unknownField /steps/b/with/sku',
    ]);
    const c = (source: string) => said({ a: task('b'), b: each({}), c: read(source) });
    expect(c('steps.b.output.done + size(steps.b.output.results)')).toEqual([]);
    expect(c('steps.b.output.id')).toEqual(['expression.unknownField /steps/c/with/x']);
    expect(c('steps.b.output.results.map(r, r.id)')).toEqual([]);
    const collected = each({
      forEach: { ...lines, collect: '${ output.id }' },
      save: { first: '${ output.results[0] }' },
    });
    expect(said({ a: task('b'), b: collected, c: read("vars.first + '!'") })).toEqual([]);
    expect(
      said({
        a: task('b'),
        b: each({ forEach: { ...lines, collect: '${ output.idd }' } }),
        c: { type: 'end' },
      }),
    ).toEqual(['expression.unknownField /steps/b/forEach/collect']);
  });

  it('wait: the data of the event, and `event` in its own parts', () => {
    const wait = { event: 'paid', where: "event.data.id == 'x'" };
    const step = { type: 'wait', wait, save: { source: '${ event.source }' }, next };
    expect(said({ a: step, b: read('steps.a.output.lines[0].sku') })).toEqual([]);
    expect(
      said({
        a: { ...step, wait: { ...wait, where: 'event.data.idd == 1' } },
        b: read('steps.a.output.skuu'),
      }),
    ).toEqual(['expression.unknownField /steps/a/wait/where', 'expression.unknownField /steps/b/with/x']);
  });

  it('workflow: the output of the child, or its id when nobody waits', () => {
    const step = { type: 'workflow', workflow: 'child', next };
    expect(said({ a: step, b: read('steps.a.output.id') })).toEqual([]);
    expect(said({ a: { ...step, mode: 'detach' }, b: read('steps.a.output.id') })).toEqual([
      'expression.type /steps/b/with/x',
    ]);
  });

  it('decide: the columns of the table and the rules that held; null when no case holds', () => {
    const step = { type: 'decide', decision: 'risk', with: { amount: 1 }, next };
    expect(said({ a: step, b: read('steps.a.output.way + string(steps.a.output.rules[0])') })).toEqual([]);
    expect(said({ a: step, b: read('steps.a.output.wya') })).toEqual([
      'expression.unknownField /steps/b/with/x',
    ]);
    const cases = { type: 'decide', cases: [{ when: '1 > 0', output: { rate: 1 } }], next };
    expect(said({ a: cases, b: read('steps.a.output.rate') })).toEqual([
      'expression.maybeNull /steps/b/with/x',
    ]);
  });

  it('repeat: the round before may be none, the round itself has its output', () => {
    const step = { ...task('b'), repeat: { while: 'output.id != null', max: 3 } };
    expect(said({ a: step, b: { type: 'end' } })).toEqual(['expression.maybeNull /steps/a/repeat/while']);
    const until = { ...task('b'), repeat: { until: "output.id == 'x'", max: 3 } };
    expect(said({ a: until, b: { type: 'end' } })).toEqual([]);
  });
});

describe('a large workflow', () => {
  it('in which everything leads everywhere is judged in a moment, and nothing is claimed of it', () => {
    const ids = Array.from({ length: 150 }, (_, n) => `s${n}`);
    const next = [...ids, 'end'].map((to) => ({ to }));
    const tangled = Object.fromEntries(
      ids.map((id) => [id, { ...read('steps.s1.output.id'), split: 'all', next }]),
    );
    const { problems } = judge(
      { kind: 'workflow', name: 'x', start: 's0', steps: { ...tangled, end: { type: 'end' } } },
      { references },
    );
    expect(problems.filter(({ code }) => code === 'expression.maybeNull')).toEqual([]);
  });

  it('of 400 steps is judged whole', () => {
    const steps = Object.fromEntries(
      Array.from({ length: 400 }, (_, n) => [
        `s${n}`,
        n === 399 ? read('steps.s0.output.id') : task(`s${n + 1}`),
      ]),
    );
    expect(said(steps)).toEqual([]);
  });
});
