import { Construct } from 'constructs';
import { Cluster, type ClusterSpec } from '../../../imports/postgresql.cnpg.io.js';
import { peerOf } from '../../environment/cluster.js';
import { clusterOf } from '../../environment/environment.js';
import type { StoreNeeds, StorePlacement } from '../../environment/placement.js';
import { type Call, callOf } from '../../intent/call.js';
import type { Endpoint, Labels, PodPeer } from '../../intent/endpoint.js';
import { namespaceAt, placeOf } from '../../intent/place.js';
import { record } from '../../intent/record.js';
import { secretRef } from '../../intent/secret.js';
import { recordSource } from '../../intent/source.js';
import { type Problem, problem } from '../../problem.js';
import { knownAccount } from '../component/cloud-identity.js';
import { claimed, recordPodDemand } from '../component/demand.js';
import { requirements, resourceProblems } from '../component/resources.js';
import { imageIn } from '../namespace/image.js';
import type { AllowedCaller } from '../network/allowed-caller.js';
import { NetworkBoundary } from '../network/network-boundary.js';
import { kubernetesApi } from '../network/outside.js';
import { nameProblems } from '../object/names.js';
import { partOfSystem } from '../object/part-of.js';
import { refuseGiven } from '../object/props.js';
import { protectWithNeeds } from '../object/protect.js';
import { protectedIn } from '../object/protection.js';
import { reject } from '../object/reject.js';
import { storeWave, waveAnnotations } from '../object/wave.js';
import { type CloudNativePostgresProps, cloudNativePostgresProps } from './cloud-native-postgres-props.js';
import { archiverResources, PostgresBackups } from './postgres-backups.js';
import { PostgresCertificate } from './postgres-certificate.js';
import { initProblems, inOrder } from './postgres-init.js';
import { PostgresLogins } from './postgres-logins.js';
import { PostgresMonitoring } from './postgres-monitoring.js';
import { PostgresPooler, poolerNameOf } from './postgres-pooler.js';
import { PostgresRecovery } from './postgres-recovery.js';
import { PostgresRestore } from './postgres-restore.js';
import { reservedConnections, settingProblems, tunedSettings } from './postgres-settings.js';

/** PostgreSQL by CloudNativePG: replicated, failing over by itself, recoverable to a point in time. */
export function cloudNativePostgres(props: CloudNativePostgresProps): StorePlacement<'postgres'> {
  refuseGiven(cloudNativePostgres, props, cloudNativePostgresProps);
  return {
    protocol: 'postgres',
    place: needs => (scope, id) => new CloudNativePostgres(scope, id, props, needs).served,
  };
}

const port = 5432;
/** Where each instance tells the operator and the others how it is. */
const statusPort = 8000;
const metricsPort = 9187;
class CloudNativePostgres extends Construct {
  /** The primary. */
  readonly endpoint: Endpoint<'postgres'>;
  /** What callers get: the primary, or the pooler in front of it. */
  readonly served: Endpoint<'postgres'>;
  private readonly name: string;
  private readonly labels: Labels;
  private readonly selector: Labels;

  constructor(scope: Construct, id: string, props: CloudNativePostgresProps, needs: StoreNeeds['postgres']) {
    super(scope, id);
    recordSource(this, new.target);
    const { name = id, credentials } = needs;
    this.name = name;
    this.labels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/component': 'database' };
    this.selector = { 'cnpg.io/cluster': name };
    reject(this, [
      ...nameProblems('the database cluster', name, 50),
      ...resourceProblems(props.resources ?? needs.resources),
      ...instanceProblems(props.instances),
      ...settingProblems(props.parameters),
      ...initProblems(needs.init),
    ]);
    this.endpoint = this.endpointAt(port, needs);
    const logins = new PostgresLogins(this, 'logins', { name, labels: this.labels, owner: props.owner, credentials });
    const backups =
      props.backup && new PostgresBackups(this, 'backups', { ...props.backup, name, labels: this.labels });
    const backupCalls = (backups?.calls ?? []).map(callOf);
    const account = knownAccount(this, name, backupCalls);
    this.boundary(needs, [...backupCalls, ...account.calls]);
    const { instances, resources = needs.resources, storage = needs.storage } = props;
    const containers = [resources, ...(backups ? [archiverResources] : [])];
    recordPodDemand(this, containers, { pods: instances, claims: claimed(instances, storage) });
    const certificate = new PostgresCertificate(this, 'certificate', {
      name,
      labels: this.labels,
      ...(props.pooler && { services: [poolerNameOf(name)] }),
    });
    const spec = this.spec(props, needs, logins);
    record(this, 'release', { images: [spec.imageName ?? ''], configuration: JSON.stringify(spec.postgresql) });
    new Cluster(this, 'cluster', {
      metadata: {
        name,
        labels: this.labels,
        annotations: { ...waveAnnotations(storeWave), ...protectedIn(this) },
      },
      spec: {
        ...spec,
        ...(certificate.certificates && { certificates: certificate.certificates }),
        ...(Object.keys(account.annotations).length > 0 && {
          serviceAccountTemplate: { metadata: { annotations: account.annotations } },
        }),
        ...(backups && { plugins: [backups.plugin] }),
      },
    });
    if (backups && props.backup) {
      const { imageName, postgresql: { parameters } = {}, resources: wanted, storage: volume } = spec;
      const { inheritedMetadata } = spec;
      const recovered = {
        ...{ of: name, labels: this.labels, source: backups.source, calls: backups.calls, database: needs.database },
        like: {
          imageName,
          postgresql: { parameters },
          resources: wanted,
          storage: volume,
          ...(inheritedMetadata && { inheritedMetadata }),
        },
        ...{ containers, volume: storage },
      };
      const { proof, destination, retention } = props.backup;
      new PostgresRecovery(this, 'recovery', { ...recovered, owner: props.owner, destination, retention });
      if (proof) new PostgresRestore(this, 'restore', { ...proof, ...recovered });
    }
    new PostgresMonitoring(this, 'monitoring', {
      name,
      labels: this.labels,
      selector: this.selector,
      maxConnections: needs.maxConnections,
      instances,
      ...(props.backup && { backupEndsWithin: props.backup.mustEndWithin ?? '6h' }),
      alerts: certificate.alerts,
    });
    this.served = props.pooler
      ? new PostgresPooler(this, 'pooler', { ...props.pooler, name, database: this.endpoint }).endpoint
      : this.endpoint;
    protectWithNeeds([this]);
  }

  private endpointAt(
    number: number,
    { database, credentials, maxConnections }: StoreNeeds['postgres'],
  ): Endpoint<'postgres'> {
    const { namespace } = this.pods;
    const endpoint: Endpoint<'postgres'> = {
      id: `${placeOf(this)}:${number}`,
      protocol: 'postgres',
      transport: 'TCP',
      port: number,
      peer: this.pods,
      wave: storeWave,
      maxConnections,
      reservedConnections,
      facts: {
        host: namespace === undefined ? `${this.name}-rw` : `${this.name}-rw.${namespace}`,
        port: number,
        database,
        tls: 'require',
        user: secretRef(credentials, 'user'),
        password: secretRef(credentials, 'password'),
      },
    };
    return Object.freeze(endpoint);
  }

  private get pods(): PodPeer {
    return { namespace: namespaceAt(this), pods: this.selector };
  }

  private spec(props: CloudNativePostgresProps, needs: StoreNeeds['postgres'], logins: PostgresLogins): ClusterSpec {
    const { zones, storageClass, priorityClass } = clusterOf(this);
    const scripts = inOrder(needs.init ?? {});
    const inherited = partOfSystem(this);
    const { image, instances, parameters = {}, resources = needs.resources, storage = needs.storage } = props;
    return {
      instances,
      imageName: imageIn(this, image),
      bootstrap: {
        initdb: {
          database: needs.database,
          owner: props.owner,
          secret: { name: logins.secret },
          postInitApplicationSQL: [...logins.sql, ...scripts.map(([, sql]) => sql)],
        },
      },
      managed: { roles: logins.roles },
      postgresql: {
        parameters: { ...tunedSettings(resources.memory[0], needs.maxConnections), ...parameters },
        ...(instances > 2 && { synchronous: { method: 'any', number: 1 } }),
      },
      resources: requirements(resources),
      storage: { size: storage, ...(storageClass !== undefined && { storageClass }) },
      ...(priorityClass !== undefined && { priorityClassName: priorityClass }),
      // The operator gives its pods none of the labels of the cluster by default.
      ...(Object.keys(inherited).length > 0 && { inheritedMetadata: { labels: inherited } }),
      ...(zones > 1 && { affinity: { topologyKey: 'topology.kubernetes.io/zone' } }),
    };
  }

  /** The instances follow one another; the operator asks and steers them; they ask the API server who leads. */
  private boundary(needs: StoreNeeds['postgres'], calls: readonly Call[]): void {
    const { databaseOperator, prometheus } = clusterOf(this);
    const status = this.endpointAt(statusPort, needs);
    const operator = (reason: string, to: number): AllowedCaller => ({
      peer: peerOf(databaseOperator),
      port: to,
      reason,
    });
    new NetworkBoundary(this, 'boundary', {
      name: this.name,
      selector: this.selector,
      labels: this.labels,
      exposes: [this.endpoint, status],
      calls: [...[this.endpoint, status, kubernetesApi(this)].map(callOf), ...calls],
      allowedCallers: [
        operator('database operator', port),
        operator('database operator', statusPort),
        ...(prometheus ? [{ peer: peerOf(prometheus), port: metricsPort, reason: 'metrics' }] : []),
      ],
    });
  }
}

function instanceProblems(instances: number): Problem[] {
  if (Number.isInteger(instances) && instances >= 1) return [];
  return [
    problem('instances', `the number of instances is ${instances}.`, {
      hint: 'It must be a whole number of 1 or more; 3 survive the loss of one.',
    }),
  ];
}
