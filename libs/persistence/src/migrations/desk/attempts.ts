/**
 * What workers tell of their attempts, and the lines that implementations have logged. Told in batches and never waited
 * for: the state of an instance does not depend on them.
 */
export const attemptTables = `
CREATE TABLE visit_attempt (
  project_id text NOT NULL REFERENCES project (id),
  instance_id text NOT NULL,
  work text NOT NULL,
  attempt int NOT NULL,
  visit text NOT NULL,
  run_id text NOT NULL,
  implementation text NOT NULL,
  worker text NOT NULL,
  started_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  outcome text NOT NULL CHECK (outcome IN ('running', 'completed', 'failed', 'withdrawn')),
  error json,
  next_at timestamptz(3),
  PRIMARY KEY (project_id, instance_id, work, attempt)
);
CREATE INDEX visit_attempt_of_visit ON visit_attempt (project_id, instance_id, visit, started_at DESC, work, attempt);

CREATE TABLE visit_log (
  n bigserial PRIMARY KEY,
  project_id text NOT NULL REFERENCES project (id),
  instance_id text NOT NULL,
  work text NOT NULL,
  attempt int NOT NULL,
  visit text NOT NULL,
  at timestamptz(3) NOT NULL,
  level text NOT NULL CHECK (level IN ('debug', 'info', 'warn', 'error')),
  message text NOT NULL,
  fields json
);
CREATE INDEX visit_log_of_visit ON visit_log (project_id, instance_id, visit, n DESC);
`;
