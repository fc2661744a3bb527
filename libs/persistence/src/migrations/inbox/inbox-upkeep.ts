/** The one place that says which rows of the inbox a task has; an ended one has none. */
const rows = `
CREATE FUNCTION fermata_inbox_rows(project text, task text) RETURNS SETOF task_inbox LANGUAGE sql STABLE AS $$
  SELECT t.project_id, t.id, p.principal,
    (CASE t.status WHEN 'offered' THEN 0 WHEN 'claimed' THEN 1 ELSE 2 END)::smallint,
    t.not_users <> '{}' OR t.separate_from <> '{}'
      OR EXISTS (SELECT 1 FROM task_decline d WHERE d.project_id = t.project_id AND d.task_id = t.id)
      OR EXISTS (SELECT 1 FROM task kept WHERE kept.project_id = t.project_id AND kept.instance_id = t.instance_id
        AND kept.separate_from <> '{}' AND t.step_id = ANY (kept.separate_from)),
    t.definition, t.step_id, t.priority, COALESCE(t.due_at, 'infinity'), COALESCE(t.start_by, 'infinity'),
    t.created_at, t.follow_up_at, CASE left(p.principal, 2) WHEN 'g:' THEN cardinality(t.not_users)
      WHEN 'u:' THEN (substr(p.principal, 3) = ANY (t.not_users))::int ELSE 0 END
  FROM task t CROSS JOIN LATERAL (
    SELECT '*' AS principal
    UNION SELECT 'h:' || t.assignee WHERE t.assignee IS NOT NULL
    UNION SELECT left(o.kind, 1) || ':' || o.principal FROM task_offer o
      WHERE o.project_id = t.project_id AND o.task_id = t.id
    UNION SELECT 'n:' WHERE NOT EXISTS (SELECT 1 FROM task_offer o
      WHERE o.project_id = t.project_id AND o.task_id = t.id)
    UNION SELECT 'p:' || h.person FROM task_helper h WHERE h.project_id = t.project_id AND h.task_id = t.id
    UNION SELECT 'w:' || w.person FROM task_watch w WHERE w.project_id = t.project_id AND w.task_id = t.id) AS p
  WHERE t.project_id = project AND t.id = task AND t.closed_at IS NULL
$$;`;

/**
 * Makes the rows of one task what they shall be, working them out once. The task is locked first: whoever offers it and
 * whoever claims it at the same moment would else each not see the other's row. `besides` are more of these steps: they
 * may read what there was (`before`) and what there shall be (`after`).
 */
export const refreshWith = (besides: string): string => `
CREATE OR REPLACE FUNCTION fermata_inbox_refresh(project text, task text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM task t WHERE t.project_id = project AND t.id = task FOR NO KEY UPDATE;
  WITH after AS MATERIALIZED (SELECT * FROM fermata_inbox_rows(project, task)),
  before AS MATERIALIZED (SELECT * FROM task_inbox i WHERE i.project_id = project AND i.task_id = task),${besides}
  gone AS (DELETE FROM task_inbox i WHERE i.project_id = project AND i.task_id = task
    AND NOT EXISTS (SELECT 1 FROM after a WHERE a.principal = i.principal))
  INSERT INTO task_inbox AS i SELECT * FROM after EXCEPT SELECT * FROM before
    ON CONFLICT (project_id, task_id, principal) DO UPDATE SET lane = excluded.lane, guarded = excluded.guarded,
      priority = excluded.priority, due = excluded.due, start_by = excluded.start_by,
      follow_up_at = excluded.follow_up_at, barred = excluded.barred;
END $$;`;

/** The inbox alone. */
export const refresh = refreshWith('');

/** A new task that is to be kept apart from others makes those look closely, too. */
const ofTask = `
CREATE FUNCTION fermata_inbox_of_task() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM fermata_inbox_refresh(NEW.project_id, NEW.id);
  IF TG_OP = 'INSERT' AND NEW.separate_from <> '{}' THEN
    PERFORM fermata_inbox_refresh(k.project_id, k.id) FROM (SELECT t.project_id, t.id FROM task t
      WHERE t.project_id = NEW.project_id AND t.instance_id = NEW.instance_id AND t.closed_at IS NULL
        AND t.id <> NEW.id AND t.step_id = ANY (NEW.separate_from) ORDER BY t.id) AS k;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER task_inbox_of_new AFTER INSERT ON task FOR EACH ROW EXECUTE FUNCTION fermata_inbox_of_task();
CREATE TRIGGER task_inbox_of_changed
  AFTER UPDATE OF status, priority, due_at, start_by, assignee, follow_up_at, not_users, separate_from, closed_at ON task
  FOR EACH ROW WHEN (
    (OLD.status, OLD.priority, OLD.due_at, OLD.start_by, OLD.assignee, OLD.follow_up_at, OLD.not_users,
      OLD.separate_from, OLD.closed_at) IS DISTINCT FROM
    (NEW.status, NEW.priority, NEW.due_at, NEW.start_by, NEW.assignee, NEW.follow_up_at, NEW.not_users,
      NEW.separate_from, NEW.closed_at))
  EXECUTE FUNCTION fermata_inbox_of_task();`;

/** What stands beside a task changes by statements: each of its tasks is looked at once. */
const beside = ['task_offer', 'task_decline', 'task_helper', 'task_watch']
  .map(
    (table) => `
CREATE TRIGGER ${table}_in_inbox_added AFTER INSERT ON ${table} REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION fermata_inbox_of_changed();
CREATE TRIGGER ${table}_in_inbox_removed AFTER DELETE ON ${table} REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION fermata_inbox_of_changed();`,
  )
  .join('');

const ofChanged = `
CREATE FUNCTION fermata_inbox_of_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM fermata_inbox_refresh(c.project_id, c.task_id)
    FROM (SELECT DISTINCT project_id, task_id FROM changed ORDER BY 1, 2) AS c;
  RETURN NULL;
END $$;`;

/**
 * The inbox is kept by triggers: tasks change in many places (offers, claims, answers, timers, people who leave), and a
 * place that is forgotten would be a task that nobody sees.
 */
export const inboxUpkeep = [rows, refresh, ofTask, ofChanged, beside];

/** What there is already. */
export const inboxBackfill = `
INSERT INTO task_inbox SELECT r.* FROM task t, LATERAL fermata_inbox_rows(t.project_id, t.id) AS r
  WHERE t.closed_at IS NULL;`;

/** Takes the upkeep back, before the tables that it names. */
export const inboxUpkeepDown = `
${['task_offer', 'task_decline', 'task_helper', 'task_watch']
  .map(
    (table) =>
      `DROP TRIGGER ${table}_in_inbox_added ON ${table}; DROP TRIGGER ${table}_in_inbox_removed ON ${table};`,
  )
  .join('\n')}
DROP TRIGGER task_inbox_of_new ON task;
DROP TRIGGER task_inbox_of_changed ON task;
DROP FUNCTION fermata_inbox_of_changed(), fermata_inbox_of_task(), fermata_inbox_refresh(text, text),
  fermata_inbox_rows(text, text), fermata_start_by(text, text, text, timestamptz, timestamptz);`;
