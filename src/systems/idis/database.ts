/** Section 5.2 of the specification: every statement may run again. */
export const initSql = `\
CREATE EXTENSION IF NOT EXISTS "uuid-ossp";
CREATE EXTENSION IF NOT EXISTS "pgcrypto";

CREATE SCHEMA IF NOT EXISTS audit;

ALTER DATABASE idis SET search_path TO public, audit;

GRANT ALL PRIVILEGES ON DATABASE idis TO idis;
GRANT ALL PRIVILEGES ON SCHEMA public TO idis;
GRANT ALL PRIVILEGES ON SCHEMA audit TO idis;
`;
