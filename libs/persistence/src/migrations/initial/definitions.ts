/** Definitions, their immutable versions, who refers to whom, and the triggers that listen for events. */
export const definitionTables = `
CREATE TABLE project (
  id text PRIMARY KEY CHECK (id ~ '^[a-z][a-z0-9-]{0,39}$'),
  title text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE definition (
  project_id text NOT NULL REFERENCES project (id),
  kind text NOT NULL,
  name text NOT NULL,
  title text NOT NULL DEFAULT '',
  description text NOT NULL DEFAULT '',
  tags text[] NOT NULL DEFAULT '{}',
  archived_at timestamptz(3),
  deleted_at timestamptz(3),
  draft_source text,
  draft_format text CHECK (draft_format IN ('yaml', 'json')),
  draft_body json,
  draft_revision int NOT NULL DEFAULT 0,
  draft_by text,
  draft_at timestamptz(3),
  latest_version int NOT NULL DEFAULT 0,
  created_by text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, kind, name)
);
CREATE INDEX definition_by_update ON definition (project_id, updated_at DESC, kind, name);
CREATE INDEX definition_by_tag ON definition USING gin (tags);

CREATE TABLE definition_version (
  project_id text NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  version int NOT NULL CHECK (version > 0),
  hash text NOT NULL,
  source text NOT NULL,
  format text NOT NULL CHECK (format IN ('yaml', 'json')),
  body json NOT NULL,
  plan json,
  plan_hash text,
  resolved json NOT NULL,
  note text NOT NULL DEFAULT '',
  published_by text NOT NULL,
  published_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, kind, name, version),
  FOREIGN KEY (project_id, kind, name) REFERENCES definition (project_id, kind, name) ON DELETE RESTRICT
);

CREATE TABLE definition_reference (
  project_id text NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  version int NOT NULL,
  path text NOT NULL,
  target_kind text NOT NULL,
  target_name text NOT NULL,
  target_version int,
  PRIMARY KEY (project_id, kind, name, version, path),
  FOREIGN KEY (project_id, kind, name, version)
    REFERENCES definition_version (project_id, kind, name, version) ON DELETE RESTRICT
);
CREATE INDEX definition_reference_by_target ON definition_reference (project_id, target_kind, target_name);

CREATE TABLE trigger_binding (
  project_id text NOT NULL,
  definition text NOT NULL,
  trigger_index int NOT NULL,
  version int NOT NULL,
  event_type text NOT NULL,
  filter text,
  input json,
  business_key text,
  definition_key text,
  unique_key boolean NOT NULL DEFAULT false,
  input_schema json,
  PRIMARY KEY (project_id, definition, trigger_index)
);
CREATE INDEX trigger_binding_by_type ON trigger_binding (project_id, event_type);

CREATE TABLE activity_catalogue (
  project_id text NOT NULL REFERENCES project (id),
  name text NOT NULL,
  version text NOT NULL,
  title text NOT NULL DEFAULT '',
  input_schema json,
  output_schema json,
  errors json NOT NULL DEFAULT '[]',
  queue text NOT NULL,
  hash text NOT NULL,
  defaults json,
  last_seen_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, name, version)
);

CREATE TABLE definition_grant (
  project_id text NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  grantee_kind text NOT NULL CHECK (grantee_kind IN ('user', 'group')),
  grantee text NOT NULL,
  verb text NOT NULL CHECK (verb IN ('start')),
  PRIMARY KEY (project_id, kind, name, grantee_kind, grantee, verb),
  FOREIGN KEY (project_id, kind, name) REFERENCES definition (project_id, kind, name)
);
`;
