/** The inbox of events, what they started, the outbox, the change stream and remembered answers. */
export const eventTables = `
CREATE TABLE event (
  project_id text NOT NULL REFERENCES project (id),
  source text NOT NULL,
  id text NOT NULL,
  type text NOT NULL,
  key text,
  data json,
  body_hash text NOT NULL,
  received_at timestamptz(3) NOT NULL,
  state text NOT NULL CHECK (state IN ('matched', 'unmatched')),
  reason text,
  causation_depth int NOT NULL DEFAULT 0,
  emitted_by text,
  PRIMARY KEY (project_id, source, id)
);
CREATE INDEX event_by_receipt ON event (project_id, received_at DESC, source DESC, id DESC);
CREATE INDEX event_by_type ON event (project_id, type, received_at DESC, source DESC, id DESC);

CREATE TABLE delivery (
  project_id text NOT NULL,
  source text NOT NULL,
  event_id text NOT NULL,
  definition text NOT NULL,
  trigger_index int NOT NULL,
  version int NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('started', 'refused')),
  reason text,
  instance_id text,
  PRIMARY KEY (project_id, source, event_id, definition, trigger_index),
  FOREIGN KEY (project_id, source, event_id) REFERENCES event (project_id, source, id)
);
CREATE INDEX delivery_by_instance ON delivery (project_id, instance_id);

CREATE TABLE outbox (
  id bigserial PRIMARY KEY,
  project_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('start', 'submit', 'operate', 'emit')),
  key text NOT NULL,
  lane text NOT NULL,
  payload json NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  available_at timestamptz(3) NOT NULL,
  lease_until timestamptz(3),
  lease_owner text,
  dead_at timestamptz(3),
  last_error text,
  created_at timestamptz(3) NOT NULL,
  UNIQUE (project_id, key)
);
CREATE INDEX outbox_due ON outbox (available_at, id) WHERE dead_at IS NULL;
CREATE INDEX outbox_starts ON outbox (project_id, lane, id) WHERE kind = 'start';

CREATE TABLE change (
  entry bigserial PRIMARY KEY,
  number bigint UNIQUE,
  project_id text NOT NULL,
  noun text NOT NULL,
  object_id text NOT NULL,
  what text NOT NULL,
  details json,
  at timestamptz(3) NOT NULL
);
CREATE INDEX change_unnumbered ON change (entry) WHERE number IS NULL;
CREATE INDEX change_by_project ON change (project_id, number);
CREATE TABLE change_counter (only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row), last_number bigint NOT NULL);
INSERT INTO change_counter (last_number) VALUES (0);

CREATE TABLE idempotency (
  project_id text NOT NULL,
  principal text NOT NULL,
  route text NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  response json,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, principal, route, key)
);
CREATE INDEX idempotency_by_age ON idempotency (created_at);

CREATE FUNCTION fermata_wake() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify(TG_ARGV[0], '');
  RETURN NULL;
END $$;
CREATE TRIGGER outbox_wake AFTER INSERT ON outbox FOR EACH STATEMENT EXECUTE FUNCTION fermata_wake('fermata_outbox');
CREATE TRIGGER change_wake AFTER INSERT ON change FOR EACH STATEMENT EXECUTE FUNCTION fermata_wake('fermata_change');
`;
