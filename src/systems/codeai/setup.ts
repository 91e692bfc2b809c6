/** The guide's initial setup, as far as the image has not done it: nobody but the owner makes tables. */
export const codeaiSetup = {
  '10-schema.sql': `REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT ALL ON SCHEMA public TO CURRENT_USER;
`,
};
