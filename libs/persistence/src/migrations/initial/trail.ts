/** The audit trail: only ever appended to. The hash of a row covers the hash before it. */
export const trailTables = `
CREATE TABLE audit (
  project_id text NOT NULL,
  number bigint NOT NULL,
  at timestamptz(3) NOT NULL,
  actor text NOT NULL,
  credential text,
  request_id text,
  verb text NOT NULL,
  object_type text NOT NULL,
  object_id text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('allowed', 'denied')),
  before_hash text,
  after_hash text,
  reason text,
  details json,
  previous_hash text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (project_id, number)
);
CREATE INDEX audit_by_object ON audit (project_id, object_type, object_id, number);
CREATE INDEX audit_by_actor ON audit (project_id, actor, number);

CREATE FUNCTION fermata_audit_head(project text) RETURNS TABLE (number float8, hash text) LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('audit:' || project, 0));
  RETURN QUERY SELECT a.number::float8, a.hash FROM audit a WHERE a.project_id = project
    ORDER BY a.number DESC LIMIT 1;
END $$;

CREATE FUNCTION fermata_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER audit_immutable BEFORE UPDATE OR DELETE ON audit
  FOR EACH ROW EXECUTE FUNCTION fermata_refuse_change();
CREATE TRIGGER audit_kept BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION fermata_refuse_change();
CREATE TRIGGER definition_version_immutable BEFORE UPDATE OR DELETE ON definition_version
  FOR EACH ROW EXECUTE FUNCTION fermata_refuse_change();
CREATE TRIGGER definition_version_kept BEFORE TRUNCATE ON definition_version
  FOR EACH STATEMENT EXECUTE FUNCTION fermata_refuse_change();
`;
