import { peerOf } from '../../environment/cluster.js';
import type { VaultAgent } from '../../environment/secret-store.js';
import { type Endpoint, type Labels, outsideWave } from '../../intent/endpoint.js';
import type { Backend } from './backend.js';
import type { SecretEntry } from './entry.js';
import { onlyKnownKeys } from './limits.js';
import { firstPath, shellQuoted, vaultTemplate } from './vault-template.js';

const prefix = 'vault.hashicorp.com';
const token = 'vault-token';

/** Vault Agent, injected into the pod, writes the values into files before the program starts. */
export const vaultAgent: Backend<VaultAgent> = (scope, store, spec) => {
  onlyKnownKeys(scope, spec, 'Vault Agent');
  const { name, folder, entries, runsOnce } = spec;
  const mount = store.mount ?? 'secret';
  const exported = entries.filter(({ variable }) => variable !== undefined);
  const files = entries.filter(({ variable }) => variable === undefined);
  const lines = exported.map(
    ({ variable, value }) => `export ${variable}='${vaultTemplate(mount, value, shellQuoted)}'\n`,
  );
  const exports = `${name}-env`;
  return {
    isSecret: false,
    annotations: Object.assign(
      injection(store, files.length === 0 || runsOnce),
      exported.length > 0 && file(folder, mount, exports, lines.join(''), exported),
      ...files.map(each => file(folder, mount, `${name}-${each.key}`, vaultTemplate(mount, each.value), [each])),
    ),
    // The agent's token; the program itself gets none.
    volumes: [{ name: token, projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } }],
    calls: [endpointOf(store)],
    ...(exported.length > 0 && { exports: `${folder}/${exports}` }),
  };
};

/** An agent that goes on running keeps files fresh; variables are read once, and a job must come to its end. */
const injection = ({ role, authPath = 'auth/kubernetes' }: VaultAgent, once: boolean): Labels => ({
  [`${prefix}/agent-inject`]: 'true',
  [`${prefix}/role`]: role,
  [`${prefix}/auth-path`]: authPath,
  [`${prefix}/agent-service-account-token-volume-name`]: token,
  ...(once && { [`${prefix}/agent-pre-populate-only`]: 'true' }),
});

/** One file with its template; a single key's file is called after the key. */
const file = (
  folder: string,
  mount: string,
  id: string,
  template: string,
  entries: readonly SecretEntry[],
): Labels => ({
  [`${prefix}/agent-inject-secret-${id}`]: firstPath(mount, entries),
  [`${prefix}/agent-inject-file-${id}`]: entries.length === 1 && !entries[0]?.variable ? entries[0]!.key : id,
  [`${prefix}/agent-inject-template-${id}`]: template,
  [`${prefix}/secret-volume-path-${id}`]: folder,
});

function endpointOf({ vault }: VaultAgent): Endpoint<'tcp'> {
  const { namespace, port = 8200 } = vault;
  return {
    id: `${namespace}/vault:tcp`,
    protocol: 'tcp',
    transport: 'TCP',
    port,
    peer: peerOf(vault),
    wave: outsideWave,
    facts: { host: `vault.${namespace}`, port },
  };
}
