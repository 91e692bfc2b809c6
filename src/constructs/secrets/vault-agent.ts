import type { PodTemplateSpec, ResourceRequirements } from '../../../imports/k8s.js';
import { peerOf } from '../../environment/cluster.js';
import type { VaultAgent } from '../../environment/secret-store.js';
import { type Endpoint, type Labels, outsideWave } from '../../intent/endpoint.js';
import { type Problem, problem } from '../../problem.js';
import { reject } from '../object/reject.js';
import type { SecretBackend } from './backend.js';
import type { SecretEntry } from './entry.js';
import { onlyKnownKeys } from './limits.js';
import { firstPath, shellQuoted, vaultTemplate } from './vault-template.js';

const prefix = 'vault.hashicorp.com';
const token = 'vault-token';
/** The file of `export` lines, and the name of its annotations: a pod has one. */
const exportsFile = 'env';

/** Vault Agent, injected into the pod, writes the values into files before the program starts. */
export const vaultAgent: SecretBackend<VaultAgent> = (scope, store, spec) => {
  onlyKnownKeys(scope, spec, 'Vault Agent');
  const { folder, entries, readOnce } = spec;
  const mount = store.mount ?? 'secret';
  const exported = entries.filter(({ variable }) => variable !== undefined);
  const files = entries.filter(({ variable }) => variable === undefined);
  const lines = exported.map(
    ({ variable, value }) => `export ${variable}='${vaultTemplate(mount, value, shellQuoted)}'\n`,
  );
  const idOf = (key: string) => `${folder.slice(folder.lastIndexOf('/') + 1)}-${key}`;
  reject(
    scope,
    files.flatMap(({ key }) => idProblems(idOf(key))),
  );
  return {
    isSecret: false,
    annotations: Object.assign(
      injection(store, readOnce),
      exported.length > 0 && file(folder, mount, exportsFile, lines.join(''), exported),
      ...files.map(each => file(folder, mount, idOf(each.key), vaultTemplate(mount, each.value), [each])),
    ),
    // The agent's token; the program itself gets none.
    volumes: [{ name: token, projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } }],
    calls: [endpointOf(store)],
    ...(exported.length > 0 && { exports: `${folder}/${exportsFile}` }),
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

/** The name of an annotation has 63 characters, and the longest here begins `agent-inject-template-`. */
const longestId = 63 - 'agent-inject-template-'.length;

const idProblems = (id: string): readonly Problem[] =>
  id.length <= longestId
    ? []
    : [
        problem('vault-agent', `the file "${id}" has too long a name for an annotation of the pod.`, {
          hint: `Folder and key may have ${longestId - 1} characters together.`,
        }),
      ];

/** What the injector gives its container by default. */
const agentResources: ResourceRequirements = {
  requests: { cpu: '250m', memory: '64Mi' },
  limits: { cpu: '500m', memory: '128Mi' },
};

/** What the container gets that is injected into a pod. */
export const injectedAgent = (metadata: PodTemplateSpec['metadata']): readonly ResourceRequirements[] =>
  metadata?.annotations?.[`${prefix}/agent-inject`] === 'true' ? [agentResources] : [];

/** Steps before the program read what the agent writes, so it goes before them. */
export const agentFirst = (annotations: Labels, initSteps: readonly unknown[] = []): Labels =>
  initSteps.length > 0 && annotations[`${prefix}/agent-inject`] === 'true'
    ? { [`${prefix}/agent-init-first`]: 'true' }
    : {};

/** One file with its template; a single key's file is named after the key. */
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
