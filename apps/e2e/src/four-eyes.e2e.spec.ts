import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BulkTasksAnswer, NextTask, ProblemBody, TaskSummary } from '@fermata/contracts';
import type { Answer } from './api.ts';
import { foundGroup, hire, type Hand } from './crew.ts';
import { deploy, type Definition } from './definitions.ts';
import { Office } from './desk.ts';
import { eventually } from './eventually.ts';
import { House } from './house.ts';
import { TaskPage } from './pages/task-page.ts';
import { answer, noteForm, seenBy } from './questions.ts';

const mark = crypto.randomUUID().slice(0, 8);
const group = `pairs-${mark}`;
const form = noteForm(`eyes-${mark}`);
const name = `four-eyes-${mark}`;

let house: House;
let office: Office;
/** Asks for it; a supervisor too. */
let rita: Hand;
/** Prepares it first, and stands in for Anna. */
let paul: Hand;
/** Prepares it in the second round. */
let bob: Hand;
/** Approves it. */
let anna: Hand;
let sid: Hand;
let instance: string;
/** The task that is to be approved. */
let approve: string;

/** Prepared, then approved or sent back; by others than who asked for it and whoever has ever prepared it. */
function fourEyes(): Definition {
  return {
    kind: 'workflow',
    name,
    title: 'Four eyes',
    input: { type: 'object', required: ['key'], properties: { key: { type: 'string' } } },
    businessKey: '${ input.key }',
    triggers: [{ manual: true }],
    start: 'prepare',
    steps: {
      prepare: {
        type: 'manual',
        title: 'Prepare it',
        form: form.name,
        assign: { groups: [group] },
        next: [{ to: 'approve' }],
      },
      approve: {
        type: 'manual',
        title: 'Approve it',
        form: form.name,
        assign: {
          groups: [group],
          users: [anna.id],
          not: ['${ instance.startedBy }'],
          separateFrom: ['prepare'],
        },
        next: [{ when: "output.outcome == 'approve'", to: 'done' }, { to: 'prepare' }],
      },
      done: { type: 'end', output: '${ steps.approve.output }' },
    },
  };
}

beforeAll(async () => {
  house = await House.open();
  office = await Office.open(house);
  await foundGroup(house, group, 'Pairs');
  const person = (login: string, title: string, more: object = {}): Promise<Hand> =>
    hire(house, { login: `${login}-${mark}`, name: `${title} ${mark}`, groups: [group], ...more });
  rita = await person('rita', 'Rita', { roles: ['agent', 'supervisor'] });
  paul = await person('paul', 'Paul');
  bob = await person('bob', 'Bob');
  anna = await person('anna', 'Anna');
  sid = await person('sid', 'Sid', { roles: ['supervisor'], groups: [] });
  await deploy(house.admin, form, fourEyes());
  instance = await house.start(rita.api, name, { key: `asked ${mark}` });
  const soon = Date.now() + 3_600_000;
  await house.admin.post('/absences', {
    person: anna.id,
    from: new Date(soon - 7_200_000).toISOString(),
    until: new Date(soon).toISOString(),
    substitute: paul.id,
  });
});

afterAll(() => office.close());

/** The open task of the step, as somebody sees it. */
async function openTask(stepId: string, who: Hand = sid): Promise<string> {
  const read = (): Promise<readonly TaskSummary[]> =>
    who.api.all<TaskSummary>(`/tasks?instanceId=${instance}&view=all`);
  const isOpen = (task: TaskSummary): boolean => task.stepId === stepId && task.status === 'offered';
  const tasks = await eventually(`a task of ${stepId}`, read, (found) => found.some(isOpen));
  return tasks.find(isOpen)?.id ?? '';
}

/** Claims and answers. */
async function does(who: Hand, id: string, outcome: string): Promise<void> {
  await who.api.post(`/tasks/${id}/claim`, {});
  await who.api.post(`/tasks/${id}/complete`, answer(outcome, `by ${who.name}`));
}

/** The code of a refusal: of the whole, or of the one row. */
async function refusalOf(call: Promise<Answer<ProblemBody & BulkTasksAnswer>>): Promise<string | undefined> {
  const { body } = await call;
  return body.rows === undefined ? body.code : body.rows[0]?.code;
}

/** Every way on which somebody could come to answer the open task; each with the code of its refusal. */
async function refusals(who: Hand): Promise<Readonly<Record<string, string | undefined>>> {
  const at = (by: Hand | House, verb: string, body: object) =>
    refusalOf((by instanceof House ? by.admin : by.api).call('POST', `/tasks/${approve}/${verb}`, { body }));
  const bulk = (by: Hand, verb: string, more: object = {}) =>
    refusalOf(by.api.call('POST', '/tasks/bulk', { body: { verb, ids: [approve], ...more } }));
  const to = { user: who.id };
  return {
    claim: await at(who, 'claim', {}),
    'answer without a claim': await at(who, 'complete', answer('approve', 'mine')),
    'bulk claim, rehearsed': await bulk(who, 'claim', { dryRun: true }),
    'bulk claim': await bulk(who, 'claim'),
    'bulk answer': await bulk(who, 'complete', answer('approve', 'mine')),
    'assigned by a supervisor': await at(sid, 'assign', to),
    'assigned by an admin': await at(house, 'assign', to),
    'bulk assigned': await bulk(sid, 'assign', to),
  };
}

const everyWay = {
  claim: 'task.separation',
  'answer without a claim': 'task.separation',
  'bulk claim, rehearsed': 'task.separation',
  'bulk claim': 'task.separation',
  'bulk answer': 'task.separation',
  'assigned by a supervisor': 'task.separation',
  'assigned by an admin': 'task.separation',
  'bulk assigned': 'task.separation',
};

const refused = { status: 403, code: 'task.separation' };

describe('who asked for it, and who has prepared it', () => {
  it('do not approve it early, on any way, nor as a substitute, nor as the next task', async () => {
    const early = { stepId: 'approve', ...answer('approve', 'before I prepared it') };
    const { submissionId: _none, ...body } = early;
    await paul.api.post(`/instances/${instance}/early-answers`, body);
    const prepare = await openTask('prepare');
    await does(paul, prepare, 'approve');
    approve = await openTask('approve');
    for (const who of [rita, paul]) {
      expect(await refusals(who)).toEqual(everyWay);
      const offered = await who.api.all<TaskSummary>('/tasks?view=groups');
      expect(offered.map(({ id }) => id)).not.toContain(approve);
      for (const next of [
        { mode: 'list', claim: true },
        { mode: 'chain', after: prepare, claim: true },
      ]) {
        const { task } = await who.api.post<NextTask>('/tasks/next', next);
        expect(task?.id).not.toBe(approve);
      }
    }
    expect(await seenBy(house.admin, approve)).toMatchObject({ status: 'offered' });
  });

  it('do not find it in their list; at its own address they are told why they may not', async () => {
    const desk = await office.deskFor(paul);
    const page = await TaskPage.open(desk, approve);
    await page.pane.getByText('separation of duties keeps you apart from it').waitFor();
    expect(await page.claim.count()).toBe(0);
    expect(await page.row('Approve it').count()).toBe(0);
    expect(await seenBy(house.admin, approve)).toMatchObject({ status: 'offered' });
    await desk.close();
  });

  it('do not get it from its holder, do not take it over, do not decide in its place as operators', async () => {
    await anna.api.post(`/tasks/${approve}/claim`, {});
    for (const who of [rita, paul]) {
      expect(await anna.api.refused(`/tasks/${approve}/delegate`, { user: who.id })).toMatchObject(refused);
      expect(await anna.api.refused(`/tasks/${approve}/assign`, { user: who.id })).toMatchObject(refused);
      expect(await who.api.refused(`/tasks/${approve}/take-over`, {})).toMatchObject(refused);
      expect(await who.api.refused(`/tasks/${approve}/claim`, {})).toMatchObject(refused);
    }
    const skip = { verb: 'skip', visit: 'approve#1', output: { outcome: 'approve' }, reason: 'in a hurry' };
    expect(await rita.api.refused(`/instances/${instance}/verbs`, skip)).toMatchObject(refused);
    const byTask = { reason: 'in a hurry', output: { outcome: 'approve' } };
    expect(await rita.api.refused(`/tasks/${approve}/skip`, byTask)).toMatchObject(refused);
    expect(await seenBy(house.admin, approve)).toMatchObject({
      status: 'claimed',
      assignee: { id: anna.id },
    });
  });

  it('are kept out after a loop too: whoever has ever prepared it, and who has judged it does not prepare it', async () => {
    await anna.api.post(`/tasks/${approve}/complete`, answer('reject', 'not yet'));
    const again = await openTask('prepare');
    expect(await anna.api.refused(`/tasks/${again}/claim`, {})).toMatchObject(refused);
    await does(bob, again, 'approve');
    approve = await openTask('approve');
    for (const who of [rita, paul, bob]) expect(await refusals(who)).toEqual(everyWay);
    await does(anna, approve, 'approve');
    expect(await house.ended(instance)).toMatchObject({
      status: 'completed',
      output: { outcome: 'approve', note: `by ${anna.name}` },
    });
  });
});
