/**
 * The desk's numbers, kept while work goes on. Whoever changes a task adds what that changes (`desk_delta`, rows that are
 * only ever added, so that nobody waits for anybody); the deltas are folded into `desk_tally` behind everybody's back. A
 * number is the sum of both.
 *
 * Measures of open tasks: `all` of a principal of the inbox, in lanes (0 free, 1 held; of `*` always 0), `due` of a principal
 * by when (of people whom a task is offered to only what is free), `came` by when, and `age` by the hour they are due in
 * and by when they came. Of what has come and ended: `opened`, `done` (also of whom it was done by and offered to), `late`
 * and `expired`, by when. Each question reads a narrow span of time of one measure and kind of principal: the key has
 * them in this order. Pages keep some room, so that a number that changes stays where its neighbours are.
 */
export const tallyTables = `
CREATE TABLE desk_tally (
  project_id text NOT NULL,
  measure text COLLATE "C" NOT NULL,
  principal text COLLATE "C" NOT NULL,
  lane smallint NOT NULL,
  at timestamptz(3) NOT NULL,
  since timestamptz(3) NOT NULL,
  number bigint NOT NULL,
  kind text COLLATE "C" NOT NULL GENERATED ALWAYS AS (left(principal, 1)) STORED,
  PRIMARY KEY (project_id, measure, kind, at, principal, since, lane)
) WITH (fillfactor = 80);
CREATE TABLE desk_delta (
  project_id text NOT NULL,
  measure text COLLATE "C" NOT NULL,
  principal text COLLATE "C" NOT NULL,
  lane smallint NOT NULL,
  at timestamptz(3) NOT NULL,
  since timestamptz(3) NOT NULL,
  number bigint NOT NULL
);`;

/** Free tasks from which so many are barred that those whom they are offered to may all be among them. */
export const strandedIndexes = `
CREATE INDEX task_inbox_barred ON task_inbox (project_id, principal, barred, task_id) WHERE barred > 0 AND lane = 0;`;

/**
 * Time in quarters of an hour: midnight is at one of them in every zone. Due times tell the very moment of a quarter,
 * where people put them, from what follows until the next.
 */
export const slots = `
CREATE FUNCTION fermata_slot(moment timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
  SELECT date_bin('15 minutes', moment, '2000-01-01Z')
$$;
CREATE FUNCTION fermata_due_slot(moment timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN fermata_slot(moment) = moment THEN moment ELSE fermata_slot(moment) + interval '1 minute' END
$$;`;
