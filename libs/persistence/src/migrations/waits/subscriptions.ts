/** What instances listen for, and what is on its way to them. */
export const subscriptionTables = `
CREATE TABLE subscription (
  project_id text NOT NULL,
  instance_id text NOT NULL,
  subscription text NOT NULL,
  event_type text NOT NULL,
  event_key text,
  since timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, instance_id, subscription),
  FOREIGN KEY (project_id, instance_id) REFERENCES instance (project_id, id)
);
CREATE INDEX subscription_by_type ON subscription (project_id, event_type, event_key);

CREATE TABLE event_delivery (
  n bigserial PRIMARY KEY,
  project_id text NOT NULL,
  instance_id text NOT NULL,
  subscription text NOT NULL,
  source text NOT NULL,
  event_id text NOT NULL,
  UNIQUE (project_id, instance_id, subscription, source, event_id)
);
CREATE INDEX event_delivery_in_order ON event_delivery (project_id, instance_id, n);

ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_kind_check
  CHECK (kind IN ('start', 'submit', 'operate', 'emit', 'events', 'end'));
CREATE INDEX outbox_events ON outbox (project_id, lane, id) WHERE kind = 'events';
`;
