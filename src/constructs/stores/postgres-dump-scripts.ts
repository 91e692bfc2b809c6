export const dumpFolder = '/backup';
/** Where a dump is restored to, to see whether it can be. */
export const restoreFolder = '/restore';

const file = `${dumpFolder}/database.dump`;

export const dumpScript = `pg_dump --format custom --file ${file}
`;

/** Puts the dump beside the others. */
export const uploadScript = (place: string): string => `now=$(date -u +%Y-%m-%dT%H-%M-%SZ)
rclone copyto ${file} "${place}/$now.dump"
`;

/** Removes dumps that are old: once the new one is there. */
export const expireScript = (place: string, keepDays: number): string =>
  `rclone delete --min-age ${keepDays}d "${place}"\n`;

/** The names of dumps are times: the last one is the newest. */
export const fetchScript = (place: string): string => `newest=$(rclone lsf "${place}" | sort | tail -n 1)
test -n "$newest"
rclone copyto "${place}/$newest" ${file}
echo "restoring $newest"
`;

/** Restores into a server of its own, which nobody else reaches, and looks whether there are tables. */
export const restoreScript = `export PGHOST=${restoreFolder} PGUSER=restore
initdb --pgdata ${restoreFolder}/data --username restore --auth trust >/dev/null
pg_ctl --pgdata ${restoreFolder}/data --wait --log ${restoreFolder}/log \\
  --options "-c listen_addresses= -c unix_socket_directories=${restoreFolder} -c fsync=off" start
createdb restored
pg_restore --dbname restored --no-owner --no-privileges --exit-on-error ${file}
tables=$(psql --dbname restored --tuples-only --no-align \\
  --command "SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")
pg_ctl --pgdata ${restoreFolder}/data --mode fast stop
echo "$tables tables"
test "$tables" -gt 0
`;
