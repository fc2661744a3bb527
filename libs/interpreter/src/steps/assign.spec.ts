import { describe, expect, it } from '@jest/globals';
import { isObject, type Step } from '@fermata/model';
import { compile } from '../compile/compile.ts';
import { planOf, REFERENCES, Script, workflow } from '../script.fixture.ts';
import { ask } from '../verbs/verbs.fixture.ts';
import { isShutOut } from './shut-out.ts';

const manual = (assign: object, more: object = {}): Step =>
  ({ type: 'manual', form: 'review', assign, ...more }) as Step;

const offered = (assign: object, input: object = {}) => {
  const step = manual(assign);
  const other = manual({ groups: ['g'] });
  const script = new Script(
    planOf({ a: { ...step, next: [{ to: 'b' }] } as Step, b: other }),
    input as never,
  );
  return script.effects[0];
};

describe('who gets a task (rule M4)', () => {
  it('is said of roles, managers and skills by names and expressions', () => {
    const assign = {
      roles: ['supervisor'],
      managerOf: '${ input.requester }',
      skills: ['german', '${ input.skill }'],
    };
    expect(offered(assign, { requester: 'ada', skill: 'refunds' })).toMatchObject({
      assign: {
        users: [],
        groups: [],
        not: [],
        roles: ['supervisor'],
        managerOf: ['ada'],
        skills: ['german', 'refunds'],
      },
    });
  });

  it('is said of one person by the case, by another step, by turns', () => {
    const assign = { groups: ['g'], separateFrom: ['b'], case: true, likeStep: 'b', give: 'roundRobin' };
    expect(offered(assign)).toMatchObject({
      assign: { separateFrom: ['b'], case: true, likeStep: 'b', give: 'roundRobin' },
    });
  });

  it.each(['random', 'roundRobin', 'shortestQueue', 'mostExperienced'])('is given by %s', (give) => {
    expect(offered({ groups: ['g'], give })).toMatchObject({ assign: { give } });
  });

  it('is given in no other way, and a case is one or is not written', () => {
    const steps = {
      a: manual({ groups: ['g'], give: 'lottery' }, { next: [{ to: 'b' }] }),
      b: manual({ groups: ['g'], case: false }),
    };
    const { problems } = compile(workflow(steps), REFERENCES);
    expect(problems.map(({ path }) => path)).toEqual(['/steps/a/assign/give', '/steps/b/assign/case']);
  });

  it('says nothing where nothing is written, so that plans of before stay as they were', () => {
    const effect = offered({ groups: ['g'] });
    expect(isObject(effect) && effect['assign']).toEqual({ users: [], groups: ['g'], not: [] });
    expect(planOf({ a: manual({ groups: ['g'] }) }).steps['a']).toHaveProperty('assign');
    const { assign } = planOf({ a: manual({ groups: ['g'] }) }).steps['a'] as unknown as { assign: object };
    expect(Object.keys(assign)).toEqual(['users', 'groups', 'not']);
  });

  it('is the error assign.empty where all that is named comes to nobody, and can be caught', () => {
    const assign = { managerOf: '${ input.none }', roles: [] };
    const plan = planOf({
      a: manual(assign, { catch: [{ on: ['assign.empty'], to: 'b' }] }),
      b: { type: 'end', terminate: 'completed', output: 'nobody' } as Step,
    });
    const script = new Script(plan, { none: null });
    expect(script.effects).toMatchObject([{ type: 'close', status: 'completed', output: 'nobody' }]);
  });

  it('is the error assign.invalid where a role or a skill is no name', () => {
    const plan = planOf({
      a: manual(
        { groups: ['g'], skills: '${ input.skills }' },
        { catch: [{ on: ['assign.invalid'], to: 'b' }] },
      ),
      b: { type: 'end', terminate: 'completed', output: 'invalid' } as Step,
    });
    expect(new Script(plan, { skills: [7] }).effects).toMatchObject([{ type: 'close', output: 'invalid' }]);
  });

  it('may be a manager too when a timer escalates', () => {
    const timers = [{ at: 'PT1H', escalate: { managerOf: ['ada'] } }];
    const script = new Script(planOf({ a: manual({ groups: ['g'] }, { timers }) }));
    script.fire('a#1/timer/0');
    expect(script.effects.find(({ type }) => type === 'notifyTask')).toMatchObject({
      type: 'notifyTask',
      action: 'escalate',
      assign: { users: [], groups: [], not: [], managerOf: ['ada'] },
    });
  });

  it('names only steps that people do, each problem at its place', () => {
    const steps = {
      prepare: manual(
        { groups: ['g'], separateFrom: ['prepare', 'aprove', 'sum'] },
        { next: [{ to: 'approve' }] },
      ),
      approve: manual({ groups: ['g'], likeStep: 'sum' }, { next: [{ to: 'sum' }] }),
      sum: { type: 'set', with: {} } as Step,
    };
    const { problems } = compile(workflow(steps), REFERENCES);
    expect(problems.map(({ path, code, fix }) => [path, code, fix])).toEqual([
      ['/steps/approve/assign/likeStep', 'assign.step', undefined],
      ['/steps/prepare/assign/separateFrom/1', 'step.unknown', expect.stringContaining('approve')],
      ['/steps/prepare/assign/separateFrom/2', 'assign.step', undefined],
    ]);
  });
});

describe('who is shut out from a step (rules D7, M4)', () => {
  const shut = (not: string) => manual({ groups: ['g'], not });
  const steps = (not: string) => ({
    a: manual({ groups: ['g'] }, { save: { by: '${ output.by }' }, next: [{ to: 'b' }] }),
    b: shut(not),
  });
  const out = (script: Script, place: string, person: string) =>
    isShutOut(script.interpreter.plan, script.state, { place, person });

  it('is read by the variables as they stand while its visit is held before its start', () => {
    const script = new Script(planOf(steps('${ vars.by }')));
    ask(script, { type: 'holdRequested', step: 'b' } as never);
    script.take({ type: 'taskCompleted', at: 1, work: 'a#1', output: { by: 'ada' }, by: 'eve' });
    expect(script.state.visits['b#1']?.status).toBe('held');
    expect(['ada', 'eve', 'bob'].map((person) => out(script, 'b#1', person))).toEqual([true, false, false]);
    expect(out(script, 'b@7', 'ada')).toBe(true);
    expect(out(script, 'a#1', 'ada')).toBe(false);
    expect(out(script, 'nowhere#1', 'ada')).toBe(false);
  });

  it('is who was named at its start, whatever the variables become', () => {
    const plan = planOf({
      s: {
        type: 'set',
        with: 1,
        save: { by: '${ "ada" }' },
        split: 'all',
        next: [{ to: 'b' }, { to: 'c' }],
      } as Step,
      b: shut('${ vars.by }'),
      c: manual({ groups: ['g'] }, { save: { by: '${ "eve" }' } }),
    });
    const script = new Script(plan);
    script.take({ type: 'taskCompleted', at: 1, work: 'c#1', output: {}, by: 'x' });
    expect(script.state.vars['by']).toBe('eve');
    expect([out(script, 'b#1', 'ada'), out(script, 'b#1', 'eve')]).toEqual([true, false]);
  });

  it('is nobody where the expression fails: that is the error of its start', () => {
    const script = new Script(planOf(steps('${ vars.missing.by }')));
    expect(out(script, 'b@1', 'ada')).toBe(false);
  });
});
