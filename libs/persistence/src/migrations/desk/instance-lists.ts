/**
 * Indexes behind the filters and orders of the list of instances. `changed_at` is kept to the minute: within one minute
 * an instance that moves on touches none of its indexes. What is searched for inside of a value has a column of its own:
 * below the wall between projects PostgreSQL lets an index answer only what cannot leak, and neither `LIKE` nor `->>` is
 * known to be so.
 */
export const instanceLists = `
ALTER TABLE instance ADD COLUMN changed_at timestamptz(0) NOT NULL DEFAULT date_trunc('minute', now()),
  ADD COLUMN key_folded text COLLATE "C" GENERATED ALWAYS AS (lower(business_key)) STORED,
  ADD COLUMN error_code text GENERATED ALWAYS AS (error->>'code') STORED;
UPDATE instance SET changed_at = date_trunc('minute', COALESCE(closed_at, started_at, created_at));
CREATE INDEX instance_by_change ON instance (project_id, changed_at DESC, id DESC);
CREATE INDEX instance_by_definition_status ON instance (project_id, definition, status, created_at DESC, id DESC);
CREATE INDEX instance_by_starter ON instance (project_id, started_by, created_at DESC, id DESC);
CREATE INDEX instance_by_error ON instance (project_id, error_code, created_at DESC, id DESC)
  WHERE error_code IS NOT NULL;
CREATE INDEX instance_by_key_start ON instance (project_id, key_folded) WHERE key_folded IS NOT NULL;
CREATE INDEX instance_open_newest ON instance (project_id, created_at DESC, id DESC) WHERE closed_at IS NULL;
`;
