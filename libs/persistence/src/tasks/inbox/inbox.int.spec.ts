import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, project, viewerOf, type TestDatabase } from '@fermata/testing';
import {
  LoadRepository,
  openDatabase,
  TaskListRepository,
  type Database,
  type TaskFilter,
  type TaskViewer,
  type Transaction,
} from '../../index.ts';

const many = 20_000;
const bound = 5_000;

/** A quarter is held, one in ten has ended; keys, people, words and due times repeat as they do in an office. */
const planted = `
INSERT INTO instance (project_id, id, definition, version, plan_hash, status, request_hash, input, trigger, started_by,
  business_key, created_at)
SELECT 'default', 'i-' || md5(n::text), 'flow-' || n % 20, 1, '', 'waiting', '', '{}', '{}', 'ada', 'O-' || n, now()
FROM generate_series(1, ${many}) AS n;
INSERT INTO task (project_id, id, instance_id, work, step_id, definition, definition_version, title, data, status,
  priority, due_at, start_by, assignee, claimed_at, submitted_by, submitted_at, closed_at, business_key, created_at,
  follow_up_at, not_users)
SELECT 'default', 't-' || n, 'i-' || md5(n::text), 'w', 'step-' || n % 3, 'flow-' || n % 20, 1, 'Check the invoice of ' || n,
  '{}', CASE WHEN n % 10 = 0 THEN 'completed' WHEN n % 4 = 1 THEN 'claimed' ELSE 'offered' END, 1 + n % 5,
  timestamptz '2026-01-01' + n % 3000 * interval '1 minute', timestamptz '2025-12-31' + n % 2000 * interval '1 minute',
  CASE WHEN n % 10 = 0 OR n % 4 = 1 THEN 'person-' || n % 50 END, timestamptz '2026-01-01',
  CASE WHEN n % 10 = 0 THEN 'person-' || n % 50 END, CASE WHEN n % 10 = 0 THEN timestamptz '2026-01-02' END,
  CASE WHEN n % 10 = 0 THEN timestamptz '2026-01-02' + n * interval '1 second' END, 'O-' || n,
  timestamptz '2026-01-01' + n * interval '1 second',
  CASE WHEN n % 4 = 1 AND n % 300 = 1 THEN timestamptz '2100-01-01' END,
  CASE WHEN n % 7 = 0 THEN ARRAY['person-1'] ELSE '{}' END
FROM generate_series(1, ${many}) AS n;
INSERT INTO task_offer (project_id, task_id, kind, principal)
SELECT 'default', 't-' || n, 'group', 'group-' || n % 10 FROM generate_series(1, ${many}) AS n
UNION ALL SELECT 'default', 't-' || n, 'user', 'person-' || n % 50 FROM generate_series(1, ${many}, 9) AS n;
INSERT INTO task_word (project_id, task_id, word)
SELECT 'default', 't-' || n, w FROM generate_series(1, ${many}) AS n,
  unnest(ARRAY['check', 'the', 'invoice', 'of', n::text, 'o-' || n]) AS w;
INSERT INTO task_watch (project_id, task_id, person, since)
SELECT 'default', 't-' || n, 'person-1', now() FROM generate_series(1, ${many}, 50) AS n;`;

/** A fifth of the tasks is overdue. */
const now = new Date('2026-01-01T10:00:00Z');

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Heap Fetches'?: number;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

interface Explained {
  readonly 'QUERY PLAN': readonly { readonly Plan: PlanNode }[];
}

interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

function nodesOf(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

describe('the inbox of very many tasks', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  const inside = <T>(work: (tx: Transaction) => Promise<T>) => database.inProject(project, work);
  const agent = viewerOf('person-1', ['group-1', 'group-2', 'group-7']);
  const clerk = viewerOf('person-1', ['group-7']);
  const supervisor = viewerOf('sue', [], true);

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url, clock: () => now });
    await database.inInstallation(async (tx) => {
      await tx.run(`SET LOCAL session_replication_role = replica`);
      for (const statement of planted.split(';\n')) await tx.run(statement);
      await tx.run(
        `INSERT INTO task_inbox SELECT r.* FROM task t, LATERAL fermata_inbox_rows(t.project_id, t.id) AS r`,
      );
    });
    await database.singly((tx) => tx.run('VACUUM ANALYZE task, task_inbox, task_offer, task_word'));
  });

  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });

  const list = (filter: TaskFilter, viewer: TaskViewer, cursor?: string, limit = 50) =>
    inside((tx) =>
      new TaskListRepository(tx).list(filter, viewer, { limit, ...(cursor === undefined ? {} : { cursor }) }),
    );

  /** All pages of a list. */
  const whole = async (filter: TaskFilter, viewer: TaskViewer, limit = 200): Promise<readonly string[]> => {
    const ids: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await list(filter, viewer, cursor, limit);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.next;
      if (cursor === undefined) return ids;
    }
  };

  /** How PostgreSQL goes about the statements that a reading makes. */
  const plansOf = (work: (lists: TaskListRepository, tx: Transaction) => Promise<unknown>) =>
    inside(async (tx) => {
      const statements: Statement[] = [];
      const spied = (sql: string, parameters: readonly unknown[]) => {
        statements.push({ sql, parameters });
        return tx.rows(sql, parameters);
      };
      const spy = {
        projectId: tx.projectId,
        now: tx.now,
        rows: spied,
        row: async (sql: string, parameters: readonly unknown[]) => (await spied(sql, parameters))[0],
      } as unknown as Transaction;
      await work(new TaskListRepository(spy), spy);
      const plans: PlanNode[] = [];
      for (const { sql, parameters } of statements) {
        const [row] = await tx.rows<Explained>(`EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`, parameters);
        plans.push(...(row?.['QUERY PLAN'] ?? []).map(({ Plan }) => Plan));
      }
      return plans.flatMap(nodesOf);
    });
  const scansOfAll = (nodes: readonly PlanNode[]) =>
    nodes
      .filter((node) => node['Node Type'] === 'Seq Scan' && (node['Relation Name'] ?? '').startsWith('task'))
      .map((node) => node['Relation Name']);
  const inboxScans = (nodes: readonly PlanNode[]) =>
    nodes.filter((node) => node['Relation Name'] === 'task_inbox');
  const rowsRead = (nodes: readonly PlanNode[]) =>
    nodes
      .filter((node) => node['Node Type'].includes('Scan'))
      .reduce(
        (sum, node) =>
          sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
        0,
      );

  const orders = ['risk', 'priority', 'due', 'created'] as const;
  const views: readonly (readonly [string, TaskFilter, TaskViewer])[] = [
    ...orders.flatMap((order): readonly (readonly [string, TaskFilter, TaskViewer])[] => [
      [`mine by ${order}`, { scope: 'mine', order }, agent],
      [`free in my groups by ${order}`, { scope: 'groups', order }, agent],
      [`open to me by ${order}`, { scope: 'open', order }, agent],
      [`all that I may see by ${order}`, { scope: 'all', order }, agent],
      [`all there are by ${order}`, { scope: 'all', order }, supervisor],
    ]),
    ['mine in my own order', { scope: 'mine', order: 'own' }, agent],
    ['put off', { scope: 'snoozed' }, agent],
    ['watched', { scope: 'watched' }, agent],
    ['what I have done', { scope: 'done' }, viewerOf('person-10')],
    ['what all have done', { scope: 'done' }, supervisor],
    ['those of a workflow', { scope: 'all', definition: 'flow-3' }, supervisor],
    ['those of a step in my groups', { scope: 'groups', definition: 'flow-7', stepId: 'step-1' }, agent],
    ['those of a group', { scope: 'all', group: 'group-3' }, supervisor],
    ['those of a person', { scope: 'all', assignee: 'person-21' }, supervisor],
    ['those of an instance', { scope: 'all', instanceId: 'i-c4ca4238a0b923820dcc509a6f75849b' }, supervisor],
    ['those with a business key', { scope: 'all', businessKey: 'O-17' }, supervisor],
    ['urgent ones', { scope: 'groups', priority: 3 }, agent],
    ['overdue ones', { scope: 'groups', isOverdue: true, order: 'due' }, agent],
    ['what a rare word finds', { scope: 'all', search: 'o-123' }, supervisor],
    ['what common words find', { scope: 'groups', search: 'inv check' }, agent],
    ['what a word finds in what is done', { scope: 'done', search: '1990' }, supervisor],
  ];

  it.each(views)('reads by an index: %s', async (_what, filter, viewer) => {
    const first = await list(filter, viewer, undefined, 20);
    expect(first.items.length).toBeGreaterThan(0);
    const nodes = await plansOf((lists) => lists.list(filter, viewer, { limit: 20 }));
    expect(scansOfAll(nodes)).toEqual([]);
    expect(rowsRead(nodes)).toBeLessThan(bound);
    if (first.next === undefined) return;
    const cursor = first.next;
    const further = await plansOf((lists) => lists.list(filter, viewer, { limit: 20, cursor }));
    expect(scansOfAll(further)).toEqual([]);
    expect(rowsRead(further)).toBeLessThan(bound);
  });

  it.each<TaskFilter>([...orders.map((order) => ({ order })), { definition: 'flow-7' }])(
    'reads what is free from an index alone, not from the rows: %j',
    async (filter) => {
      const nodes = await plansOf((lists) =>
        lists.list({ scope: 'groups', ...filter }, agent, { limit: 20 }),
      );
      const scans = inboxScans(nodes);
      expect(scans.map((node) => [node['Node Type'], node['Heap Fetches']])).toEqual([
        ['Index Only Scan', 0],
      ]);
    },
  );

  it('tells the desk what has just become late from indexes alone', async () => {
    const scans = inboxScans(
      await plansOf((_lists, tx) => new LoadRepository(tx).offered({ from: now, until: now })),
    );
    expect(scans.map((node) => [node['Node Type'], node['Index Name']])).toEqual([
      ['Index Only Scan', 'task_inbox_by_due'],
      ['Index Only Scan', 'task_inbox_pkey'],
    ]);
  });

  it('finds what few tasks are by their ids, not by reading through what a group has', async () => {
    for (const filter of [
      { search: 'o-199' },
      { businessKey: 'O-1997' },
      { search: 'O-199', businessKey: 'O-1997' },
    ]) {
      expect(await whole({ scope: 'all', ...filter }, clerk)).toContain('t-1997');
      const scans = inboxScans(await plansOf((lists) => lists.list({ scope: 'all', ...filter }, clerk)));
      expect(scans.map((node) => node['Index Name'])).toEqual(['task_inbox_pkey']);
    }
  });

  it('reads no more than a few rows for each that it shows', async () => {
    const cursor = (await list({ scope: 'groups' }, agent, undefined, 20)).next ?? '';
    const read = rowsRead(
      await plansOf((lists) => lists.list({ scope: 'groups' }, agent, { limit: 20, cursor })),
    );
    expect(read).toBeLessThan(1_000);
  });

  it.each(orders)('shows each task once and all of them by the order %s', async (order) => {
    const ids = await whole({ scope: 'all', order }, clerk);
    const told = await inside((tx) =>
      tx.rows<{ id: string }>(
        `SELECT t.id FROM task t WHERE t.status IN ('offered', 'claimed') AND (t.assignee = 'person-1' OR EXISTS (
           SELECT 1 FROM task_offer o WHERE o.task_id = t.id AND (o.principal = 'person-1' OR o.principal = ANY ($1))))`,
        [clerk.see],
      ),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(told.map(({ id }) => id).sort());
  });

  it('does not offer what one may not answer or has put off, and pages are full all the same', async () => {
    const free = await whole({ scope: 'groups' }, agent);
    const numbers = free.map((id) => Number(id.slice(2)));
    expect(numbers.filter((n) => n % 7 === 0)).toEqual([]);
    expect(new Set(numbers.map((n) => n % 4))).toEqual(new Set([0, 2, 3]));
    expect((await list({ scope: 'groups' }, agent, undefined, 20)).items).toHaveLength(20);
    const mine = await whole({ scope: 'mine' }, agent);
    const later = await whole({ scope: 'snoozed' }, agent);
    expect(later.length).toBeGreaterThan(0);
    expect(mine.filter((id) => later.includes(id))).toEqual([]);
  });

  it('counts what each view has, up to a bound', async () => {
    const counts = await inside((tx) => new TaskListRepository(tx).counts(agent));
    const [mine, later] = [await whole({ scope: 'mine' }, agent), await whole({ scope: 'snoozed' }, agent)];
    expect(counts).toMatchObject({
      mine: { count: mine.length, exact: true },
      snoozed: { count: later.length, exact: true },
      groups: { count: 1_000, exact: false },
      all: { count: 1_000, exact: false },
    });
    expect(counts.byGroup.map(({ group }) => group)).toEqual(['group-1', 'group-2', 'group-7']);
    const nodes = await plansOf((lists) => lists.counts(agent));
    expect(scansOfAll(nodes)).toEqual([]);
    // What is free in three groups; of what else there is nothing, since it is more than can be told anyway.
    expect(rowsRead(inboxScans(nodes))).toBeLessThan(4_000);
  });

  it.each([
    ['of a few groups', agent],
    ['of one', clerk],
    ['of none', viewerOf('person-3')],
    [
      'of a small one, who stands in',
      { ...viewerOf('person-9', ['nobody-else']), users: ['person-9', 'person-4'] },
    ],
    ['who sees all', supervisor],
  ])('counts what the lists show somebody %s', async (_what, viewer) => {
    const told = async (filter: TaskFilter) => {
      const { length } = await whole(filter, viewer);
      return { count: Math.min(length, 1_000), exact: length <= 1_000 };
    };
    expect(await inside((tx) => new TaskListRepository(tx).counts(viewer))).toEqual({
      mine: await told({ scope: 'mine' }),
      groups: await told({ scope: 'groups' }),
      all: await told({ scope: 'all' }),
      overdue: await told({ scope: 'open', isOverdue: true, order: 'due' }),
      snoozed: await told({ scope: 'snoozed' }),
      byGroup: await Promise.all(
        viewer.claim.map(async (group) => ({ group, ...(await told({ scope: 'groups', group })) })),
      ),
    });
  });

  it('finds by the beginnings of words, all of which a task must have', async () => {
    expect((await whole({ scope: 'all', search: 'O-1999' }, supervisor)).toSorted()).toEqual(
      ['t-1999', ...Array.from({ length: 9 }, (_, place) => `t-${19_991 + place}`)].sort(),
    );
    expect(await whole({ scope: 'all', search: 'invoice 19991' }, supervisor)).toEqual(['t-19991']);
    expect(await whole({ scope: 'all', search: 'refund 19991' }, supervisor)).toEqual([]);
    expect(await whole({ scope: 'all', search: '19991 19992' }, supervisor)).toEqual([]);
    expect(await whole({ scope: 'all', search: '%_' }, supervisor)).toEqual([]);
    expect(await whole({ scope: 'groups', search: 'invoice 19993' }, agent)).toEqual([]);
  });

  it('takes a number or a key at its word where very many begin with it', async () => {
    expect(await whole({ scope: 'all', search: 'O-12' }, supervisor)).toEqual(['t-12']);
    expect(await whole({ scope: 'all', search: 'check 12' }, supervisor)).toEqual(['t-12']);
    const open = await whole({ scope: 'all', search: 'O-10' }, supervisor);
    expect(open.length).toBeGreaterThan(200);
    expect(open.filter((id) => !id.startsWith('t-10') || id === 't-10')).toEqual([]);
    expect(await whole({ scope: 'done', search: 'O-10' }, supervisor)).toEqual(['t-10']);
    expect(await whole({ scope: 'all', search: 'O-123' }, supervisor)).toHaveLength(100);
  });
});
