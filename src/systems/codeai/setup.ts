/** The guide's initial setup, as far as the image has not done it: nobody but the owner makes tables. */
export const codeaiSetup = {
  // CloudNativePG runs it as a superuser, so the owner is not the one who is asking.
  '10-schema.sql': `REVOKE CREATE ON SCHEMA public FROM PUBLIC;
DO $$
BEGIN
  EXECUTE format('GRANT ALL ON SCHEMA public TO %I',
    (SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()));
END
$$;
`,
};
