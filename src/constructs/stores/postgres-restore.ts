import { Construct } from 'constructs';
import { Cluster, type ClusterSpec, type PluginConfiguration } from '../../../imports/postgresql.cnpg.io.js';
import { peerOf } from '../../environment/cluster.js';
import { clusterOf } from '../../environment/environment.js';
import { type Call, callOf } from '../../intent/call.js';
import type { Endpoint, Labels } from '../../intent/endpoint.js';
import type { Resources } from '../../intent/resources.js';
import { yamlText } from '../../monitoring/yaml-text.js';
import { type Duration, durationProblems, knownSeconds } from '../../promql/duration.js';
import { knownAccount } from '../component/cloud-identity.js';
import { claimed, reachesPods } from '../component/demand.js';
import { ScheduledJob } from '../jobs/scheduled-job.js';
import { imageIn } from '../namespace/image.js';
import { NetworkBoundary } from '../network/network-boundary.js';
import { kubernetesApi } from '../network/outside.js';
import { reject } from '../object/reject.js';

/** Proof that the newest backup can be recovered. */
export interface RestoreProof {
  /** kubectl's image, by its name in the versions. */
  readonly image: string;
  /** Five fields. @default every Sunday at four */
  readonly schedule?: string;
  /** How long a recovery may take, which is what is promised for a disaster: `4h`. */
  readonly within: Duration;
}

export interface PostgresRestoreProps extends RestoreProof {
  /** The cluster's name. */
  readonly name: string;
  readonly labels: Labels;
  /** What a cluster recovers from: the plugin with its parameters. */
  readonly source: PluginConfiguration;
  /** What the recovered cluster has of the one that was backed up. */
  readonly like: Pick<ClusterSpec, 'imageName' | 'postgresql' | 'resources' | 'storage' | 'inheritedMetadata'>;
  /** What one instance and what is added to it gets. */
  readonly containers: readonly Resources[];
  /** The size of its volume. */
  readonly volume: string;
  /** Where backups are. */
  readonly calls: readonly Endpoint[];
}

const manifest = '/etc/restore/cluster.yaml';
const statusPorts = [5432, 8000];

/**
 * Recovers the newest backup into a cluster of its own, and throws that away once it is ready: by the operator and the
 * plugin, as after a disaster. One that does not become ready stays until the next run, to be looked at.
 */
export class PostgresRestore extends Construct {
  private readonly restored: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: PostgresRestoreProps,
  ) {
    super(scope, id);
    const { name, schedule = '0 4 * * 0', within, containers, volume } = props;
    const image = imageIn(this, props.image);
    this.restored = `${name}-restored`;
    reject(this, durationProblems('the time that a recovery may take', within));
    const seconds = knownSeconds(within);
    const account = knownAccount(this, this.restored, props.calls.map(callOf));
    const object = `clusters.postgresql.cnpg.io/${this.restored}`;
    const remove = ['kubectl', 'delete', object, '--cascade=foreground', '--ignore-not-found'];
    new ScheduledJob(this, 'job', {
      name: `${name}-restore`,
      image,
      files: { [manifest]: yamlText(this.cluster(account.annotations)) },
      before: [
        { name: 'clear', image, command: remove },
        { name: 'recover', image, command: ['kubectl', 'create', `--filename=${manifest}`] },
        {
          name: 'wait',
          image,
          command: ['kubectl', 'wait', object, '--for=condition=Ready', `--timeout=${seconds}s`],
        },
      ],
      command: remove,
      access: this.access,
      resources: { cpu: ['20m', '200m'], memory: ['64Mi', '128Mi'] },
      schedule,
      retries: 0,
      deadline: seconds + 1800,
      mustSucceedWithin: '192h',
    });
    this.boundary(account.calls);
    reachesPods(this, containers, { pods: 1, claims: claimed(1, volume) });
  }

  /** It may remove what it makes, and nothing else. */
  private get access() {
    const clusters = { apiGroups: ['postgresql.cnpg.io'], resources: ['clusters'] } as const;
    return [
      { ...clusters, verbs: ['get', 'list', 'watch', 'delete'], resourceNames: [this.restored] },
      { ...clusters, verbs: ['create'] },
    ] as const;
  }

  /** It reads the archive and never writes there. */
  private cluster(annotations: Labels) {
    const { name, labels, source, like } = this.props;
    return {
      apiVersion: Cluster.apiVersion,
      kind: Cluster.kind,
      metadata: { name: this.restored, labels },
      spec: {
        instances: 1,
        ...like,
        enablePDB: false,
        bootstrap: { recovery: { source: name } },
        externalClusters: [{ name, plugin: { ...source, parameters: { ...source.parameters, serverName: name } } }],
        ...(Object.keys(annotations).length > 0 && { serviceAccountTemplate: { metadata: { annotations } } }),
      } satisfies ClusterSpec,
    };
  }

  private boundary(identity: readonly Call[]): void {
    const peer = peerOf(clusterOf(this).databaseOperator);
    new NetworkBoundary(this, 'boundary', {
      name: this.restored,
      selector: { 'cnpg.io/cluster': this.restored },
      labels: this.props.labels,
      calls: [...[kubernetesApi(this), ...this.props.calls].map(callOf), ...identity],
      madeLater: `by ${this.props.name}-restore, for as long as a recovery takes`,
      admits: statusPorts.map(port => ({ peer, port, reason: 'database operator' })),
    });
  }
}
