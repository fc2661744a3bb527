import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createTestDatabase,
  noTriggers,
  pointOf,
  project,
  publishWorkflow,
  startInstance,
  type TestDatabase,
} from '@fermata/testing';
import type { Close, Effect, StartChild } from '@fermata/interpreter';
import type { ChildEnd } from '@fermata/contracts';
import {
  InstanceRepository,
  openDatabase,
  PointRepository,
  type Database,
  type InstanceDetail,
  type Transaction,
  type TriggerMatcher,
} from '../index.ts';

/** Refuses an input that says so; fills a default. */
const matcher: TriggerMatcher = {
  ...noTriggers,
  accept: (input) =>
    JSON.stringify(input).includes('bad')
      ? { starts: false, reason: 'schema.mismatch at /n: must be a number' }
      : { starts: true, input: { ...(input as object), filled: true }, isUnique: false },
};

const startChild = (work: string, more: Partial<StartChild> = {}): StartChild => ({
  type: 'startChild',
  key: `start:${work}`,
  work,
  stepId: 'sub',
  title: 'Sub',
  workflow: 'child',
  version: 1,
  input: { n: 1 },
  mode: 'wait',
  idempotencyKey: `i/${work}`,
  depth: 1,
  priority: 3,
  ...more,
});
const cancelChild = (work: string): Effect => ({ type: 'cancelChild', key: `cancel:${work}`, work });
const close = (status: Close['status'], more: Partial<Close> = {}): Effect => ({
  type: 'close',
  key: 'close',
  status,
  output: null,
  ...more,
});

describe('children of instances (rules S1, S2)', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let seq = 0;
  const inside = <T>(work: (tx: Transaction) => Promise<T>) => database.inProject(project, work);
  const point = (instance: InstanceDetail, ...effects: readonly Effect[]) =>
    inside((tx) => new PointRepository(tx, matcher).applyPoint(pointOf(instance, (seq += 1), effects)));
  const childrenOf = ({ id }: InstanceDetail) =>
    inside(async (tx) => (await new InstanceRepository(tx).list({ parentId: id })).items);
  const onlyChild = async (parent: InstanceDetail) => {
    const [child] = await childrenOf(parent);
    return (await inside((tx) => new InstanceRepository(tx).get(child?.id ?? ''))) as InstanceDetail;
  };
  /** Takes what the outbox would tell an instance of its children. */
  const told = async ({ id }: InstanceDetail): Promise<readonly ChildEnd[]> => {
    const rows = await database.inInstallation((tx) =>
      tx.rows<{ payload: { end: ChildEnd } }>(
        `DELETE FROM outbox WHERE kind = 'end' AND lane = $1 RETURNING payload`,
        [id],
      ),
    );
    return rows.map(({ payload }) => payload.end);
  };
  const cancelsOf = async ({ id }: InstanceDetail) =>
    database.inInstallation((tx) =>
      tx.rows<{ key: string }>(`SELECT key FROM outbox WHERE kind = 'operate' AND lane = $1`, [id]),
    );
  const parentOf = (key: string) => startInstance(database, 'parent', key);

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url });
    await publishWorkflow(database, 'parent');
    await publishWorkflow(database, 'child');
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  it('are instances of their own, started by the same door, known to their parent', async () => {
    const parent = await parentOf('own');
    await point(parent, startChild('sub#1'));
    await point(parent, startChild('sub#1'));
    expect(await childrenOf(parent)).toHaveLength(1);
    const child = await onlyChild(parent);
    expect(child).toMatchObject({
      definition: 'child',
      status: 'pending',
      startedBy: 'ada',
      parentId: parent.id,
      input: { n: 1, filled: true },
      trigger: { type: 'workflow', instanceId: parent.id, step: 'sub' },
    });
    const [start] = await database.inInstallation((tx) =>
      tx.rows<{ payload: unknown }>(`SELECT payload FROM outbox WHERE key = $1`, [`start/${child.id}`]),
    );
    expect(start?.payload).toMatchObject({ start: { depth: 1, plan: { name: 'child', version: 1 } } });
  });

  it.each<readonly [string, Effect, object]>([
    ['its output', close('completed', { output: { n: 2 } }), { type: 'completed', output: { n: 2 } }],
    [
      'workflow.failed with its cause',
      close('failed', { error: { code: 'http.503', message: 'down' } }),
      { type: 'failed', error: { code: 'workflow.failed', message: 'down', cause: { code: 'http.503' } } },
    ],
    [
      'workflow.timeout',
      close('failed', { error: { code: 'timeout.instance', message: 'late' } }),
      { error: { code: 'workflow.timeout' } },
    ],
    [
      'workflow.cancelled',
      close('cancelled', { reason: 'no need' }),
      { error: { code: 'workflow.cancelled', message: 'no need' } },
    ],
    [
      'workflow.terminated',
      close('cancelled', { reason: 'terminated: stop' }),
      { error: { code: 'workflow.terminated' } },
    ],
  ])('tell their parent %s, once', async (name, effect, expected) => {
    const parent = await parentOf(name);
    await point(parent, startChild('sub#1'));
    const child = await onlyChild(parent);
    expect(await told(parent)).toEqual([]);
    await point(child, effect);
    expect(await told(parent)).toMatchObject([{ work: 'sub#1', ...expected }]);
    await point(child, effect);
    expect(await told(parent)).toEqual([]);
  });

  it('whose input does not fit, or that are not published, fail the step', async () => {
    const parent = await parentOf('unfit');
    await point(parent, startChild('sub#1', { input: 'bad' }), startChild('sub#2', { workflow: 'nobody' }));
    expect((await told(parent)).map((end) => (end.type === 'failed' ? end.error : null))).toMatchObject([
      { code: 'schema.mismatch' },
      { code: 'definition.unknown' },
    ]);
    expect(await childrenOf(parent)).toEqual([]);
  });

  it('that are detached answer with their id, and are left alone', async () => {
    const parent = await parentOf('detached');
    await point(parent, startChild('sub#1', { mode: 'detach' }));
    const child = await onlyChild(parent);
    expect(await told(parent)).toEqual([{ type: 'completed', work: 'sub#1', output: child.id }]);
    await point(parent, close('cancelled'));
    expect(await cancelsOf(child)).toEqual([]);
    await point(child, close('completed'));
    expect(await told(parent)).toEqual([]);
  });

  it('with a key start once in the project: later steps attach, whatever their input, also to a closed one', async () => {
    const [first, second, third] = await Promise.all(['k1', 'k2', 'k3'].map(parentOf));
    if (!first || !second || !third) throw new Error('three parents');
    await point(first, startChild('sub#1', { startKey: 'one', input: { n: 1 } }));
    await point(second, startChild('sub#1', { startKey: 'one', input: { n: 2 } }));
    const child = await onlyChild(first);
    expect(await childrenOf(second)).toEqual([]);
    await point(child, close('completed', { output: 'done' }));
    const end = { type: 'completed', work: 'sub#1', output: 'done' };
    expect([await told(first), await told(second)]).toEqual([[end], [end]]);
    await point(third, startChild('sub#1', { startKey: 'one' }));
    expect(await told(third)).toEqual([end]);
  });

  it('are cancelled with the step that started them; another step only stops waiting', async () => {
    const [first, second] = await Promise.all(['c1', 'c2'].map(parentOf));
    if (!first || !second) throw new Error('two parents');
    await point(first, startChild('sub#1', { startKey: 'two' }));
    await point(second, startChild('sub#1', { startKey: 'two' }));
    const child = await onlyChild(first);
    await point(second, cancelChild('sub#1'));
    expect(await told(second)).toEqual([{ type: 'cancelled', work: 'sub#1' }]);
    expect(await cancelsOf(child)).toEqual([]);
    await point(first, cancelChild('sub#1'));
    await point(first, cancelChild('sub#1'));
    expect(await cancelsOf(child)).toHaveLength(1);
    await point(child, close('cancelled', { reason: 'r' }));
    expect(await told(first)).toMatchObject([{ error: { code: 'workflow.cancelled' } }]);
  });

  it('that their parent still awaits when it is ended from outside are cancelled', async () => {
    const parent = await parentOf('outside');
    await point(parent, startChild('sub#1'));
    await point(parent, close('cancelled', { reason: 'terminated in Temporal' }));
    expect(await cancelsOf(await onlyChild(parent))).toHaveLength(1);
  });

  it('begin anew on a retry of the step, unless an earlier one has completed', async () => {
    const parent = await parentOf('retried');
    await point(parent, startChild('sub#1'));
    await point(await onlyChild(parent), close('failed', { error: { code: 'x', message: 'x' } }));
    await point(parent, startChild('sub#1.1'));
    const children = await childrenOf(parent);
    expect(children).toHaveLength(2);
    const newer = children.find(({ status }) => status === 'pending') as InstanceDetail;
    await point(newer, close('completed', { output: 7 }));
    await told(parent);
    await point(parent, startChild('sub#1.2'));
    expect(await childrenOf(parent)).toHaveLength(2);
    expect(await told(parent)).toEqual([{ type: 'completed', work: 'sub#1.2', output: 7 }]);
  });
});
