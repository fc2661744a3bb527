import { beforeAll, describe, expect, it } from '@jest/globals';
import type {
  EventReceipt,
  EventRow,
  InstanceDetail,
  InstanceSummary,
  PublishEventRequest,
} from '@fermata/contracts';
import { eventually } from './eventually.ts';
import { githubExamples } from './github-examples.ts';
import { House } from './house.ts';

const source = 'github-examples';
const atOnce = 8;
let house: House;
let examples: readonly PublishEventRequest[];
let first: readonly { status: number; body: EventReceipt }[];

/** Publishes all examples, some at once, and gives the answers in their order. */
async function publishAll(): Promise<readonly { status: number; body: EventReceipt }[]> {
  const answers: { status: number; body: EventReceipt }[] = [];
  for (let from = 0; from < examples.length; from += atOnce) {
    const some = examples.slice(from, from + atOnce);
    const calls = some.map((body) => house.admin.call<EventReceipt>('POST', '/events', { body }));
    answers.push(...(await Promise.all(calls)));
  }
  return answers;
}

function triages(): Promise<readonly InstanceSummary[]> {
  return house.admin.all<InstanceSummary>('/instances?definition=report-triage');
}

beforeAll(async () => {
  house = await House.open();
  examples = await githubExamples();
  first = await publishAll();
});

describe('the real payloads of a code host', () => {
  it('are 329, and every one is taken in', () => {
    expect(examples).toHaveLength(329);
    expect(new Set(examples.map((event) => event.id)).size).toBe(329);
    expect(first.filter(({ status }) => status !== 202)).toEqual([]);
  });

  it('are stored once each, the 29 of issues as matched and the others as unmatched', async () => {
    const stored = await house.admin.all<EventRow>(`/events?source=${source}`);
    expect(stored.map((event) => event.id).sort()).toEqual(examples.map((event) => event.id).sort());
    const matched = stored.filter((event) => event.state === 'matched');
    expect(matched).toHaveLength(29);
    expect(matched.every((event) => event.type.startsWith('github.issues.'))).toBe(true);
  });

  it('start one triage for each of the issues, which all reach a person or end', async () => {
    const ids = first.flatMap(({ body }) => body.instances);
    expect(new Set(ids).size).toBe(29);
    const settled = await eventually('29 triages wait or have ended', triages, (all) =>
      all.every(({ status }) => ['waiting', 'completed', 'failed', 'cancelled'].includes(status)),
    );
    expect(settled.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(settled.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(settled.filter(({ status }) => status === 'completed').length).toBeGreaterThanOrEqual(2);
  });

  it('that tell of something gone end without a person and tell the outcome', async () => {
    const gone = first.filter(
      ({ body }) => /\.(deleted|transferred)$/.test(body.type) && body.instances.length > 0,
    );
    const ended = await Promise.all(gone.map(({ body }) => house.ended(body.instances[0] ?? '')));
    expect(ended.map(({ status, output }) => ({ status, output }))).toEqual(
      gone.map(() => ({ status: 'completed', output: { outcome: 'noted' } })),
    );
    expect(gone).toHaveLength(2);
  });

  it('are asked about with what the payload says, and an answer is told once as an event', async () => {
    const opened = first.filter(({ body }) => body.type === 'github.issues.opened');
    const robin = await house.as('robin');
    for (const { body } of opened) {
      const id = body.instances[0] ?? '';
      const { data } = examples.find((event) => event.id === body.id) ?? { data: null };
      const issue = (data as { issue: { number: number; title: string } }).issue;
      await answer(id, issue);
      await toldOnce(id);
    }
    expect(opened).toHaveLength(4);

    async function answer(id: string, issue: { number: number; title: string }): Promise<void> {
      const task = await house.taskOf(id, robin);
      const shown = await robin.get<{ data: unknown }>(`/tasks/${task.id}`);
      expect(shown.data).toMatchObject({
        number: issue.number,
        title: issue.title,
        class: 'bug',
        urgency: 1,
      });
      await robin.post(`/tasks/${task.id}/claim`, {});
      const body = { submissionId: `s-${task.id}`, outcome: 'accept', data: { team: 'product' } };
      await robin.post(`/tasks/${task.id}/complete`, body);
    }
  });

  it('sent a second time change nothing', async () => {
    const before = (await triages()).map(({ id }) => id).sort();
    const second = await publishAll();
    expect(second.filter(({ status, body }) => status !== 200 || !body.duplicate)).toEqual([]);
    expect(second.map(({ body }) => body.instances)).toEqual(first.map(({ body }) => body.instances));
    expect((await triages()).map(({ id }) => id).sort()).toEqual(before);
    expect(await house.admin.all(`/events?source=${source}`)).toHaveLength(329);
  });

  it('with another content under a known id are refused', async () => {
    const known = examples[0] as PublishEventRequest;
    const refusal = await house.admin.refused('/events', { ...known, data: { other: true } });
    expect(refusal.status).toBe(409);
  });
});

async function toldOnce(id: string): Promise<void> {
  const ended: InstanceDetail = await house.ended(id);
  expect(ended).toMatchObject({ status: 'completed', output: { outcome: 'accept' } });
  const read = async (): Promise<readonly EventRow[]> => {
    const told = await house.admin.all<EventRow>('/events?type=report.triaged&source=fermata');
    return told.filter((event) => event.id.startsWith(`${id}/`));
  };
  expect(await eventually(`${id} has told its outcome`, read, (told) => told.length > 0)).toHaveLength(1);
}
