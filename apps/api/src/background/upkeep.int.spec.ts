import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApi, type TestApi } from '../people.fixture.ts';
import { forgetOld } from './upkeep.ts';

const rows = `
INSERT INTO instance (project_id, id, definition, version, plan_hash, status, request_hash, input, trigger, started_by,
  created_at, closed_at)
SELECT 'default', id, 'orders', 1, '', status, '', input::json, '{}', 'robin', now() - interval '200 days',
  now() - closed::interval
FROM (VALUES ('open', 'waiting', NULL, '{"doc":{"id":"f-input"}}'), ('ended', 'completed', '100 days', '{}'),
  ('fresh', 'completed', '80 days', '{}')) AS w (id, status, closed, input);
INSERT INTO visit_attempt (project_id, instance_id, work, attempt, visit, run_id, implementation, worker, started_at, outcome)
SELECT 'default', id, 'pay#1', 1, 'pay#1', 'r', 'http.request', 'w', now() - age::interval, 'completed'
FROM (VALUES ('open', '150 days'), ('ended', '150 days'), ('fresh', '150 days'), ('trial-old', '91 days'),
  ('trial-new', '89 days')) AS w (id, age);
INSERT INTO visit_log (project_id, instance_id, work, attempt, visit, at, level, message)
SELECT project_id, instance_id, work, attempt, visit, started_at, 'info', 'm' FROM visit_attempt;
INSERT INTO task (project_id, id, instance_id, work, step_id, definition, definition_version, title, data, status,
  priority, output, created_at, closed_at)
SELECT 'default', id, 'open', id, 'review', 'orders', 1, 'Review', '{}', status, 3, output::json,
  now() - interval '190 days', now() - closed::interval
FROM (VALUES ('t-open', 'offered', NULL, NULL), ('t-done', 'completed', '100 days', '{"doc":{"id":"f-named"}}'),
  ('t-late', 'completed', '5 days', '{}')) AS w (id, status, closed, output);
INSERT INTO file (project_id, id, name, type, size, sha256, content, task_id, uploaded_by, uploaded_at)
SELECT 'default', id, id, 'text/plain', 1, '', 'x', task, 'robin', now() - age::interval
FROM (VALUES ('f-named', 't-done', '150 days'), ('f-left', 't-done', '150 days'), ('f-open', 't-open', '150 days'),
  ('f-late', 't-late', '150 days'), ('f-input', NULL, '201 days'), ('f-never', NULL, '31 days'),
  ('f-new', NULL, '29 days')) AS w (id, task, age)`;

describe('what is forgotten', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi();
    for (const statement of rows.split(';\n')) await api.sql(statement);
  });

  afterAll(() => api.close());

  const failures: unknown[] = [];
  const forget = (keepAttemptsDays: number, keepFilesDays: number) =>
    forgetOld(api.database, { keepAttemptsDays, keepFilesDays }, (failure) => failures.push(failure));
  const ids = async (table: string, column: string) =>
    (await api.sql<{ id: string }>(`SELECT ${column} AS id FROM ${table} ORDER BY 1`)).map(({ id }) => id);

  it('is nothing where the operator keeps all for ever', async () => {
    await forget(0, 0);
    expect(await ids('visit_attempt', 'instance_id')).toHaveLength(5);
    expect(await ids('file', 'id')).toHaveLength(7);
  });

  it('are attempts and their log some time after the end of their instance, never before it', async () => {
    await forget(90, 0);
    expect(await ids('visit_attempt', 'instance_id')).toEqual(['fresh', 'open', 'trial-new']);
    expect(await ids('visit_log', 'instance_id')).toEqual(['fresh', 'open', 'trial-new']);
  });

  it('are files that no answer and no input names, and each round says so to the audit trail', async () => {
    await forget(0, 30);
    expect(await ids('file', 'id')).toEqual(['f-input', 'f-late', 'f-named', 'f-new', 'f-open']);
    const told = await api.sql(`SELECT details->>'count' AS count FROM audit WHERE verb = 'file.forgotten'`);
    expect(told).toEqual([{ count: '2' }]);
    expect(failures).toEqual([]);
  });

  it('are the words of tasks that ended more than a month ago, and of no others', async () => {
    await api.sql(`UPDATE task SET closed_at = now() - interval '31 days' WHERE id = 't-done'`);
    await api.sql(
      `INSERT INTO task_word SELECT project_id, id, w FROM task, unnest(ARRAY['review', 'it']) AS w`,
    );
    await forget(0, 0);
    expect(await ids('task_word', 'task_id')).toEqual(['t-late', 't-late', 't-open', 't-open']);
  });

  it('goes on with the rest where something cannot be forgotten', async () => {
    await api.sql('ALTER TABLE visit_log RENAME TO elsewhere');
    await api.sql(`UPDATE file SET uploaded_at = now() - interval '31 days' WHERE id = 'f-new'`);
    await forget(90, 30);
    expect(failures).toHaveLength(1);
    expect(await ids('file', 'id')).not.toContain('f-new');
  });
});
