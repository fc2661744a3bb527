/**
 * People. Accounts, sessions and one-time tokens belong to the installation: they carry no project and are closed to
 * the role that works inside a project. What a person may do inside a project carries its id.
 */
export const peopleTables = `
CREATE TABLE user_account (
  id text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9._@-]{0,63}$'),
  display_name text NOT NULL,
  email text,
  password_hash text,
  zone text NOT NULL DEFAULT 'UTC',
  language text NOT NULL DEFAULT 'en',
  must_change_password boolean NOT NULL DEFAULT false,
  demo boolean NOT NULL DEFAULT false,
  disabled_at timestamptz(3),
  removed_at timestamptz(3),
  created_at timestamptz(3) NOT NULL
);

CREATE TABLE user_role (
  project_id text REFERENCES project (id),
  user_id text NOT NULL REFERENCES user_account (id),
  role text NOT NULL
    CHECK (role IN ('viewer', 'analyst', 'developer', 'agent', 'supervisor', 'admin', 'auditor')),
  CHECK (project_id IS NOT NULL OR role = 'admin')
);
CREATE UNIQUE INDEX user_role_once ON user_role (COALESCE(project_id, ''), user_id, role);
CREATE INDEX user_role_by_user ON user_role (user_id);

CREATE TABLE user_group (
  project_id text NOT NULL REFERENCES project (id),
  name text NOT NULL,
  title text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  removed_at timestamptz(3),
  PRIMARY KEY (project_id, name)
);

CREATE TABLE group_member (
  project_id text NOT NULL,
  group_name text NOT NULL,
  user_id text NOT NULL REFERENCES user_account (id),
  PRIMARY KEY (project_id, group_name, user_id),
  FOREIGN KEY (project_id, group_name) REFERENCES user_group (project_id, name)
);
CREATE INDEX group_member_by_user ON group_member (project_id, user_id);

CREATE TABLE group_grant (
  project_id text NOT NULL,
  grantee_kind text NOT NULL CHECK (grantee_kind IN ('user', 'group')),
  grantee text NOT NULL,
  group_name text NOT NULL,
  verb text NOT NULL CHECK (verb IN ('see', 'claim', 'complete', 'reassign')),
  PRIMARY KEY (project_id, grantee_kind, grantee, group_name, verb),
  FOREIGN KEY (project_id, group_name) REFERENCES user_group (project_id, name)
);

CREATE TABLE session (
  hash text PRIMARY KEY,
  user_id text NOT NULL REFERENCES user_account (id),
  csrf text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  last_seen_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  replaced_at timestamptz(3),
  address text,
  agent text
);
CREATE INDEX session_by_user ON session (user_id);

CREATE TABLE api_token (
  project_id text NOT NULL REFERENCES project (id),
  id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('person', 'worker', 'source')),
  name text NOT NULL,
  prefix text NOT NULL,
  hash text NOT NULL UNIQUE,
  owner text NOT NULL REFERENCES user_account (id),
  scopes text[] NOT NULL,
  source text,
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  PRIMARY KEY (project_id, id),
  CHECK ((kind = 'source') = (source IS NOT NULL))
);
CREATE INDEX api_token_by_owner ON api_token (project_id, owner);

CREATE TABLE one_time_token (
  hash text PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('invite', 'reset', 'first-admin')),
  user_id text REFERENCES user_account (id),
  created_at timestamptz(3) NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  used_at timestamptz(3)
);

CREATE TABLE signin_attempt (
  subject text NOT NULL,
  at timestamptz(3) NOT NULL,
  succeeded boolean NOT NULL
);
CREATE INDEX signin_attempt_by_subject ON signin_attempt (subject, at);
`;
