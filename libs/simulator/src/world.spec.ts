import { describe, expect, it } from '@jest/globals';
import { compile, type Plan, type References } from '@fermata/interpreter';
import type { Step, World, WorkflowDefinition } from '@fermata/model';
import { simulate, type SimulationRequest } from './index.ts';

const references = (name: string): References => ({
  self: { name, version: 1 },
  tasks: { work: { name: 'work', version: 1, implementation: 'work' } },
  forms: {},
  events: { came: { name: 'came', version: 1 }, said: { name: 'said', version: 1 } },
  workflows: { child: { name: 'child', version: 1 } },
});

function planOf(steps: Record<string, Step>, more: Partial<WorkflowDefinition> = {}, name = 'sample'): Plan {
  const start = Object.keys(steps)[0] ?? '';
  const { plan, problems } = compile({ kind: 'workflow', name, start, steps, ...more }, references(name));
  if (plan === undefined) throw new Error(JSON.stringify(problems));
  return plan;
}

const run = (steps: Record<string, Step>, world: World, more: Partial<SimulationRequest> = {}) =>
  simulate({ plan: planOf(steps), input: {}, world, ...more });

const work: Step = { type: 'task', task: 'work' };
const end: Step = { type: 'end', output: '${ steps.a.output }' };
const people = { outputSchema: {}, outcomes: ['done'], assign: { groups: ['g'] } };
const hear = (wait: object, to: string): Step => ({
  type: 'wait',
  wait: { event: 'came', ...wait },
  next: [{ to }],
});

describe('a scripted world', () => {
  it('names the visit, the item and the attempt that an end is meant for; others take the rest in order', () => {
    const a: Step = {
      type: 'task',
      task: 'work',
      forEach: { items: [1, 2, 3] },
      retry: { attempts: 2 },
      next: [{ to: 'end' }],
    };
    const ends = [
      { output: 'rest' },
      { item: 1, output: 'second' },
      { item: 2, attempt: 1, error: { code: 'http.503' } },
      { item: 2, attempt: 2, output: 'third' },
    ];
    expect(
      run({ a, end: { type: 'end', output: '${ steps.a.output.results }' } }, { steps: { a: ends } }).output,
    ).toEqual(['rest', 'second', 'third']);
  });

  it('loses a result: the attempt ends by its timeout', () => {
    const a: Step = { type: 'task', task: 'work', timeout: 'PT5S' };
    const result = run({ a }, { steps: { a: [{ fault: 'lost', output: 1 }] } });
    expect(result).toMatchObject({ status: 'failed', error: { code: 'timeout' }, elapsedMs: 5_000 });
  });

  it('brings a result twice, and late ones: nothing comes of it', () => {
    const steps: Record<string, Step> = {
      a: { ...work, split: 'all', next: [{ to: 'b' }, { to: 'c' }] } as Step,
      b: work,
      c: { type: 'wait', wait: { event: 'came' }, cancels: ['b'] },
    };
    const world = (fault: 'late' | undefined): World => ({
      steps: {
        a: [{ fault: 'twice' }],
        b: [{ after: 'PT2H', output: 1, ...(fault === undefined ? {} : { fault }) }],
      },
      events: [{ type: 'came', after: 'PT1H' }],
    });
    expect(run(steps, world('late')).trace).toEqual(run(steps, world(undefined)).trace);
  });

  it('undoes as its own script says', () => {
    const steps: Record<string, Step> = {
      a: { type: 'task', task: 'work', compensate: 'work', next: [{ to: 'b' }] },
      b: { type: 'task', task: 'work', catch: [{ then: 'fail', compensate: 'all' }] },
    };
    const world: World = { steps: { b: [{ error: { code: 'x' } }] }, undo: { a: [{ after: 'PT30M' }] } };
    const { trace, path } = run(steps, world);
    expect(trace).toContain('30m completed a#1~undo');
    expect(path).toEqual(['a', 'b']);
  });
});

describe('events', () => {
  it('come at their time, by type and key; what came before is kept as long as the wait says', () => {
    const event = (key: string, data: number, after: string) => ({ type: 'came', key, data, after });
    const world: World = {
      steps: { b: [{ after: 'PT5H' }] },
      events: [
        event('other', 1, 'PT6H'),
        event('mine', 2, 'PT1H'),
        event('mine', 3, 'PT4H'),
        event('mine', 4, 'PT7H'),
      ],
    };
    const steps = (keep: string): Record<string, Step> => ({
      b: { ...work, timeout: 'P1D', next: [{ to: 'a' }] } as Step,
      a: hear({ key: 'mine', keep }, 'end'),
      end,
    });
    expect(run(steps('always'), world)).toMatchObject({ output: 2, elapsedMs: 18_000_000 });
    expect(run(steps('PT2H'), world)).toMatchObject({ output: 3, elapsedMs: 18_000_000 });
    expect(run(steps('none'), world)).toMatchObject({ output: 4, elapsedMs: 25_200_000 });
  });

  it('that the instance emits meet its own waits (rule W5)', () => {
    const steps: Record<string, Step> = {
      go: { type: 'set', split: 'all', next: [{ to: 'hears' }, { to: 'says' }] },
      hears: { type: 'wait', wait: { event: 'said', key: 'k' } },
      says: { type: 'emit', event: 'said', key: 'k', with: { n: 1 } },
    };
    expect(run(steps, {}).trace).toEqual([
      '0s completed go#1',
      '0s open hears#1',
      '0s completed says#1',
      '0s emit said {"n":1}',
      '0s completed hears#1',
      '0s close completed null',
    ]);
  });
});

describe('claims', () => {
  it('that a lock refuses are tried again when something has happened, and the answer follows', () => {
    const lock = { name: 'desk', take: 'start' } as const;
    const steps: Record<string, Step> = {
      go: { type: 'set', split: 'all', next: [{ to: 'a' }, { to: 'b' }] },
      a: { type: 'manual', ...people, lock },
      b: { type: 'manual', ...people, lock },
    };
    const answer = (by: string, claim: string, after: string) => [
      { by, claim, after, output: { outcome: 'done' } },
    ];
    const world: World = { answers: { a: answer('ann', 'PT1H', 'PT4H'), b: answer('bob', 'PT2H', 'PT3H') } };
    expect(run(steps, world).trace.slice(3)).toEqual([
      '2h refused claim b#1 by bob (lock.taken)',
      '4h completed a#1 by ann',
      '5h completed b#1 by bob',
      '5h close completed null',
    ]);
  });
});

describe('children', () => {
  const child = planOf(
    { x: { ...work, next: [{ to: 'z' }] } as Step, z: { type: 'end', output: 'made' } },
    {},
    'child',
  );
  const a: Step = { type: 'workflow', workflow: 'child', next: [{ to: 'end' }] };
  const plans = { 'child@1': child };

  it('run by their own plan in a world of their own, and give their output', () => {
    const world: World = { workflows: { child: { steps: { x: [{ after: 'PT1H' }] } } } };
    const result = run({ a, end }, world, { plans });
    expect(result).toMatchObject({ output: 'made', elapsedMs: 3_600_000 });
    expect(result.children).toEqual([
      { label: 'a#1', workflow: 'child', status: 'completed', output: 'made' },
    ]);
    expect(result.trace).toContain('1h a#1 > completed x#1');
  });

  it('fail their step with what ended them as the cause (rule S2)', () => {
    const world: World = { workflows: { child: { steps: { x: [{ error: { code: 'no.luck' } }] } } } };
    expect(run({ a, end }, world, { plans }).error).toMatchObject({
      code: 'workflow.failed',
      cause: { code: 'no.luck' },
    });
  });

  it('end as the script of their step says where there is no plan of them', () => {
    const result = run({ a, end }, { steps: { a: [{ output: 7, after: 'PT2H' }] } });
    expect(result).toMatchObject({ output: 7, elapsedMs: 7_200_000 });
  });

  it('start once for a key, and later steps attach to them', () => {
    const keyed: Step = { type: 'workflow', workflow: 'child', key: 'one' };
    const steps: Record<string, Step> = {
      go: { type: 'set', split: 'all', next: [{ to: 'b' }, { to: 'c' }] },
      b: keyed,
      c: keyed,
    };
    const result = run(steps, { workflows: { child: { steps: { x: [{ after: 'PT1H' }] } } } }, { plans });
    expect(result.children).toHaveLength(1);
    expect(result.steps).toMatchObject({ b: { output: 'made' }, c: { output: 'made' } });
  });

  it('pause and resume with their parent, and lose nothing (rule O1)', () => {
    const paused = (verbs: World['verbs']) =>
      run(
        { a, end },
        { workflows: { child: { steps: { x: [{ after: 'PT1H' }] } } }, ...(verbs && { verbs }) },
        { plans },
      );
    const result = paused([
      { verb: 'pause', after: 'PT30M' },
      { verb: 'resume', after: 'PT3H' },
    ]);
    expect(result).toMatchObject({ status: 'completed', output: 'made', elapsedMs: 10_800_000 });
    expect(paused(undefined).elapsedMs).toBe(3_600_000);
  });
});
