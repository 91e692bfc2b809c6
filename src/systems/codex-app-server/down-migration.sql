-- Takes the last migration back. Replace the statements in the middle, and try it in staging first.
BEGIN;
LOCK TABLE sessions, users IN ACCESS EXCLUSIVE MODE;
CREATE TEMPORARY TABLE counted ON COMMIT DROP AS
  SELECT (SELECT count(*) FROM sessions) AS sessions, (SELECT count(*) FROM users) AS users;

ALTER TABLE sessions DROP COLUMN IF EXISTS new_feature_flag;
ALTER TABLE users RENAME COLUMN email_v2 TO email;

-- Nobody is there to look at the counts: whatever loses or makes a row is undone.
DO $$
BEGIN
  IF (SELECT count(*) FROM sessions) <> (SELECT sessions FROM counted)
    OR (SELECT count(*) FROM users) <> (SELECT users FROM counted) THEN
    RAISE EXCEPTION 'the number of rows has changed';
  END IF;
END
$$;
COMMIT;
