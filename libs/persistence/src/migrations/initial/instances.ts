/** The projection of instances and their visits: guarded by seq, owned by Temporal. */
export const instanceTables = `
CREATE TABLE instance (
  project_id text NOT NULL REFERENCES project (id),
  id text NOT NULL,
  definition text NOT NULL,
  version int NOT NULL,
  plan_hash text NOT NULL,
  status text NOT NULL
    CHECK (status IN ('pending', 'running', 'waiting', 'suspended', 'completed', 'failed', 'cancelled')),
  reason text,
  business_key text,
  unique_key text,
  request_hash text NOT NULL,
  input json NOT NULL,
  output json,
  error json,
  trigger json NOT NULL,
  causation_depth int NOT NULL DEFAULT 0,
  started_by text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  started_at timestamptz(3),
  closed_at timestamptz(3),
  closed_seq bigint,
  carried json,
  seq bigint NOT NULL DEFAULT 0,
  waiting json NOT NULL DEFAULT '[]',
  steps json NOT NULL DEFAULT '[]',
  searchable json NOT NULL DEFAULT '{}',
  PRIMARY KEY (project_id, id)
);
CREATE UNIQUE INDEX instance_open_unique_key ON instance (project_id, definition, unique_key)
  WHERE unique_key IS NOT NULL AND closed_at IS NULL;
CREATE INDEX instance_by_creation ON instance (project_id, created_at DESC, id DESC);
CREATE INDEX instance_by_status ON instance (project_id, status, created_at DESC, id DESC);
CREATE INDEX instance_by_definition ON instance (project_id, definition, created_at DESC, id DESC);
CREATE INDEX instance_by_business_key ON instance (project_id, business_key, created_at DESC, id DESC)
  WHERE business_key IS NOT NULL;
CREATE INDEX instance_open ON instance (project_id, id) WHERE closed_at IS NULL;

CREATE TABLE step_visit (
  project_id text NOT NULL,
  instance_id text NOT NULL,
  visit text NOT NULL,
  step_id text NOT NULL,
  n int NOT NULL,
  type text NOT NULL,
  status text NOT NULL CHECK (status IN ('open', 'held', 'completed', 'failed', 'cancelled', 'skipped')),
  title text NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  input json,
  output json,
  error json,
  "by" text,
  seq bigint NOT NULL,
  place bigint NOT NULL,
  PRIMARY KEY (project_id, instance_id, visit),
  FOREIGN KEY (project_id, instance_id) REFERENCES instance (project_id, id)
);
CREATE INDEX step_visit_in_order ON step_visit (project_id, instance_id, opened_at, place, visit);
`;
