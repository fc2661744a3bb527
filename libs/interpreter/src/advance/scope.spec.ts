import { describe, expect, it } from '@jest/globals';
import { planOf, Script } from '../script.fixture.ts';

const end = { type: 'end' } as const;

describe('data (rules D1 to D8)', () => {
  it('binds input, vars, steps, instance and now everywhere', () => {
    const plan = planOf(
      {
        a: {
          type: 'set',
          with: {
            all: '${ input.n + vars.base }',
            status: '${ steps.a.status }',
            visits: '${ steps.b.visits }',
            who: '${ instance.startedBy }',
            id: '${ instance.id }',
            kind: '${ instance.trigger.type }',
            at: '${ now }',
          },
          save: { seen: '${ output }' },
          next: [{ to: 'b' }],
        },
        b: end,
      },
      { vars: { base: { initial: '${ input.n * 2 }' } } },
    );
    const script = new Script(plan, { n: 2 }, { at: 1_000 });
    expect(script.vars.seen).toEqual({
      all: 6,
      status: 'open',
      visits: 0,
      who: 'ada',
      id: 'i',
      kind: 'manual',
      at: '1970-01-01T00:00:01.000Z',
    });
  });

  it('shows the starting event as instance.trigger', () => {
    const plan = planOf({ a: { type: 'end', output: '${ instance.trigger.data.x }' } });
    const event = {
      id: 'e',
      type: 't',
      source: 's',
      key: null,
      data: { x: 7 },
      receivedAt: '2030-01-01T00:00:00Z',
    };
    const script = new Script(plan, {}, { trigger: { type: 'event', event } });
    expect(script.state.closed?.output).toBe(7);
  });

  it('evaluates all of `save` against the vars before it and replaces them at once', () => {
    const plan = planOf(
      {
        a: { type: 'set', save: { x: '${ vars.y }', y: '${ vars.x }' }, next: [{ to: 'b' }] },
        b: { type: 'end', output: '${ [vars.x, vars.y] }' },
      },
      { vars: { x: { initial: 1 }, y: { initial: 2 } } },
    );
    expect(new Script(plan).state.closed?.output).toEqual([2, 1]);
  });

  it('shows the last settled visit of a step, and counts its visits and open visits', () => {
    const plan = planOf({
      a: { type: 'task', task: 'work', next: [{ when: 'output.again', to: 'a' }, { to: 'b' }] },
      b: { type: 'end', output: '${ steps.a }' },
    });
    const script = new Script(plan);
    expect(script.state.steps.a).toMatchObject({ status: 'open', visits: 1, open: 1, output: null });
    script.done('a#1', { again: true });
    expect(script.state.steps.a).toMatchObject({
      status: 'completed',
      visits: 2,
      open: 1,
      output: { again: true },
    });
    script.done('a#2', { again: false });
    expect(script.state.closed?.output).toEqual({
      status: 'completed',
      visits: 2,
      open: 0,
      output: { again: false },
      error: null,
      by: [],
    });
  });

  it('keeps who completed a manual step, for separation of duties', () => {
    const plan = planOf({
      a: { type: 'manual', form: 'review', assign: { groups: ['g'] }, next: [{ to: 'b' }] },
      b: { type: 'manual', form: 'review', assign: { groups: ['g'], not: ['${ steps.a.by }'] } },
    });
    const script = new Script(plan);
    script.done('a#1', { outcome: 'approve' }, 'eve');
    expect(script.effects).toMatchObject([{ type: 'offerTask', assign: { not: ['eve'] } }]);
  });

  it('keeps an output only if some expression may read it', () => {
    const plan = planOf({
      a: { type: 'task', task: 'work', next: [{ to: 'b' }] },
      b: { type: 'task', task: 'work', next: [{ to: 'c' }] },
      c: { type: 'task', task: 'work', with: { x: '${ steps.b.output.x }' } },
    });
    const script = new Script(plan);
    script.done('a#1', { x: 1 });
    script.done('b#1', { x: 2 });
    expect([script.state.steps.a?.output, script.state.steps.b?.output]).toEqual([null, { x: 2 }]);
  });

  it('fails a step that reads an absent field, with its place, and lets has() guard it', () => {
    const plan = planOf({
      a: {
        type: 'set',
        with: '${ input.missing }',
        catch: [{ on: ['expression.failed'], to: 'b', save: { e: '${ error }' } }],
      },
      b: { type: 'end', output: '${ has(input.missing) ? 1 : vars.e.data.source }' },
    });
    expect(new Script(plan).state.closed?.output).toBe('input.missing');
  });

  it('settles as a whole: if `save` or `next` fails, nothing of it is done but the output', () => {
    const plan = planOf({
      a: {
        type: 'task',
        task: 'work',
        save: { x: '${ output.x }', y: '${ output.missing }' },
        next: [{ to: 'b' }],
        catch: [{ on: ['expression.failed'], to: 'c' }],
      },
      b: end,
      c: { type: 'end', output: '${ { "vars": vars, "output": steps.a.output, "status": steps.a.status } }' },
    });
    const script = new Script(plan);
    script.done('a#1', { x: 1 });
    expect(script.settled).toEqual(['a#1 failed', 'c#1 completed']);
    expect(script.state.closed?.output).toEqual({ vars: {}, output: { x: 1 }, status: 'failed' });
  });

  it('evaluates `next` on the new vars, and keeps the old ones if none of it holds', () => {
    const plan = planOf(
      {
        a: {
          type: 'set',
          save: { n: '${ vars.n + 1 }' },
          next: [{ when: 'vars.n > 5', to: 'b' }],
          catch: [{ on: ['next.none'], to: 'c' }],
        },
        b: { type: 'end', output: 'b' },
        c: { type: 'end', output: '${ vars.n }' },
      },
      { vars: { n: { initial: '${ input.n }' } } },
    );
    expect(new Script(plan, { n: 5 }).state.closed?.output).toBe('b');
    expect(new Script(plan, { n: 1 }).state.closed?.output).toBe(1);
  });

  it('evaluates `with` once; an operator’s retry works on the same input', () => {
    const plan = planOf(
      {
        a: { type: 'task', task: 'work', next: [{ to: 'b' }, { to: 'c' }], split: 'all' },
        b: { type: 'task', task: 'work', with: { n: '${ vars.n }' }, catch: [{ then: 'hold' }] },
        c: { type: 'task', task: 'work', save: { n: 2 } },
      },
      { vars: { n: { initial: 1 } } },
    );
    const script = new Script(plan);
    script.done('a#1');
    script.fail('b#1', 'broken');
    script.done('c#1');
    expect(script.vars.n).toBe(2);
    script.retry('b#1');
    expect(script.effects).toMatchObject([{ work: 'b#1.1', input: { n: 1 }, idempotencyKey: 'i/b#1' }]);
  });

  it('refuses values and vars that are too large as size.exceeded of the settling step', () => {
    const plan = planOf({
      a: {
        type: 'task',
        task: 'work',
        save: { x: '${ output }' },
        catch: [{ on: ['size.exceeded'], to: 'b' }],
      },
      b: { type: 'end', output: 'too large' },
    });
    const script = new Script(plan);
    script.done('a#1', 'x'.repeat(262_200));
    expect(script.state.closed?.output).toBe('too large');
    const three = planOf({
      a: { type: 'task', task: 'work', save: { x: '${ output }', y: '${ output }', z: '${ output }' } },
    });
    const full = new Script(three);
    full.done('a#1', 'x'.repeat(200_000));
    expect(full.state.closed?.error?.code).toBe('size.exceeded');
  });

  it('gives the output mapping, else the last end that has one, else null', () => {
    const steps = {
      a: { type: 'set', split: 'all', next: [{ to: 'b' }, { to: 'c' }, { to: 'd' }] },
      b: { type: 'end', output: 1 },
      c: { type: 'end', output: 2 },
      d: end,
    } as const;
    expect(new Script(planOf(steps)).state.closed?.output).toBe(2);
    expect(new Script(planOf(steps, { output: { n: '${ steps.c.visits }' } })).state.closed?.output).toEqual({
      n: 1,
    });
    expect(new Script(planOf({ a: end })).state.closed?.output).toBeNull();
  });

  it('fails a completed instance whose output mapping fails', () => {
    const script = new Script(planOf({ a: end }, { output: '${ input.missing }' }));
    expect(script.state.closed).toMatchObject({ status: 'failed', error: { code: 'expression.failed' } });
  });

  it('never evaluates data as a template', () => {
    const plan = planOf({ a: { type: 'end', output: '${ input.text }' } });
    expect(new Script(plan, { text: '${ instance.id }' }).state.closed?.output).toBe('${ instance.id }');
  });

  it('takes the business key given at the start, else the one of the definition', () => {
    const plan = planOf(
      { a: end },
      { businessKey: 'order ${ input.id }', searchable: { id: '${ input.id }' } },
    );
    const own = new Script(plan, { id: 7 });
    expect([own.state.instance.businessKey, own.state.searchable]).toEqual(['order 7', { id: 7 }]);
    expect(new Script(plan, { id: 7 }, { businessKey: 'k' }).state.instance.businessKey).toBe('k');
  });
});
