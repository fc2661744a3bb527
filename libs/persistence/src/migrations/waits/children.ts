/** Instances that steps of other instances have started, and who waits for their ends. */
export const childTables = `
ALTER TABLE instance ADD COLUMN parent_id text, ADD COLUMN parent_work text, ADD COLUMN depth int NOT NULL DEFAULT 0;
CREATE INDEX instance_by_parent ON instance (project_id, parent_id, created_at DESC, id DESC)
  WHERE parent_id IS NOT NULL;

CREATE TABLE awaited_child (
  project_id text NOT NULL,
  parent_id text NOT NULL,
  work text NOT NULL,
  child_id text NOT NULL,
  is_withdrawn boolean NOT NULL DEFAULT false,
  PRIMARY KEY (project_id, parent_id, work),
  FOREIGN KEY (project_id, child_id) REFERENCES instance (project_id, id)
);
CREATE INDEX awaited_child_by_child ON awaited_child (project_id, child_id);
`;
