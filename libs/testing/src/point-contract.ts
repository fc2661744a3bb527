import type { MayStand, PointAnswer, PointRequest, ProjectionWrite } from '@fermata/contracts';
import type {
  Assignment,
  Close,
  EmitEvent,
  OfferTask,
  Subscribe,
  View,
  VisitChange,
} from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

/** What the rows say of one instance. */
export interface PointRows {
  readonly seq: number;
  readonly status: string;
  /** Status by visit. */
  readonly visits: Readonly<Record<string, string>>;
  /** Works of the tasks that were ever offered. */
  readonly offered: readonly string[];
  /** Ids of the events that were ever emitted. */
  readonly emitted: readonly string[];
}

/** A place where durable points and the projection are written. */
export interface PointSubject {
  addInstance(instanceId: string): Promise<void>;
  applyPoint(request: PointRequest): Promise<PointAnswer | undefined>;
  writeBatch(writes: readonly ProjectionWrite[]): Promise<void>;
  rows(instanceId: string): Promise<PointRows | undefined>;
  close(): Promise<void>;
}

/** What every such place promises, the one in memory and the real one alike. */
export function describePointContract(name: string, open: () => Promise<PointSubject>): void {
  describe(`durable points in ${name}`, () => {
    const place: Place = { subject: undefined as never, instances: 0 };
    beforeAll(async () => {
      place.subject = await open();
    });
    afterAll(() => place.subject.close());

    it('show the newest write, in whatever order and how often they come', () => newestWins(place));
    it('do each thing once, however often the point comes', () => eachOnce(place));
    it('end an instance by its close alone, and for good', () => closedForGood(place));
    it('open no task for which nobody can be found, and say so', () => nobodyFound(place));
    it('say since when a wait is open that was open before, and nothing of one that never came to be', () =>
      standing(place));
    it('refuse an instance that nobody started here, and drop its progress', () => strangersRefused(place));
  });
}

interface Place {
  subject: PointSubject;
  instances: number;
}

async function instance(place: Place): Promise<string> {
  place.instances += 1;
  const id = `i-contract-${place.instances}`;
  await place.subject.addInstance(id);
  return id;
}

async function newestWins(place: Place): Promise<void> {
  const id = await instance(place);
  const writes = [
    write(id, 1, 'running', [{ seq: 1, visit: 'a#1', status: 'open' }]),
    write(id, 2, 'running', [{ seq: 2, visit: 'a#1', status: 'completed' }]),
    write(id, 3, 'waiting', [{ seq: 3, visit: 'b#1', status: 'open' }]),
  ];
  for (const order of [[2], [0, 1], [1, 2, 0], [0]])
    await place.subject.writeBatch(order.flatMap((index) => writes[index] ?? []));
  const visits = { 'a#1': 'completed', 'b#1': 'open' };
  expect(await place.subject.rows(id)).toMatchObject({ seq: 3, status: 'waiting', visits });
}

async function eachOnce(place: Place): Promise<void> {
  const id = await instance(place);
  const request = point(write(id, 1, 'waiting', []), [offer(), emit(id)]);
  await place.subject.applyPoint(request);
  await place.subject.applyPoint(request);
  expect(await place.subject.rows(id)).toMatchObject({ offered: ['a#1'], emitted: [`${id}/e#1`] });
}

async function closedForGood(place: Place): Promise<void> {
  const id = await instance(place);
  const { subject } = place;
  const closing = point(write(id, 2, 'failed', []), [close('failed')]);
  await subject.writeBatch([write(id, 1, 'running', [])]);
  await subject.applyPoint(closing);
  await subject.writeBatch([write(id, 1, 'running', []), write(id, 3, 'running', [])]);
  await subject.applyPoint(closing);
  expect(await subject.rows(id)).toMatchObject({ status: 'failed' });
}

async function nobodyFound(place: Place): Promise<void> {
  const id = await instance(place);
  const assign = { users: [], groups: [], not: [], managerOf: ['who-reports-to-nobody'] };
  const request = point(write(id, 1, 'waiting', []), [offer('b#1', assign), offer()]);
  for (let time = 0; time < 2; time += 1) {
    expect(await place.subject.applyPoint(request)).toMatchObject({
      refused: [{ work: 'b#1', error: { code: 'assign.empty' } }],
    });
  }
  expect(await place.subject.rows(id)).toMatchObject({ offered: ['a#1'] });
  const whole = point(write(id, 2, 'waiting', []), [offer('c#1', { ...assign, groups: ['desk'] })]);
  expect(await place.subject.applyPoint(whole)).toBeUndefined();
  expect(await place.subject.rows(id)).toMatchObject({ offered: ['a#1', 'c#1'] });
}

async function standing(place: Place): Promise<void> {
  const id = await instance(place);
  const listen = (since: number, mayStandSince: number) =>
    place.subject.applyPoint(point(write(id, 1, 'waiting', []), [subscribe(since, mayStandSince)]));
  expect(await listen(1_000, 500)).toBeUndefined();
  for (let time = 0; time < 2; time += 1)
    expect(await listen(2_000, 500)).toEqual({
      refused: [],
      standing: [{ subscription: 'w#1', since: 1_000 }],
    });
  for (let time = 0; time < 2; time += 1) expect(await listen(4_000, 3_000)).toBeUndefined();
  expect(await listen(5_000, 3_500)).toMatchObject({ standing: [{ since: 4_000 }] });
}

async function strangersRefused({ subject }: Place): Promise<void> {
  const stranger = write('i-stranger', 1, 'running', []);
  await expect(subject.applyPoint(point(stranger, []))).rejects.toMatchObject({ code: 'instance.unknown' });
  await subject.writeBatch([stranger]);
  expect(await subject.rows('i-stranger')).toBeUndefined();
}

const projectId = 'default';

function write(
  instanceId: string,
  seq: number,
  status: View['status'],
  changes: readonly { seq: number; visit: string; status: VisitChange['status'] }[],
): ProjectionWrite {
  const view: View = { status, searchable: {}, steps: [], waiting: [] };
  const rows = changes.map((change) => ({ seq: change.seq, change: asJson(visitChange(change)) }));
  return { projectId, instanceId, seq, view: asJson(view), changes: rows };
}

function visitChange({ visit, status }: { visit: string; status: VisitChange['status'] }): VisitChange {
  const stepId = visit.split('#')[0] ?? visit;
  const ended = status === 'open' ? {} : { endedAt: 1_764_000_001_000 };
  return { visit, stepId, stepType: 'set', title: stepId, status, openedAt: 1_764_000_000_000, ...ended };
}

function point(projection: ProjectionWrite, effects: readonly JsonValue[]): PointRequest {
  const { instanceId } = projection;
  return { projectId, instanceId, definition: 'contract', version: 1, projection, effects };
}

function subscribe(since: number, mayStandSince: number): JsonValue {
  const effect: Subscribe & MayStand = {
    type: 'subscribe',
    key: 'subscribe:w#1',
    subscription: 'w#1',
    event: 'contract.kind',
    since,
    mayStandSince,
  };
  return asJson(effect);
}

function offer(work = 'a#1', assign: Assignment = { users: ['ben'], groups: [], not: [] }): JsonValue {
  const effect: OfferTask = {
    type: 'offerTask',
    key: `offer:${work}`,
    work,
    stepId: work.split('#')[0] ?? work,
    title: 'A',
    outcomes: [],
    assign,
    data: {},
    priority: 3,
  };
  return asJson(effect);
}

function emit(instanceId: string): JsonValue {
  const eventId = `${instanceId}/e#1`;
  const effect: EmitEvent = {
    type: 'emitEvent',
    key: `emit:${eventId}`,
    eventId,
    event: 'contract.done',
    data: {},
  };
  return asJson(effect);
}

function close(status: Close['status']): JsonValue {
  const effect: Close = { type: 'close', key: 'close', status, output: null };
  return asJson(effect);
}

function asJson(value: object): JsonValue {
  return value as unknown as JsonValue;
}
