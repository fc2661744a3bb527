/**
 * The inbox: a row for each open task and each principal who has it before them, with what lists are ordered by, so that
 * a page reads as many rows as it shows, however many tasks there are. Principals: `*` everybody who sees all, `h:` who
 * holds it, `u:` and `g:` whom it is offered to (`n:` nobody), `p:` who helps, `w:` who watches it. Lanes: 0 free, 1 held,
 * 2 submitted.
 * A guarded row is looked at closely before a person is offered it: somebody may not answer it, or does not want to.
 * A row of a group says how many people may not answer it (`barred`), that of a person 1 if it is this one.
 * There is no foreign key: the rows are made of the task's, and a key would cost each of them a look.
 */
export const inboxTable = `
CREATE TABLE task_inbox (
  project_id text NOT NULL,
  task_id text NOT NULL,
  principal text COLLATE "C" NOT NULL,
  lane smallint NOT NULL,
  guarded boolean NOT NULL,
  definition text NOT NULL,
  step_id text NOT NULL,
  priority int NOT NULL,
  due timestamptz(3) NOT NULL,
  start_by timestamptz(3) NOT NULL,
  created_at timestamptz(3) NOT NULL,
  follow_up_at timestamptz(3),
  barred int NOT NULL,
  PRIMARY KEY (project_id, task_id, principal)
);`;

/** One index for each order, and one for one workflow's tasks. By due time is counted too, without a look at the rows. */
export const inboxIndexes = `
CREATE INDEX task_inbox_by_priority ON task_inbox
  (project_id, principal, lane, priority, due, created_at, task_id);
CREATE INDEX task_inbox_by_risk ON task_inbox
  (project_id, principal, lane, start_by, priority, created_at, task_id);
CREATE INDEX task_inbox_by_due ON task_inbox (project_id, principal, lane, due, created_at, task_id)
  INCLUDE (guarded, follow_up_at);
CREATE INDEX task_inbox_by_age ON task_inbox (project_id, principal, lane, created_at, task_id);
CREATE INDEX task_inbox_by_workflow ON task_inbox
  (project_id, principal, lane, definition, step_id, priority, due, created_at, task_id);`;

/** What lists of tasks are found by besides; the inbox stands in for the index of open tasks by priority. */
export const taskIndexes = `
DROP INDEX task_open_by_priority;
CREATE INDEX task_by_business_key ON task (project_id, business_key, created_at DESC, id DESC)
  WHERE business_key IS NOT NULL;
CREATE INDEX task_done ON task (project_id, closed_at DESC, id DESC) WHERE closed_at IS NOT NULL;
CREATE INDEX task_done_by ON task (project_id, submitted_by, closed_at DESC, id DESC) WHERE closed_at IS NOT NULL;
CREATE INDEX task_keeping_apart ON task (project_id, instance_id) WHERE separate_from <> '{}';
CREATE INDEX task_handled ON task (project_id, definition, step_id, submitted_at DESC) INCLUDE (claimed_at)
  WHERE status = 'completed';`;

/** Words of tasks, small; a beginning of a word is a range of them. */
export const wordTable = `
CREATE TABLE task_word (
  project_id text NOT NULL,
  task_id text NOT NULL,
  word text COLLATE "C" NOT NULL,
  PRIMARY KEY (project_id, task_id, word)
);
CREATE INDEX task_word_by_word ON task_word (project_id, word, task_id);`;

/**
 * The latest moment to begin: due less what such tasks have taken, the median from claim to answer of the last 50 of the
 * same step. Nothing is known of a new step: a tenth of the time until due, an hour at most.
 */
export const startBy = `
CREATE FUNCTION fermata_start_by(project text, workflow text, step text, opened timestamptz, due timestamptz)
RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT due - COALESCE(
    (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY last.took) FROM (
      SELECT t.submitted_at - t.claimed_at AS took FROM task t
      WHERE t.project_id = project AND t.definition = workflow AND t.step_id = step AND t.status = 'completed'
      ORDER BY t.submitted_at DESC LIMIT 50) AS last WHERE last.took > interval '0'),
    LEAST(GREATEST((due - opened) * 0.1, interval '0'), interval '1 hour'))
$$;`;

/** Open tasks get it by what is known now. */
export const startByOfOpen = `
UPDATE task t SET start_by = fermata_start_by(t.project_id, t.definition, t.step_id, t.created_at, t.due_at)
  WHERE t.due_at IS NOT NULL AND t.closed_at IS NULL;`;
