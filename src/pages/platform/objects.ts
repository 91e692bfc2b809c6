import { stringify } from 'yaml';
import { type AssumedKind, assumptions } from '../../graph/assumptions.js';
import type { Graph } from '../../graph/graph.js';

/** What of the platform can be applied as it is. */
const manifests: Partial<Record<AssumedKind, (name: string) => object>> = {
  Namespace: name => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }),
  PriorityClass: name => ({
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name },
    value: 1_000_000,
    globalDefault: false,
    description: 'Pods that others make room for.',
  }),
};

/** What only the platform knows: which account, which address, which driver. */
const unknown: Partial<Record<AssumedKind, string>> = {
  IngressClass: 'comes with its controller',
  GatewayClass: 'comes with its controller',
  StorageClass: 'comes with the driver of the volumes',
  ClusterIssuer: 'needs the account or the key of the authority',
  ClusterSecretStore: 'needs the address of the store and how it is logged into',
};

/** The platform's objects as YAML: those that can be applied, and as comments those that need what only the platform knows. */
export function platformObjects(environment: string, graph: Graph): string {
  const all = assumptions(graph);
  const comments = all.flatMap(({ kind, name }) => (unknown[kind] ? [`# ${kind} ${name}: ${unknown[kind]}.`] : []));
  const documents = all.flatMap(({ kind, name }) => {
    const manifest = manifests[kind]?.(name);
    return manifest ? [`---\n${stringify(manifest)}`] : [];
  });
  return [
    `# What the platform of ${environment} brings: kubectl apply --filename ${environment}.yaml\n`,
    ...comments.map(line => `${line}\n`),
    ...documents,
  ].join('');
}
