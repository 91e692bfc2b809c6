import { Catalogue } from '../../config/catalogue.js';
import { secret, text } from '../../config/variable.js';
import type { ConfigFiles } from '../component/config-files.js';
import { certificateFile, certificateKeyFile } from '../secrets/service-certificate.js';
import type { PostgresSettings } from './postgres-settings.js';

export const postgresData = '/var/lib/postgresql/data';

/** What the official image reads at its first start. */
export const postgresImage = new Catalogue('postgres', {
  POSTGRES_DB: text('The database to make'),
  POSTGRES_USER: secret('Its owner'),
  POSTGRES_PASSWORD: secret("The owner's password"),
  PGDATA: text('Where the data is', postgresData),
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
