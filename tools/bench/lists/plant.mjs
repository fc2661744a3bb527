import { createHash, randomBytes } from 'node:crypto';

/**
 * @typedef {object} Size rows that a stage has when it is measured
 * @property {number} tasks open ones; a tenth more have ended
 * @property {number} instances
 *
 * @typedef {{ readonly name: string, readonly isPointedAt: boolean }} Planted a table that is loaded
 *
 * @typedef {(sql: string, parameters?: readonly unknown[]) => Promise<any>} Ask
 */

const people = 10_000;
const groups = 200;
/** Of which step and how urgent a task is, who holds it: all repeats as it does in an office, at different paces. */
const flows = 40;

/**
 * Ten thousand people in two hundred groups, three each; some with tokens.
 * @param {Ask} ask
 * @param {readonly string[]} scopes
 * @returns {Promise<{ agents: { user: string, token: string }[], supervisor: { user: string, token: string } }>}
 */
export async function plantPeople(ask, scopes) {
  await ask(`INSERT INTO user_account (id, display_name, created_at)
    SELECT 'p' || n, 'Person ' || n, now() FROM generate_series(0, ${people}) AS n`);
  await ask(`INSERT INTO user_role (project_id, user_id, role)
    SELECT 'default', 'p' || n, CASE WHEN n = ${people} THEN 'supervisor' ELSE 'agent' END
    FROM generate_series(0, ${people}) AS n`);
  await ask(`INSERT INTO user_group (project_id, name, title, created_at)
    SELECT 'default', 'g' || n, 'Group ' || n, now() FROM generate_series(0, ${groups - 1}) AS n`);
  await ask(`INSERT INTO group_member (project_id, group_name, user_id)
    SELECT DISTINCT 'default', 'g' || g, 'p' || n FROM generate_series(0, ${people - 1}) AS n,
      unnest(ARRAY[n % ${groups}, (n * 7 + 3) % ${groups}, (n * 13 + 5) % ${groups}]) AS g`);
  const agents = [];
  for (let n = 0; n < 50; n += 1) agents.push(await tokenOf(ask, `p${n * 199}`, scopes));
  return { agents, supervisor: await tokenOf(ask, `p${people}`, scopes) };
}

/**
 * One person of one group, with a token.
 * @param {Ask} ask
 * @param {string} group
 * @param {readonly string[]} scopes
 */
export async function plantPerson(ask, group, scopes) {
  await ask(`INSERT INTO user_account (id, display_name, created_at) VALUES ('robin', 'Robin', now())`);
  await ask(`INSERT INTO user_role (project_id, user_id, role) VALUES ('default', 'robin', 'agent')`);
  await ask(
    `INSERT INTO user_group (project_id, name, title, created_at) VALUES ('default', $1, $1, now())`,
    [group],
  );
  await ask(`INSERT INTO group_member (project_id, group_name, user_id) VALUES ('default', $1, 'robin')`, [
    group,
  ]);
  return tokenOf(ask, 'robin', scopes);
}

/** @param {Ask} ask @param {string} user @param {readonly string[]} scopes */
async function tokenOf(ask, user, scopes) {
  const prefix = `fermata_${randomBytes(4).toString('hex')}`;
  const token = `${prefix}_${randomBytes(32).toString('base64url')}`;
  const hash = createHash('sha256').update(token, 'utf8').digest('hex');
  await ask(
    `INSERT INTO api_token (project_id, id, kind, name, prefix, hash, owner, scopes, created_at, expires_at)
     VALUES ('default', $1, 'person', 'bench', $1, $2, $3, $4, now(), now() + interval '1 day')`,
    [prefix, hash, user, scopes],
  );
  return { user, token };
}

/** Rows that nobody points at are loaded without their keys too. */
const ofTasks = Object.freeze([
  { name: 'task', isPointedAt: true },
  { name: 'task_offer', isPointedAt: false },
  { name: 'task_inbox', isPointedAt: false },
  { name: 'task_word', isPointedAt: false },
]);
const ofInstances = Object.freeze([{ name: 'instance', isPointedAt: true }]);

/**
 * Adds rows up to a size, by statements over many rows and without indexes in their way, instances and tasks side by side;
 * the tallies are counted by the function that does it in the product.
 * @param {Ask} ask
 * @param {Size} from
 * @param {Size} to
 */
export async function plantWork(ask, from, to) {
  await ask(`ALTER SYSTEM SET max_wal_size = '16GB'`);
  await ask('SELECT pg_reload_conf()');
  await Promise.all([
    withoutIndexes(ask, ofInstances, () => plantInstances(ask, from.instances + 1, to.instances)),
    withoutIndexes(ask, ofTasks, () => plantTasks(ask, rowsOf(from.tasks) + 1, rowsOf(to.tasks))),
  ]);
  await demandTruth(ask);
  await ask(`SELECT fermata_tally_rebuild('default')`);
  const all = [...ofInstances, ...ofTasks].map(({ name }) => name);
  await ask(`VACUUM ANALYZE ${all.join(', ')}, desk_tally`);
  await ask('ALTER SYSTEM RESET max_wal_size');
  await ask('SELECT pg_reload_conf()');
  await ask('CHECKPOINT');
}

/** @param {Ask} ask @param {readonly Planted[]} tables @param {() => Promise<void>} work */
async function withoutIndexes(ask, tables, work) {
  const back = [];
  for (const table of tables) back.push(...(await dropIndexes(ask, table)));
  await work();
  for (const definition of back) await load(ask, definition);
}

/** @param {Ask} ask @param {number} first @param {number} last */
function plantInstances(ask, first, last) {
  return load(
    ask,
    `INSERT INTO instance (project_id, id, definition, version, plan_hash, status, request_hash, input, trigger,
      started_by, business_key, created_at, closed_at, changed_at)
    SELECT 'default', 'i-' || md5(n::text), 'flow-' || n % ${flows}, 1, '',
      CASE WHEN n % 20 = 0 THEN 'waiting' ELSE 'completed' END, '', '{}', '{}', 'p' || n % 500, 'O-' || n,
      ${ago('300 days')} + n * interval '1 second', CASE WHEN n % 20 <> 0 THEN ${ago('25 days')} END,
      ${ago('170 days')} + n % 9000 * interval '1 minute'
    FROM generate_series(${first}, ${last}) AS n`,
  );
}

/** @param {Ask} ask @param {number} first @param {number} last */
async function plantTasks(ask, first, last) {
  await load(
    ask,
    `INSERT INTO task (project_id, id, instance_id, work, step_id, definition, definition_version, title, data,
      status, priority, due_at, start_by, assignee, claimed_at, submitted_by, submitted_at, closed_at, business_key,
      created_at, not_users)
    SELECT 'default', 't-' || md5(n::text), 'i-' || md5(n::text), 'w', 'step-' || n % 3, 'flow-' || n % ${flows}, 1,
      'Check invoice ' || n || ' of customer C' || n % 5000, '{"amount": 80}',
      CASE WHEN n % 11 = 0 THEN 'completed' WHEN n % 10 < 3 THEN 'claimed' ELSE 'offered' END, 1 + n % 5,
      ${ago('2 days')} + n % 20000 * interval '1 minute',
      ${ago('2 days')} + n % 19000 * interval '1 minute',
      CASE WHEN n % 11 = 0 OR n % 10 < 3 THEN 'p' || n * 7 % ${people} END, ${ago('26 days')},
      CASE WHEN n % 11 = 0 THEN 'p' || n * 7 % ${people} END, CASE WHEN n % 11 = 0 THEN ${ago('25 days')} END,
      CASE WHEN n % 11 = 0 THEN ${ago('13 days')} + n * interval '1 second' END, 'O-' || n,
      ${ago('14 days')} + n * interval '1 second', CASE WHEN n % 23 = 0 THEN ARRAY['p' || n % 100] ELSE '{}' END
    FROM generate_series(${first}, ${last}) AS n`,
  );
  await load(
    ask,
    `INSERT INTO task_offer (project_id, task_id, kind, principal)
    SELECT 'default', 't-' || md5(n::text), 'group', 'g' || n % ${groups} FROM generate_series(${first}, ${last}) AS n
    UNION ALL SELECT 'default', 't-' || md5(n::text), 'user', 'p' || n * 31 % ${people}
      FROM generate_series(${first}, ${last}) AS n WHERE n % 9 = 1`,
  );
  await load(
    ask,
    `INSERT INTO task_word (project_id, task_id, word)
    SELECT 'default', 't-' || md5(n::text), w FROM generate_series(${first}, ${last}) AS n,
      unnest(ARRAY['check', 'invoice', 'of', 'customer', n::text, 'c' || n % 5000, 'o-' || n]) AS w`,
  );
  await load(
    ask,
    `INSERT INTO task_inbox (project_id, task_id, principal, lane, guarded, definition, step_id, priority, due, start_by,
      created_at, barred)
    SELECT t.project_id, t.id, p.principal, CASE t.status WHEN 'offered' THEN 0 ELSE 1 END, t.not_users <> '{}',
      t.definition, t.step_id, t.priority, t.due_at, t.start_by, t.created_at, CASE left(p.principal, 2)
        WHEN 'g:' THEN cardinality(t.not_users) WHEN 'u:' THEN (substr(p.principal, 3) = ANY (t.not_users))::int ELSE 0 END
    FROM (SELECT project_id, id AS task_id, '*' AS principal FROM task WHERE ${added(first)}
      UNION ALL SELECT project_id, id, 'h:' || assignee FROM task WHERE ${added(first)} AND assignee IS NOT NULL
      UNION ALL SELECT project_id, task_id, left(kind, 1) || ':' || principal FROM task_offer) AS p
    JOIN task t ON t.project_id = p.project_id AND t.id = p.task_id
    WHERE t.closed_at IS NULL AND ${added(first, 't.')}`,
  );
}

/** The tasks of this time, in their table. @param {number} first @param {string} [table] */
function added(first, table = '') {
  return `${table}created_at >= ${ago('14 days')} + ${first} * interval '1 second'`;
}

/** What the product would have written for some tasks is exactly what stands there. @param {Ask} ask */
async function demandTruth(ask) {
  const differing = await ask(
    `SELECT t.id FROM (SELECT project_id, id FROM task WHERE id LIKE 't-00%' LIMIT 500) AS t
     WHERE EXISTS ((SELECT r.* FROM fermata_inbox_rows(t.project_id, t.id) AS r
         EXCEPT SELECT i.* FROM task_inbox i WHERE i.project_id = t.project_id AND i.task_id = t.id)
       UNION ALL (SELECT i.* FROM task_inbox i WHERE i.project_id = t.project_id AND i.task_id = t.id
         EXCEPT SELECT r.* FROM fermata_inbox_rows(t.project_id, t.id) AS r))`,
  );
  if (differing.length > 0) throw new Error(`The inbox is not what it should be: ${differing[0].id}, …`);
}

/** Deadlines and ages are seen from the moment at which the bench began. */
const began = new Date().toISOString();

/** @param {string} interval */
function ago(interval) {
  return `(timestamptz '${began}' - interval '${interval}')`;
}

/** Writes without the triggers that keep the inbox, and with room to sort. @param {Ask} ask @param {string} sql */
function load(ask, sql) {
  return ask(
    `SET session_replication_role = replica; SET synchronous_commit = off; SET work_mem = '256MB';
     SET maintenance_work_mem = '1GB'; ${sql}`,
  );
}

/** A tenth of what is there has ended. @param {number} open */
function rowsOf(open) {
  return Math.round((open * 11) / 10);
}

/**
 * Takes the indexes of a table away, and its key where nobody points at it, and says how they are made again.
 * @param {Ask} ask
 * @param {Planted} table
 * @returns {Promise<string[]>}
 */
async function dropIndexes(ask, { name: table, isPointedAt }) {
  const rows = await ask(
    `SELECT i.relname AS name, pg_get_indexdef(i.oid) AS definition, c.conname AS key, pg_get_constraintdef(c.oid) AS made
     FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid LEFT JOIN pg_constraint c ON c.conindid = i.oid
       AND c.conrelid = x.indrelid
     WHERE x.indrelid = $1::regclass AND (c.oid IS NULL OR (NOT $2 AND c.contype = 'p')) ORDER BY c.conname NULLS LAST`,
    [table, isPointedAt],
  );
  const back = [];
  for (const { name, definition, key, made } of rows) {
    await ask(key === null ? `DROP INDEX ${name}` : `ALTER TABLE ${table} DROP CONSTRAINT ${key}`);
    back.push(key === null ? definition : `ALTER TABLE ${table} ADD CONSTRAINT ${key} ${made}`);
  }
  return back;
}
