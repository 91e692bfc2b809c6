const folder = '/etc/postgres-logins';
const accept = `${folder}/accept.sh`;
const statements = `${folder}/accept.sql`;

/** The socket inside the pod needs no password; the image makes it so. */
const acceptScript = `# Has the running server accept the logins that there are now, whenever they change.
set -u
trap 'exit 0' TERM INT
export PGHOST=/var/run/postgresql PGDATABASE="$POSTGRES_DB"
logins() {
  cat "$POSTGRES_USER_FILE" "$POSTGRES_PASSWORD_FILE" "$POSTGRES_NEXT_USER_FILE" "$POSTGRES_NEXT_PASSWORD_FILE" | sha256sum
}
accepted=
while :; do
  wanted=$(logins)
  # Read twice: the files change together, but not while they are read one after the other.
  if [ "$wanted" != "$accepted" ] && [ "$wanted" = "$(logins)" ]; then
    for login in "$(cat "$POSTGRES_USER_FILE")" "$(cat "$POSTGRES_NEXT_USER_FILE")"; do
      said=$(psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username "$login" --file ${statements} 2>&1) && break
    done && accepted=$wanted && echo 'the server accepts the logins that there are now' || echo "$said" >&2
  fi
  sleep 2 &
  wait $!
done
`;

/** The first start has made one of the two, which owns the database; the other acts as it. */
const acceptSql = `\\set user \`cat "$POSTGRES_USER_FILE"\`
\\set password \`cat "$POSTGRES_PASSWORD_FILE"\`
\\set next_user \`cat "$POSTGRES_NEXT_USER_FILE"\`
\\set next_password \`cat "$POSTGRES_NEXT_PASSWORD_FILE"\`
BEGIN;
CREATE TEMPORARY VIEW logins AS
  SELECT login, password, pg_get_userbyid(datdba) AS owner
  FROM pg_database, (VALUES (:'user', :'password'), (:'next_user', :'next_password')) AS given (login, password)
  WHERE datname = current_database();
SELECT format('CREATE ROLE %I LOGIN IN ROLE %I', login, owner) FROM logins
  WHERE login NOT IN (SELECT rolname FROM pg_roles) GROUP BY login, owner \\gexec
SELECT format('ALTER ROLE %I SET role TO %I', login, owner) FROM logins WHERE login <> owner \\gexec
SELECT format('ALTER ROLE %I PASSWORD %L', login, password) FROM logins \\gexec
DROP VIEW logins;
COMMIT;
`;

/** What has a server of PostgreSQL accept new passwords while it runs, by path. */
export const loginScripts: Readonly<Record<string, string>> = { [accept]: acceptScript, [statements]: acceptSql };

export const acceptCommand: readonly string[] = ['/bin/sh', accept];
