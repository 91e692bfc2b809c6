import { ClientCertificate } from '../../entries/platform.js';
import { type System, secretRef } from '../../index.js';

/** How the server proves itself to the Kernel: by a token, or by a certificate that Vault keeps or cert-manager issues. */
export type KernelAccess = 'token' | 'kept-certificate' | 'issued-certificate';

const pairAt = (path: string) => ({
  certificate: secretRef(path, 'certificate'),
  key: secretRef(path, 'key'),
});

/** The variables of what the server proves itself with to the Kernel. */
export function kernelCredentials(system: System, access: KernelAccess) {
  if (access === 'token') return { KERNEL_JWT: secretRef('idea/kernel', 'jwt') };
  const { certificate, key } =
    access === 'kept-certificate'
      ? pairAt('idea/kernel-client')
      : new ClientCertificate(system, 'kernel-client', { commonName: `codex-server.${system.namespace}` });
  return { KERNEL_MTLS_CERT: certificate, KERNEL_MTLS_KEY: key };
}

/** The same for Vault: a certificate that cert-manager issues where the environment has an issuer. */
export function vaultCredentials(system: System) {
  const { certificate, key } =
    system.environment.cluster.internalIssuer === undefined
      ? pairAt('idea/vault-client')
      : new ClientCertificate(system, 'vault-client', { commonName: `codex-server.${system.namespace}` });
  return { VAULT_CLIENT_CERT: certificate, VAULT_CLIENT_KEY: key };
}
