/** One verb for many instances: what is asked, how fast, and how each of them has taken it. */
export const fleetTables = `
CREATE TABLE fleet (
  project_id text NOT NULL REFERENCES project (id),
  id text NOT NULL,
  verb text NOT NULL,
  reason text NOT NULL,
  target json NOT NULL,
  selection json NOT NULL,
  status text NOT NULL
    CHECK (status IN ('previewing', 'previewed', 'running', 'halted', 'stopped', 'done')),
  halt_reason text,
  per_minute int NOT NULL CHECK (per_minute BETWEEN 1 AND 60000),
  stop_at_share double precision NOT NULL CHECK (stop_at_share BETWEEN 0 AND 1),
  created_by text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  next_at timestamptz(3) NOT NULL,
  lease_until timestamptz(3),
  PRIMARY KEY (project_id, id)
);
CREATE INDEX fleet_due ON fleet (next_at) WHERE status IN ('previewing', 'running');

CREATE TABLE fleet_member (
  project_id text NOT NULL,
  fleet_id text NOT NULL,
  instance_id text NOT NULL,
  place int NOT NULL,
  state text NOT NULL DEFAULT 'chosen'
    CHECK (state IN ('chosen', 'possible', 'impossible', 'sent', 'accepted', 'refused', 'failed')),
  bucket text,
  PRIMARY KEY (project_id, fleet_id, instance_id),
  FOREIGN KEY (project_id, fleet_id) REFERENCES fleet (project_id, id) ON DELETE CASCADE,
  FOREIGN KEY (project_id, instance_id) REFERENCES instance (project_id, id)
);
CREATE INDEX fleet_member_in_order ON fleet_member (project_id, fleet_id, state, place);
`;
