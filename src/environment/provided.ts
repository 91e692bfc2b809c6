import type { Environment } from './environment.js';

/** What a cluster has beside what its systems render: kind → names. */
export type Provided = Readonly<Record<string, readonly string[]>>;

/** Domains that no one can have (RFC 2606, RFC 6761): an environment below one is an example, and so are its accounts. */
const reserved = /(^|\.)(example|test|invalid|localhost|example\.(com|net|org))$/;
export const isExample = (domain: string): boolean => reserved.test(domain);

/** The objects that an environment's facts name, and those that it lists under `provides`: kind → names. */
export function providedBy({ cluster }: Environment): Provided {
  const { ingress, gateway, prometheus, velero, logs, secretStore, internalIssuer, delivery, provides = {} } = cluster;
  const store = 'name' in secretStore && secretStore.kind === 'ClusterSecretStore' ? secretStore.name : undefined;
  const named: Readonly<Record<string, readonly (string | undefined)[]>> = {
    Namespace: [prometheus?.namespace, velero?.namespace, logs?.namespace, gateway?.namespace, delivery?.namespace],
    PriorityClass: [cluster.priorityClass],
    StorageClass: [cluster.storageClass],
    IngressClass: [ingress?.className],
    ClusterIssuer: [ingress?.clusterIssuer, gateway?.clusterIssuer, internalIssuer],
    ClusterSecretStore: [store],
  };
  const kinds = [...new Set([...Object.keys(named), ...Object.keys(provides)])];
  const known = (name: string | undefined): name is string => name !== undefined;
  return Object.fromEntries(
    kinds.map(kind => [kind, [...(named[kind] ?? []), ...(provides[kind] ?? [])].filter(known)]),
  );
}
