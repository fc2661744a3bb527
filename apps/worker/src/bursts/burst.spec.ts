import { describe, expect, it } from '@jest/globals';
import type { BurstRequest } from '@fermata/contracts';
import { createInterpreter, type DispatchTask, type Plan, type State } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import { publish } from '../../test/definitions.fixture.ts';
import { specImplementations, type Ledger } from '../../test/implementations.fixture.ts';
import { createRegistry } from '../tasks/registry.ts';
import { createBurst } from './burst.ts';

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

const short = (next: string, more: object = {}) => ({
  type: 'task',
  task: 'test.add',
  short: true,
  with: { value: '${ vars.n }' },
  save: { n: '${ output.value }' },
  next: [{ to: next }],
  ...more,
});

/** A plan at the moment at which its first works are to begin. */
function standing(steps: object): { plan: Plan; request: BurstRequest } {
  const { plan, reference } = publish({ start: 'a', vars: { n: { initial: 0 } }, steps });
  const { state, effects } = createInterpreter(plan).advance(undefined, {
    type: 'started',
    at: 1_000,
    instanceId: 'i',
    input: {},
    trigger: { type: 'manual' },
    startedBy: 'ada',
  });
  const works = effects.filter((effect): effect is DispatchTask => effect.type === 'dispatchTask');
  const request: BurstRequest = {
    plan: reference,
    instanceId: 'i',
    state: state as unknown as JsonValue,
    works: works as unknown as JsonValue[],
    at: 1_000,
    capMs: 60_000,
  };
  return { plan, request };
}

async function burst(steps: object, more: { capMs?: number; cancelled?: AbortSignal } = {}) {
  const { plan, request } = standing(steps);
  const ledger: Ledger = { attempts: [], stopped: [], flight: { now: 0, most: 0 } };
  const run = createBurst({
    registry: createRegistry(specImplementations(ledger)),
    check: (_schema, value) => ({ value: value as JsonValue, problems: [] }),
    log: () => silent,
    now: () => 5_000,
    random: () => 0,
    planOf: async () => plan as unknown as JsonValue,
    cancelled: () => more.cancelled ?? new AbortController().signal,
  });
  const result = await run({ ...request, capMs: more.capMs ?? request.capMs });
  return { result, ledger, plan, state: request.state as unknown as State };
}

const END = { type: 'end', output: '${ vars.n }' };
const ended = ({ result }: Awaited<ReturnType<typeof burst>>) => result.ends.map(({ work }) => work);

describe('a burst', () => {
  it('does a chain of short tasks to its end, each once', async () => {
    const done = await burst({ a: short('b'), b: short('c'), c: short('end'), end: END });
    expect(ended(done)).toEqual(['a#1', 'b#1', 'c#1']);
    expect(done.ledger.attempts.map(({ key }) => key)).toEqual(['i/a#1', 'i/b#1', 'i/c#1']);
  });

  it('gives ends that lead the instance to the state in which the burst stood', async () => {
    const { result, plan, state } = await burst({ a: short('b'), b: short('end'), end: END });
    const interpreter = createInterpreter(plan);
    const last = result.ends.reduce((before, end) => interpreter.advance(before, end).state, state);
    expect(last.closed).toMatchObject({ status: 'completed', output: 2 });
  });

  it('does parallel short tasks together', async () => {
    const steps = {
      a: short('b', { split: 'all', next: [{ to: 'b' }, { to: 'c' }] }),
      b: short('d'),
      c: short('d'),
      d: short('end', { join: 'all' }),
      end: END,
    };
    expect(ended(await burst(steps))).toEqual(['a#1', 'b#1', 'c#1', 'd#1']);
  });

  it.each([
    ['a task that is not short', short('end', { short: false })],
    ['a person', { type: 'manual', assign: { users: ['ben'] }, outputSchema: {}, next: [{ to: 'end' }] }],
    ['a delay', { type: 'delay', delay: { for: 'PT1H' }, next: [{ to: 'end' }] }],
    ['an emission', { type: 'emit', event: 'spec.told', next: [{ to: 'end' }] }],
    ['a task of another queue', short('end', { task: 'test.elsewhere' })],
    ['a task that this worker does not have', short('end', { task: 'test.missing' })],
    ['a task with signs of life', short('end', { task: 'test.slow' })],
  ])('hands back at %s', async (_title, b) => {
    const done = await burst({ a: short('b'), b, end: END });
    expect(ended(done)).toEqual(['a#1']);
    expect(done.ledger.attempts).toHaveLength(1);
  });

  it('hands back at the first failure that is to be retried later, and counts the attempt', async () => {
    const b = short('end', { task: 'test.fail', retry: {} });
    const done = await burst({ a: short('b'), b, end: END });
    expect(ended(done)).toEqual(['a#1']);
    expect(done.result.spent).toEqual({ 'b#1': 1 });
  });

  it('goes on over a failure for good that the step catches', async () => {
    const b = short('end', { task: 'test.fail', with: { code: 'http.404' }, catch: [{ to: 'c' }] });
    const done = await burst({ a: short('b'), b, c: short('end'), end: END });
    expect(ended(done)).toEqual(['a#1', 'b#1', 'c#1']);
    expect(done.result.ends[1]).toMatchObject({ error: { code: 'http.404' } });
  });

  it('hands back when its time is up, and waits for nothing that runs', async () => {
    const b = short('end', { task: 'test.deaf', with: { ms: 500 } });
    const done = await burst({ a: short('b'), b, end: END }, { capMs: 20 });
    expect(ended(done)).toEqual(['a#1']);
  });

  it('hands back when somebody cancels', async () => {
    const b = short('end', { task: 'test.deaf', with: { ms: 500 } });
    const cancelled = AbortSignal.timeout(20);
    expect(ended(await burst({ a: short('b'), b, end: END }, { cancelled }))).toEqual(['a#1']);
  });

  it('counts its time on from the workflow time of its beginning', async () => {
    const { result } = await burst({ a: short('end'), end: END });
    expect(result.ends[0]?.at).toBe(1_000);
  });
});
