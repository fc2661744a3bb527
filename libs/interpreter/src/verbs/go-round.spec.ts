import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fermata/model';
import { goesRound, shuttingOut, stepsInUse } from '../index.ts';
import { planOf, Script } from '../script.fixture.ts';

const ask = (assign: object, ...next: string[]): Step =>
  ({ type: 'manual', form: 'review', assign, next: next.map((to) => ({ to })) }) as Step;
const open = { groups: ['g'] };
const shut = (not: string) => ({ groups: ['g'], not });

/** `prepare` says who may not approve; `check` stands between it and the approval. */
const steps = (not: string) => ({
  prepare: { ...ask(open, 'check'), save: { by: '${ output.by }' } } as Step,
  check: ask(open, 'approve'),
  approve: ask(shut(not), 'pay'),
  pay: ask(open),
});

const atCheck = (not = '${ vars.by }') => {
  const script = new Script(planOf(steps(not)));
  script.take({ type: 'taskCompleted', at: 1, work: 'prepare#1', output: { by: 'ada' }, by: 'eve' });
  return script;
};

const leads = (script: Script, person: string, from: string, to: string) => {
  const { plan } = script.interpreter;
  return goesRound(plan, script.state, { person, ways: [[from, to]], plan, standing: (step) => step });
};

describe('a step that has not begun and shuts somebody out by variables (rule M4)', () => {
  it('is not jumped past by that person, as the variables stand', () => {
    const script = atCheck();
    expect(['ada', 'eve', 'bob'].map((person) => leads(script, person, 'check', 'pay'))).toEqual([
      true,
      false,
      false,
    ]);
    expect(shuttingOut(script.interpreter.plan, script.state, 'ada')).toEqual(['approve']);
  });

  it('may be come nearer to, and left alone once it is done', () => {
    const script = atCheck();
    expect(leads(script, 'ada', 'check', 'approve')).toBe(false);
    expect(leads(script, 'ada', 'check', 'prepare')).toBe(false);
    script.take({ type: 'taskCompleted', at: 2, work: 'check#1', output: {}, by: 'eve' });
    expect(leads(script, 'ada', 'approve', 'pay')).toBe(true);
    script.take({ type: 'taskCompleted', at: 3, work: 'approve#1', output: {}, by: 'bob' });
    expect(leads(script, 'ada', 'pay', 'pay')).toBe(false);
  });

  it('is judged by whom it was opened with once it is open, and by the variables for its next visit', () => {
    const script = atCheck();
    script.take({ type: 'taskCompleted', at: 2, work: 'check#1', output: {}, by: 'eve' });
    const { plan } = script.interpreter;
    const state = { ...script.state, vars: { by: 'cy' } };
    expect(['ada', 'cy', 'bob'].map((person) => shuttingOut(plan, state, person))).toEqual([
      ['approve'],
      ['approve'],
      [],
    ]);
  });

  it.each([
    ['a variable that nobody has written yet', '${ vars.later }'],
    ['what a step has not put out yet', '${ steps.check.output.by }'],
    ['an item of a list', '${ item }'],
  ])('shuts nobody out by %s: who that is shows when it opens', (_what, not) => {
    const flow = {
      ...steps(not),
      approve: { ...ask(shut(not), 'pay'), forEach: { items: '${ [1] }' } } as Step,
    };
    const script = new Script(planOf(not.includes('item') ? flow : steps(not), { vars: { later: {} } }));
    expect(leads(script, 'ada', 'prepare', 'pay')).toBe(false);
  });

  it('stands nowhere in a plan without it, or in one that shuts nobody out there', () => {
    const script = atCheck();
    const { plan } = script.interpreter;
    const without = planOf({ check: ask(open, 'pay'), pay: ask(open) });
    const ways = [['check', 'check'] as const];
    const to = (there: typeof plan, image: string | undefined) =>
      goesRound(plan, script.state, { person: 'ada', ways, plan: there, standing: () => image });
    expect([to(without, undefined), to(plan, undefined), to(plan, 'approve')]).toEqual([true, true, false]);
  });
});

describe('the steps in use', () => {
  it('are those of visits, of tokens that wait, and of tokens that a pause holds back', () => {
    const flow = {
      go: { type: 'set', with: 0, split: 'all', next: [{ to: 'a' }, { to: 'b' }] } as Step,
      a: ask(open, 'both'),
      b: ask(open, 'both'),
      both: { type: 'set', with: 0, join: 'all', next: [{ to: 'z' }] } as Step,
      z: { type: 'end' } as Step,
    };
    const script = new Script(planOf(flow));
    script.take({ type: 'taskCompleted', at: 1, work: 'a#1', output: {}, by: 'ada' });
    expect(stepsInUse(script.state)).toEqual(['b', 'both']);
    const verb = { id: 'v', actor: 'olga', reason: 'r' };
    script.take({ type: 'pauseRequested', at: 2, verb });
    script.take({ type: 'skipRequested', at: 2, verb: { ...verb, id: 'w' }, visit: 'b#1' });
    expect(stepsInUse(script.state)).toEqual(['both']);
  });
});
