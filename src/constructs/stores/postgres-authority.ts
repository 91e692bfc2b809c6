import { secretFile } from '../../config/variable.js';

/** The file that libpq verifies the server's certificate with. */
export const authorityFile = { of: 'database-ca', key: 'ca.crt' } as const;

/** What `PGSSLROOTCERT` is bound to: `server => server.authority`. */
export const authorityVariable = secretFile('Who signs the certificate of the server', authorityFile);
