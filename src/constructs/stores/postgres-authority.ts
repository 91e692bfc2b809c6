import { ImageFile, secretFile } from '../../config/variable.js';
import type { Protocols } from '../../intent/endpoint.js';

/** The file that libpq verifies the server's certificate with. */
export const authorityFile = { of: 'database-ca', key: 'ca.crt' } as const;

/** Where images keep the certificates of public authorities. */
export const publicAuthorities = '/etc/ssl/certs/ca-certificates.crt';

/** What libpq verifies the server with: it knows no authority by itself, and refuses a server that it is to verify. */
export const authorityVariable = secretFile('Who signs the certificate of the server', {
  ...authorityFile,
  orOfImage: true,
});

/** What `PGSSLROOTCERT` is bound to. */
export const authorityOf = ({ tls, authority }: Protocols['postgres']) =>
  authority ?? (tls.startsWith('verify') ? new ImageFile(publicAuthorities) : undefined);
