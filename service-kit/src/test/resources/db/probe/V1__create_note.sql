-- A table as services make them, for the tests of the kit.
CREATE TABLE note (
  workspace text NOT NULL,
  id        text NOT NULL,
  body      text NOT NULL,
  PRIMARY KEY (workspace, id)
) PARTITION BY HASH (workspace);
CREATE TABLE note_p0 PARTITION OF note FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE note_p1 PARTITION OF note FOR VALUES WITH (MODULUS 2, REMAINDER 1);

ALTER TABLE note ENABLE ROW LEVEL SECURITY;
ALTER TABLE note FORCE ROW LEVEL SECURITY;
CREATE POLICY workspace_only ON note USING (workspace = current_setting('app.workspace', true));
GRANT SELECT, INSERT, UPDATE, DELETE ON note TO ${app_role};
