import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, project, type TestDatabase } from '@fermata/testing';
import { InstanceRepository, openDatabase, type Database, type Transaction } from '../index.ts';
import type { InstanceFilter, InstanceOrder } from './instance-filter.ts';

const many = 100_000;

/**
 * All of six workflows are suspended, and none of the others; of the rest one in fifty is not `completed`. Keys, people and
 * errors repeat as they do in a shop.
 */
const planted = `
INSERT INTO instance (project_id, id, definition, version, plan_hash, status, request_hash, input, trigger, started_by,
  business_key, created_at, closed_at, changed_at, error, waiting)
SELECT 'default', 'i-' || md5(n::text), 'flow-' || n % 20, 1 + n % 3, '',
  CASE WHEN n % 20 BETWEEN 11 AND 16 THEN 'suspended' WHEN n % 50 <> 0 THEN 'completed' WHEN n % 100 = 0 THEN 'waiting' ELSE 'failed' END, '', '{}', '{}',
  'person-' || n % 200, 'O-' || n % 5000, timestamptz '2026-01-01' + n * interval '1 second',
  CASE WHEN n % 100 <> 0 AND n % 20 NOT BETWEEN 11 AND 16 THEN timestamptz '2026-02-01' END, timestamptz '2026-02-01' + n % 9000 * interval '1 minute',
  CASE WHEN n % 100 = 50 THEN json_build_object('code', 'http.' || 500 + n % 7, 'message', 'm') END,
  CASE WHEN n % 100 = 0 THEN json_build_array(json_build_object('for', CASE n % 200 WHEN 0 THEN 'person' ELSE 'event' END))
    ELSE '[]'::json END
FROM generate_series(1, ${many}) AS n`;

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

interface Explained {
  readonly 'QUERY PLAN': readonly { readonly Plan: PlanNode }[];
}

function nodesOf(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

describe('the list of very many instances', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  const inside = <T>(work: (tx: Transaction) => Promise<T>) => database.inProject(project, work);

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url });
    await database.inInstallation((tx) => tx.run(planted));
    await database.inInstallation((tx) => tx.run('ANALYZE instance'));
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  const list = (filter: InstanceFilter, order: InstanceOrder = 'newest', cursor?: string, limit = 50) =>
    inside((tx) =>
      new InstanceRepository(tx).list(filter, { limit, ...(cursor === undefined ? {} : { cursor }) }, order),
    );

  /** How PostgreSQL goes about the statements that a reading makes. */
  const plansOf = (work: (repository: InstanceRepository) => Promise<unknown>) =>
    inside(async (tx) => {
      const statements: Statement[] = [];
      const spy = {
        projectId: tx.projectId,
        rows: (sql: string, parameters: readonly unknown[]) => {
          statements.push({ sql, parameters });
          return tx.rows(sql, parameters);
        },
      } as unknown as Transaction;
      await work(new InstanceRepository(spy));
      const plans: PlanNode[] = [];
      for (const { sql, parameters } of statements) {
        const [row] = await tx.rows<Explained>(`EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`, parameters);
        plans.push(...(row?.['QUERY PLAN'] ?? []).map(({ Plan }) => Plan));
      }
      return plans.flatMap(nodesOf);
    });
  const kindsOf = (nodes: readonly PlanNode[]) => new Set(nodes.map((node) => node['Node Type']));
  const rowsRead = (nodes: readonly PlanNode[]) =>
    nodes
      .filter((node) => node['Node Type'].includes('Scan'))
      .reduce((sum, node) => sum + node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0), 0);

  const filters: readonly (readonly [string, InstanceFilter, InstanceOrder, number?])[] = [
    ['all of them', {}, 'newest'],
    ['all of them, oldest first', {}, 'oldest'],
    ['all of them, last changed first', {}, 'changed'],
    ['those of some statuses', { status: ['failed', 'suspended'] }, 'newest'],
    ['those of a workflow', { definition: 'flow-3' }, 'newest'],
    ['those of a version', { definition: 'flow-3', version: 2 }, 'newest'],
    ['the failed ones of a workflow', { definition: 'flow-10', status: ['failed'] }, 'newest'],
    [
      'the open ones of a workflow',
      { definition: 'flow-10', status: ['waiting', 'running', 'failed'] },
      'newest',
    ],
    ['those with a business key', { businessKey: 'O-17' }, 'newest'],
    ['those whose key begins so', { keyPrefix: 'o-49' }, 'newest'],
    ['what somebody has started', { startedBy: 'person-7' }, 'newest'],
    [
      'those of an hour',
      { from: new Date('2026-01-01T10:00Z'), to: new Date('2026-01-01T11:00Z') },
      'oldest',
    ],
    ['those with an error', { errorCode: 'http.503' }, 'newest'],
    ['those that wait for a person', { waitingFor: ['person'] }, 'newest'],
    ['open ones', { isOpen: true }, 'oldest'],
    ['one by its id', { search: `i-${'c4ca4238a0b923820dcc509a6f75849b'}` }, 'newest'],
    ['what a search finds', { search: 'O-123' }, 'newest'],
  ];

  it.each(filters)('reads by an index: %s', async (_what, filter, order, bound = 5_000) => {
    const first = await list(filter, order, undefined, 20);
    expect(first.items.length).toBeGreaterThan(0);
    const nodes = await plansOf((repository) => repository.list(filter, { limit: 20 }, order));
    expect(kindsOf(nodes)).not.toContain('Seq Scan');
    expect(rowsRead(nodes)).toBeLessThan(bound);
    if (first.next === undefined) return;
    const cursor = first.next;
    const further = await plansOf((repository) => repository.list(filter, { limit: 20, cursor }, order));
    expect(kindsOf(further)).not.toContain('Seq Scan');
    expect(rowsRead(further)).toBeLessThan(bound);
  });

  it.each(filters)('counts by status without reading all there is: %s', async (_what, filter) => {
    const nodes = await plansOf((repository) => repository.countByStatus(filter));
    expect(rowsRead(nodes)).toBeLessThan(many / 2);
  });

  it('goes on far down the list at the place itself, not by reading its way there', async () => {
    const cursor = Buffer.from(
      JSON.stringify(['2026-01-01 01:00:00+00', 'i-00000000000000000000000000000000']),
    ).toString('base64url');
    const page = await list({}, 'newest', cursor, 3);
    expect(page.items.map(({ createdAt }) => createdAt.toISOString())).toEqual([
      '2026-01-01T00:59:59.000Z',
      '2026-01-01T00:59:58.000Z',
      '2026-01-01T00:59:57.000Z',
    ]);
    expect(rowsRead(await plansOf((repository) => repository.list({}, { limit: 3, cursor })))).toBe(4);
  });

  it.each(['newest', 'oldest', 'changed'] as const)(
    'shows each instance once, whatever ties there are, by the order %s',
    async (order) => {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page: Awaited<ReturnType<typeof list>> = await list(
          { startedBy: 'person-7' },
          order,
          cursor,
          41,
        );
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.next;
      } while (cursor !== undefined);
      expect(seen).toHaveLength(many / 200);
      expect(new Set(seen).size).toBe(seen.length);
    },
  );

  it('does not read a workflow through for a status that none of its instances has', async () => {
    const filter: InstanceFilter = { definition: 'flow-3', status: ['suspended', 'failed'] };
    expect((await list(filter)).items).toEqual([]);
    expect(rowsRead(await plansOf((repository) => repository.list(filter)))).toBeLessThan(10);
  });

  it('lists those of several statuses in one order, each once, also where a status is named twice', async () => {
    const filter: InstanceFilter = { definition: 'flow-10', status: ['failed', 'completed', 'failed'] };
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(filter, 'oldest', cursor, 200);
      seen.push(...page.items.map(({ createdAt }) => createdAt.toISOString()));
      cursor = page.next;
    } while (cursor !== undefined && seen.length < 2_000);
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(seen).toHaveLength(2_000);
    expect((await list({ status: [] })).items).toEqual([]);
  });

  it('counts what fits each status, and says where there is more than it has counted', async () => {
    const counts = await inside((tx) => new InstanceRepository(tx).countByStatus({ status: ['failed'] }));
    expect(counts.find(({ status }) => status === 'completed')).toEqual({
      status: 'completed',
      count: 1_000,
      exact: false,
    });
    const one = await inside((tx) => new InstanceRepository(tx).countByStatus({ definition: 'flow-10' }));
    const told = Object.fromEntries(one.map(({ status, count, exact }) => [status, [count, exact]]));
    expect(told).toMatchObject({ failed: [1_000, true], waiting: [0, true], completed: [1_000, false] });
  });

  it('looks for no ended ones among the open ones, and for none at all among ended ones that wait', async () => {
    const countsOf = (filter: InstanceFilter) =>
      inside((tx) => new InstanceRepository(tx).countByStatus(filter)).then((counts) =>
        counts.filter(({ count }) => count > 0).map(({ status }) => status),
      );
    expect(await countsOf({ isOpen: true })).toEqual(['waiting', 'suspended']);
    expect(await countsOf({ isOpen: false })).toEqual(['completed', 'failed']);
    expect(await countsOf({ isOpen: false, waitingFor: ['person'] })).toEqual([]);
  });

  it('takes a wildcard of the database for the character that it is', async () => {
    expect((await list({ keyPrefix: 'O-1%' })).items).toEqual([]);
    expect((await list({ search: 'o_1' })).items).toEqual([]);
    expect((await list({ search: 'o-4999' })).items).toHaveLength(many / 5000);
  });
});
