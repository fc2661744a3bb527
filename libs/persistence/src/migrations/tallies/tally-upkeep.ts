import { refresh as plainRefresh, refreshWith } from '../inbox/inbox-upkeep.ts';

/** What rows of the inbox count for; `number` of each is 1, or -1 for a row that goes. */
const ofInbox = (rows: string): string => `
  SELECT c.project_id, k.measure, c.principal, k.lane, k.at, k.since, sum(c.number)
  FROM (${rows}) AS c
  CROSS JOIN LATERAL (
    SELECT 'all' AS measure, CASE c.principal WHEN '*' THEN 0 ELSE LEAST(c.lane, 1) END::smallint AS lane,
      timestamptz '-infinity' AS at, timestamptz '-infinity' AS since
    UNION ALL SELECT 'due', 0::smallint, fermata_due_slot(c.due), '-infinity'
      WHERE c.due < 'infinity' AND (c.lane = 0 OR left(c.principal, 2) <> 'u:')
    UNION ALL SELECT 'came', 0::smallint, fermata_slot(c.created_at), '-infinity' WHERE c.principal = '*'
    UNION ALL SELECT 'age', 0::smallint, date_bin('1 hour', c.due, '2000-01-01Z'), fermata_slot(c.created_at)
      WHERE c.principal = '*' AND c.due < 'infinity') AS k
  WHERE left(c.principal, 2) NOT IN ('p:', 'w:')
  GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(c.number) <> 0`;

const columns = `i.project_id, i.principal, i.lane, i.due, i.created_at`;

/** As before, and what that changes in numbers is noted. */
const refresh = refreshWith(`
  noted AS (INSERT INTO desk_delta ${ofInbox(`
    SELECT ${columns}, -1 AS number FROM before i UNION ALL SELECT ${columns}, 1 FROM after i`)}),`);

/** What a task `t` that has ended counts for; an open one for nothing. */
const endedRows = `
  SELECT k.measure, k.principal, fermata_slot(t.closed_at) AS at FROM (
    SELECT 'done' AS measure, '*' AS principal, 'completed' AS status
    UNION ALL SELECT 'done', 'u:' || t.submitted_by, 'completed' WHERE t.submitted_by IS NOT NULL
    UNION ALL SELECT 'done', 'g:' || o.principal, 'completed' FROM task_offer o
      WHERE o.project_id = t.project_id AND o.task_id = t.id AND o.kind = 'group'
    UNION ALL SELECT 'late', '*', 'completed' WHERE t.due_at < COALESCE(t.submitted_at, t.closed_at)
    UNION ALL SELECT 'expired', '*', 'expired') AS k
  WHERE t.closed_at IS NOT NULL AND t.status = k.status`;

const ended = `
CREATE FUNCTION fermata_tally_ended(t task) RETURNS TABLE (measure text, principal text, at timestamptz)
LANGUAGE sql STABLE AS $$ ${endedRows} $$;`;

const ofTask = `
CREATE FUNCTION fermata_tally_of_task() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO desk_delta VALUES
      (NEW.project_id, 'opened', '*', 0, fermata_slot(NEW.created_at), '-infinity', 1);
    IF NEW.closed_at IS NULL THEN RETURN NULL; END IF;
  END IF;
  INSERT INTO desk_delta SELECT NEW.project_id, e.measure, e.principal, 0, e.at, '-infinity', sum(e.number)
    FROM (SELECT n.*, 1 AS number FROM fermata_tally_ended(NEW) n
      UNION ALL SELECT o.*, -1 FROM fermata_tally_ended(OLD) o) AS e
    GROUP BY 2, 3, 5 HAVING sum(e.number) <> 0;
  RETURN NULL;
END $$;
CREATE TRIGGER task_in_tally_new AFTER INSERT ON task FOR EACH ROW EXECUTE FUNCTION fermata_tally_of_task();
CREATE TRIGGER task_in_tally_ended AFTER UPDATE OF status, closed_at ON task FOR EACH ROW
  WHEN ((OLD.closed_at IS NOT NULL OR NEW.closed_at IS NOT NULL)
    AND (OLD.status, OLD.closed_at) IS DISTINCT FROM (NEW.status, NEW.closed_at))
  EXECUTE FUNCTION fermata_tally_of_task();`;

/** Who folds deltas holds this lock until the end of the transaction. */
export const foldLock = 4_702_180;

const kept = 'project_id, measure, principal, lane, at, since';

/** What groups have done is told by the quarter for the day that it is somewhere, and by the day (UTC) before. */
export const isOfDay = (
  moment: string,
): string => `measure = 'done' AND left(principal, 1) = 'g' AND since = '-infinity'
  AND at < date_bin('1 day', ${moment}::timestamptz - interval '30 hours', '2000-01-01Z')`;

/** Days are told for 90 days at most, what a person has done for the day, and the pace of a group is that of a week. */
export const isForgotten = (
  moment: string,
): string => `measure IN ('opened', 'done', 'late', 'expired') AND at < ${moment}::timestamptz
  - CASE WHEN measure <> 'done' OR principal = '*' THEN interval '100 days'
    WHEN left(principal, 1) = 'u' THEN interval '30 hours' ELSE interval '9 days' END`;

/**
 * Counts everything of a project anew and keeps it in the order that it is read in. Nobody waits: one statement sees one
 * moment, and takes the place of all that was noted until then by what it has counted; what changes meanwhile is noted
 * beside it. Only folding stands still. No two rows are alike, so that nothing is gained by remembering them.
 */
const rebuild = `
CREATE FUNCTION fermata_tally_rebuild(project text, moment timestamptz DEFAULT now()) RETURNS void
LANGUAGE plpgsql SET work_mem = '128MB' SET enable_memoize = off AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(${foldLock});
  CREATE TEMP TABLE counted (LIKE desk_delta);
  WITH noted AS (DELETE FROM desk_delta d WHERE d.project_id = project),
  folded AS (DELETE FROM desk_tally d WHERE d.project_id = project)
  INSERT INTO counted ${ofInbox(`SELECT ${columns}, 1 AS number FROM task_inbox i WHERE i.project_id = project`)}
    UNION ALL SELECT project, 'opened', '*', 0, fermata_slot(t.created_at), '-infinity', count(*)
      FROM task t WHERE t.project_id = project GROUP BY 5
    UNION ALL SELECT project, e.measure, e.principal, 0, e.at, '-infinity', count(*)
      FROM task t, LATERAL (${endedRows}) AS e
      WHERE t.project_id = project AND t.closed_at IS NOT NULL GROUP BY 2, 3, 5;
  INSERT INTO desk_tally (${kept}, number)
    SELECT project_id, measure, principal, lane, span, CASE WHEN of_day THEN min(at) ELSE since END, sum(number)
    FROM (SELECT *, CASE WHEN of_day THEN date_bin('1 day', at, '2000-01-01Z') ELSE at END AS span
      FROM (SELECT *, ${isOfDay('moment')} AS of_day FROM counted WHERE NOT (${isForgotten('moment')})) AS one) AS each
    GROUP BY project_id, measure, principal, lane, span, since, of_day
    ORDER BY measure, left(principal, 1), span, principal;
  DROP TABLE counted;
END $$;`;

/** The tallies are kept where the inbox is kept: in one place, by triggers. */
export const tallyUpkeep = [refresh, ended, ofTask, rebuild];

/** What there was before they were kept. */
export const tallyBackfill = 'SELECT fermata_tally_rebuild(p.id) FROM project p;';

/** Takes the upkeep back, before the tables that it names. */
export const tallyUpkeepDown = `
${plainRefresh}
DROP TRIGGER task_in_tally_new ON task;
DROP TRIGGER task_in_tally_ended ON task;
DROP FUNCTION fermata_tally_rebuild(text, timestamptz), fermata_tally_of_task(), fermata_tally_ended(task),
  fermata_slot(timestamptz), fermata_due_slot(timestamptz);`;
