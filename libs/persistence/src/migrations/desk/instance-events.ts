/** Events that were handed to an instance; whether a step took one in is the workflow's. */
export const instanceEvents = `
CREATE TABLE instance_event (
  project_id text NOT NULL REFERENCES project (id),
  instance_id text NOT NULL,
  source text NOT NULL,
  event_id text NOT NULL,
  sent_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, instance_id, source, event_id)
);
CREATE INDEX event_by_emitter ON event (project_id, emitted_by, received_at DESC) WHERE emitted_by IS NOT NULL;
`;
