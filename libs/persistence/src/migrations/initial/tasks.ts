/** Manual tasks, whom they are offered to, and the notices about them. */
export const taskTables = `
CREATE TABLE task (
  project_id text NOT NULL,
  id text NOT NULL,
  instance_id text NOT NULL,
  work text NOT NULL,
  step_id text NOT NULL,
  definition text NOT NULL,
  definition_version int NOT NULL,
  title text NOT NULL,
  description text,
  form text,
  output_schema json,
  outcomes text[] NOT NULL DEFAULT '{}',
  data json NOT NULL,
  status text NOT NULL
    CHECK (status IN ('offered', 'claimed', 'submitted', 'completed', 'expired', 'withdrawn')),
  priority int NOT NULL,
  due_at timestamptz(3),
  assignee text,
  claimed_at timestamptz(3),
  version int NOT NULL DEFAULT 1,
  not_users text[] NOT NULL DEFAULT '{}',
  draft json,
  draft_by text,
  draft_at timestamptz(3),
  submission_id text,
  submitted_by text,
  submitted_at timestamptz(3),
  output json,
  outcome text,
  closed_at timestamptz(3),
  close_reason text,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, instance_id, work),
  FOREIGN KEY (project_id, instance_id) REFERENCES instance (project_id, id)
);
CREATE INDEX task_open_by_priority
  ON task (project_id, priority, (COALESCE(due_at, 'infinity'::timestamptz)), created_at, id)
  WHERE closed_at IS NULL;
CREATE INDEX task_by_creation ON task (project_id, created_at DESC, id DESC);
CREATE INDEX task_by_assignee ON task (project_id, assignee, status);

CREATE TABLE task_offer (
  project_id text NOT NULL,
  task_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('user', 'group')),
  principal text NOT NULL,
  PRIMARY KEY (project_id, task_id, kind, principal),
  FOREIGN KEY (project_id, task_id) REFERENCES task (project_id, id)
);
CREATE INDEX task_offer_by_principal ON task_offer (project_id, kind, principal, task_id);

CREATE TABLE notice (
  project_id text NOT NULL,
  id text NOT NULL,
  instance_id text NOT NULL,
  task_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('remind', 'escalate', 'returned')),
  users text[] NOT NULL DEFAULT '{}',
  groups text[] NOT NULL DEFAULT '{}',
  title text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id)
);
CREATE INDEX notice_by_creation ON notice (project_id, created_at DESC, id DESC);
`;
