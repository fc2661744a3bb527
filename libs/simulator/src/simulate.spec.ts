import { describe, expect, it } from '@jest/globals';
import { compile, type References } from '@fermata/interpreter';
import type { Step, WorkflowDefinition } from '@fermata/model';
import { simulate, type SimulationRequest } from './index.ts';

const references: References = {
  self: { name: 'sample', version: 1 },
  tasks: { work: { name: 'work', version: 1, implementation: 'work' } },
  forms: { form: { name: 'form', version: 1 } },
  events: { sent: { name: 'sent', version: 1 } },
};

function run(
  steps: Record<string, Step>,
  request: Partial<SimulationRequest> = {},
  more: Partial<WorkflowDefinition> = {},
) {
  const definition: WorkflowDefinition = {
    kind: 'workflow',
    name: 'sample',
    start: Object.keys(steps)[0] ?? '',
    steps,
    ...more,
  };
  const { plan, problems } = compile(definition, references);
  if (plan === undefined) throw new Error(JSON.stringify(problems));
  return simulate({ plan, input: {}, ...request });
}

const work: Step = { type: 'task', task: 'work', retry: {}, next: [{ to: 'end' }] };
const end: Step = { type: 'end', output: '${ steps.a.output }' };

describe('simulate', () => {
  it('runs attempts by the retry policy in virtual time', () => {
    const ends = [
      { error: { code: 'http.503' }, after: 'PT5S' },
      { error: { code: 'http.503' } },
      { output: 7 },
    ];
    const result = run({ a: work, end }, { world: { steps: { a: ends } } });
    expect(result.trace).toEqual([
      '0s open a#1',
      '6s again a#1 after http.503',
      '8s again a#1 after http.503',
      '8s completed a#1',
      '8s completed end#1',
      '8s close completed 7',
    ]);
    expect(result).toMatchObject({ status: 'completed', output: 7, elapsedMs: 8_000 });
  });

  it('stops after the last attempt with its error, and at once on what is not retried', () => {
    const failing = (code: string) =>
      run({ a: work, end }, { world: { steps: { a: [{ error: { code } }] } } });
    expect(failing('http.503')).toMatchObject({
      status: 'failed',
      error: { code: 'http.503' },
      elapsedMs: 3_000,
    });
    expect(failing('http.404')).toMatchObject({
      status: 'failed',
      error: { code: 'http.404' },
      elapsedMs: 0,
    });
  });

  it('ends an attempt by its timeout, and all of them by the budget', () => {
    const never = { steps: { a: [{ never: true as const }] } };
    const step: Step = {
      type: 'task',
      task: 'work',
      timeout: 'PT10S',
      retry: { attempts: 9, budget: 'PT25S' },
    };
    const result = run({ a: step }, { world: never });
    expect(result).toMatchObject({ status: 'failed', error: { code: 'timeout.budget' } });
    expect(result.trace.at(-1)).toMatch(/^25s close failed/);
  });

  it('lets thirty days pass on the virtual clock', () => {
    const result = run({ a: { type: 'delay', delay: { for: 'P30D' } } });
    expect(result.trace).toEqual(['0s open a#1', '30d completed a#1', '30d close completed null']);
  });

  it('answers manual steps as scripted, visit by visit; without an answer they wait', () => {
    const a: Step = {
      type: 'manual',
      form: 'form',
      assign: { groups: ['g'] },
      timers: [{ at: 'PT1H', remind: true }],
      next: [{ to: 'b' }],
    };
    const b: Step = { type: 'manual', form: 'form', assign: { groups: ['g'] } };
    const world = { answers: { a: [{ by: 'eve', after: 'PT2H', output: {} }] } };
    const result = run({ a, b }, { world });
    expect(result.trace).toEqual(['0s open a#1', '1h remind a#1', '2h completed a#1 by eve', '2h open b#1']);
    expect(result.status).toBe('waiting');
  });

  it('prefers an answer to a deadline of the same moment', () => {
    const a: Step = { type: 'manual', form: 'form', assign: { groups: ['g'] }, timeout: 'PT2H' };
    const world = { answers: { a: [{ after: 'PT2H', output: {} }] } };
    expect(run({ a }, { world }).status).toBe('completed');
  });

  it('does operators’ verbs and refuses what cannot be done', () => {
    const a: Step = { type: 'task', task: 'work', catch: [{ then: 'hold' }] };
    const world = {
      steps: { a: [{ error: { code: 'x' } }, { output: 1 }] },
      verbs: [
        { verb: 'retry' as const, step: 'a', after: 'PT1H' },
        { verb: 'resume' as const, after: 'PT1H' },
      ],
    };
    expect(run({ a }, { world }).trace).toEqual([
      '0s open a#1',
      '0s held a#1 x',
      '1h open a#1',
      '1h refused resume',
      '1h completed a#1',
      '1h close completed null',
    ]);
  });

  it('collects what is emitted', () => {
    const a: Step = { type: 'emit', event: 'sent', with: { n: 1 }, key: 'k' };
    expect(run({ a }).emitted).toEqual([{ event: 'sent', data: { n: 1 }, eventKey: 'k' }]);
  });

  it('gives the same result for the same seed, and the same trace in an unreliable world', () => {
    const steps: Record<string, Step> = {
      a: { type: 'task', task: 'work', split: 'all', next: [{ to: 'b' }, { to: 'c' }] },
      b: { type: 'task', task: 'work' },
      c: { type: 'end', terminate: 'completed' },
    };
    const world = { steps: { b: [{ after: 'PT1H' }] } };
    const calm = run(steps, { world });
    const shaky = (seed: number) =>
      run(steps, { seed, world: { ...world, faults: { duplicates: 0.5, late: 0.5 } } });
    for (let seed = 0; seed < 20; seed += 1) {
      expect(shaky(seed).trace).toEqual(calm.trace);
      expect(shaky(seed)).toEqual(shaky(seed));
    }
  });

  it('stops at `untilMs`', () => {
    const result = run({ a: { type: 'delay', delay: { for: 'P30D' } } }, { untilMs: 1_000 });
    expect(result).toMatchObject({ status: 'waiting', elapsedMs: 0 });
  });
});
