import type { Construct } from 'constructs';
import { Cluster, type ClusterSpec, type PluginConfiguration } from '../../../imports/postgresql.cnpg.io.js';
import { peerOf } from '../../environment/cluster.js';
import { clusterOf } from '../../environment/environment.js';
import { type Call, callOf } from '../../intent/call.js';
import type { Endpoint, Labels } from '../../intent/endpoint.js';
import { NetworkBoundary } from '../network/network-boundary.js';
import { kubernetesApi } from '../network/outside.js';

/** A cluster that is made from the backups of another, beside it. */
export interface RecoveredCluster {
  readonly name: string;
  /** The cluster that was backed up. */
  readonly of: string;
  readonly labels: Labels;
  /** What it recovers from: the plugin with its parameters. */
  readonly source: PluginConfiguration;
  /** What it has of the one that was backed up. */
  readonly like: Pick<ClusterSpec, 'imageName' | 'postgresql' | 'resources' | 'storage' | 'inheritedMetadata'>;
  /** Where backups are. */
  readonly calls: readonly Endpoint[];
}

const statusPorts = [5432, 8000];

/** It reads the archive and never writes there. @param until the moment that it recovers to, or the newest */
export const recoveredCluster = (
  { name, of, labels, source, like }: RecoveredCluster,
  annotations: Labels,
  until?: string,
) => ({
  apiVersion: Cluster.apiVersion,
  kind: Cluster.kind,
  metadata: { name, labels },
  spec: {
    instances: 1,
    ...like,
    enablePDB: false,
    bootstrap: { recovery: { source: of, ...(until !== undefined && { recoveryTarget: { targetTime: until } }) } },
    externalClusters: [{ name: of, plugin: { ...source, parameters: { ...source.parameters, serverName: of } } }],
    ...(Object.keys(annotations).length > 0 && { serviceAccountTemplate: { metadata: { annotations } } }),
  } satisfies ClusterSpec,
});

/** Its way to the backups and to the API server; the operator asks and steers it. */
export function recoveredBoundary(
  scope: Construct,
  { name, labels, calls }: RecoveredCluster,
  identity: readonly Call[],
  madeLater: string,
): void {
  const peer = peerOf(clusterOf(scope).databaseOperator);
  new NetworkBoundary(scope, 'boundary', {
    name,
    selector: { 'cnpg.io/cluster': name },
    labels,
    calls: [...[kubernetesApi(scope), ...calls].map(callOf), ...identity],
    madeLater,
    allowedCallers: statusPorts.map(port => ({ peer, port, reason: 'database operator' })),
  });
}
