/** Filters and orders of a page that a person has named, for oneself or for everybody of the project. */
export const savedViews = `
CREATE TABLE saved_view (
  project_id text NOT NULL REFERENCES project (id),
  id text NOT NULL,
  page text NOT NULL,
  name text NOT NULL,
  query text NOT NULL,
  is_shared boolean NOT NULL,
  owner text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (project_id, id),
  UNIQUE (project_id, page, owner, name)
);
CREATE INDEX saved_view_shared ON saved_view (project_id, page, name) WHERE is_shared;
`;
