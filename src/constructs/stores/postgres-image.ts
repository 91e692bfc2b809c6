import { Catalogue } from '../../config/catalogue.js';
import { secretFile, text } from '../../config/variable.js';
import { secretRef } from '../../intent/secret.js';
import type { ConfigFiles } from '../component/config-files.js';
import type { Companion } from '../component/pod.js';
import { certificateFile, certificateKeyFile } from '../secrets/service-certificate.js';
import { acceptCommand } from './postgres-scripts.js';
import type { PostgresSettings } from './postgres-settings.js';

export const postgresData = '/var/lib/postgresql/data';

const logins = { of: 'logins', reread: true } as const;

/** What the official image reads at its first start, and what keeps its passwords. */
const postgresImage = new Catalogue('postgres', {
  POSTGRES_DB: text('The database to make'),
  POSTGRES_USER_FILE: secretFile('The login that clients use; at the first start the owner', {
    ...logins,
    key: 'user',
  }),
  POSTGRES_PASSWORD_FILE: secretFile('Its password', { ...logins, key: 'password' }),
  POSTGRES_NEXT_USER_FILE: secretFile('The login that clients are going to use', { ...logins, key: 'next-user' }),
  POSTGRES_NEXT_PASSWORD_FILE: secretFile('Its password', { ...logins, key: 'next-password' }),
  PGDATA: text('Where the data is', postgresData),
});

/** Its values for a database. */
export const postgresConfig = (database: string, credentials: string) =>
  postgresImage.values({
    POSTGRES_DB: database,
    POSTGRES_USER_FILE: secretRef(credentials, 'user'),
    POSTGRES_PASSWORD_FILE: secretRef(credentials, 'password'),
    POSTGRES_NEXT_USER_FILE: secretRef(credentials, 'next-user'),
    POSTGRES_NEXT_PASSWORD_FILE: secretRef(credentials, 'next-password'),
    // A volume's root may hold "lost+found", and the server wants an empty folder.
    PGDATA: `${postgresData}/pgdata`,
  });

/** What has the server accept other logins while it runs. */
export const loginCompanion = (image: string): Companion => ({
  name: 'logins',
  image,
  command: acceptCommand,
  resources: { cpu: ['10m', '100m'], memory: ['16Mi', '64Mi'] },
});

const scripts = '/docker-entrypoint-initdb.d';

/** SQL where the image looks for it at its first start. */
export const initFiles = (init: Readonly<Record<string, string>>): ConfigFiles =>
  Object.fromEntries(Object.entries(init).map(([name, sql]) => [`${scripts}/${name}`, sql]));

/** The server's arguments. */
export const settingArgs = (settings: PostgresSettings): readonly string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

export const tlsSettings: PostgresSettings = {
  ssl: 'on',
  ssl_cert_file: certificateFile,
  ssl_key_file: certificateKeyFile,
};
