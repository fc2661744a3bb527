const openTables = [
  'definition',
  'definition_grant',
  'trigger_binding',
  'activity_catalogue',
  'instance',
  'step_visit',
  'task',
  'task_offer',
  'notice',
  'event',
  'delivery',
  'outbox',
  'change',
  'idempotency',
  'user_role',
  'user_group',
  'group_member',
  'group_grant',
  'api_token',
];

const appendOnlyTables = ['definition_version', 'definition_reference', 'audit'];

const wall = (table: string): string => `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
CREATE POLICY project_wall ON ${table}
  USING (project_id = current_setting('fermata.project', true))
  WITH CHECK (project_id = current_setting('fermata.project', true));`;

/**
 * Roles belong to the whole server: another database may create this one at the same moment, or an operator has created
 * it for a login that may not. Who creates a role may not yet act as it (PostgreSQL 16), hence the grant.
 */
const role = `
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'fermata_app') THEN
    CREATE ROLE fermata_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
DO $$
BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT fermata_app TO %I', current_user);
  END IF;
EXCEPTION WHEN insufficient_privilege THEN NULL;
END $$;
GRANT USAGE ON SCHEMA public TO fermata_app;`;

/**
 * The second wall. Work inside a project runs as `fermata_app`, who sees only rows whose project is
 * `fermata.project`; without that setting it sees none. The owner of the tables, outside of it, sees all.
 */
export const walls = [
  role,
  ...[...openTables, ...appendOnlyTables].map(wall),
  `GRANT SELECT, INSERT, UPDATE, DELETE ON ${openTables.join(', ')} TO fermata_app;`,
  `GRANT SELECT, INSERT ON ${appendOnlyTables.join(', ')} TO fermata_app;`,
  'GRANT SELECT (id, display_name, disabled_at, removed_at) ON user_account TO fermata_app;',
  'GRANT USAGE ON SEQUENCE outbox_id_seq, change_entry_seq TO fermata_app;',
  `ALTER TABLE project ENABLE ROW LEVEL SECURITY;
   CREATE POLICY project_wall ON project FOR SELECT USING (id = current_setting('fermata.project', true));
   GRANT SELECT ON project TO fermata_app;`,
].join('\n');
