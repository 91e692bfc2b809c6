import { Construct } from 'constructs';
import { PodMonitor } from '../../../imports/monitoring.coreos.com.js';
import { Pooler } from '../../../imports/postgresql.cnpg.io.js';
import { peerOf } from '../../environment/cluster.js';
import { clusterOf } from '../../environment/environment.js';
import { pooled } from '../../intent/call.js';
import type { Endpoint, Labels, PodPeer } from '../../intent/endpoint.js';
import { namespaceAt, placeOf } from '../../intent/place.js';
import type { Resources } from '../../intent/resources.js';
import { stillEnding } from '../../intent/still-ending.js';
import { cloudNativePgPoolerAlerts } from '../../monitoring/baseline/poolers.js';
import { recordPodDemand } from '../component/demand.js';
import { DisruptionBudget } from '../component/disruption-budget.js';
import { requirements } from '../component/resources.js';
import { AlertRules } from '../monitoring/alert-rules.js';
import { NetworkBoundary } from '../network/network-boundary.js';
import { kubernetesApi } from '../network/outside.js';
import { wholeProblems } from '../object/numbers.js';
import { partOfSystem } from '../object/part-of.js';
import { reject } from '../object/reject.js';
import { storeWave, waveAnnotations } from '../object/wave.js';
import { clientsWithoutOne, type PgBouncerSettings, poolProblems } from './pg-bouncer-ini.js';

export interface PoolerSettings extends PgBouncerSettings {
  /** @default 2 */
  readonly instances?: number;
  /** @default a tenth of a core and 64Mi, up to one core and 128Mi */
  readonly resources?: Resources;
}

export interface PostgresPoolerProps extends PoolerSettings {
  /** The cluster's name. */
  readonly name: string;
  readonly database: Endpoint<'postgres'>;
}

/** What the pooler of a cluster is called, and its Service. */
export const poolerNameOf = (cluster: string): string => `${cluster}-pooler`;

const port = 5432;
const metricsPort = 9127;
/** Pods that a rollout adds. */
const surge = 1;
const small: Resources = { cpu: ['100m', '1'], memory: ['64Mi', '128Mi'] };

/** PgBouncer as CloudNativePG runs it: the operator keeps its users and certificates. */
export class PostgresPooler extends Construct {
  readonly endpoint: Endpoint<'postgres'>;
  private readonly name: string;
  private readonly labels: Labels;
  private readonly selector: Labels;

  constructor(scope: Construct, id: string, props: PostgresPoolerProps) {
    super(scope, id);
    const { database, instances = 2, pooling, poolSize, maxClients, resources = small } = props;
    reject(this, [...poolProblems(props), ...wholeProblems('pooler', 'the number of instances', instances, 1)]);
    this.name = poolerNameOf(props.name);
    this.labels = { 'app.kubernetes.io/name': this.name, 'app.kubernetes.io/component': 'pooler' };
    this.selector = { 'cnpg.io/poolerName': this.name };
    this.endpoint = this.endpointOf(props);
    const metadata = { name: this.name, labels: this.labels, annotations: waveAnnotations(storeWave) };
    const inherited = partOfSystem(this);
    const { priorityClass } = clusterOf(this);
    new Pooler(this, 'Resource', {
      metadata,
      spec: {
        cluster: { name: props.name },
        instances,
        type: 'rw',
        pgbouncer: {
          poolMode: pooling,
          parameters: {
            default_pool_size: String(poolSize),
            // A second login, while clients change to it, shares them with the first.
            max_db_connections: String(poolSize),
            max_client_conn: String(maxClients),
            ignore_startup_parameters: 'extra_float_digits',
          },
        },
        deploymentStrategy: { rollingUpdate: { maxSurge: surge, maxUnavailable: 0 } },
        template: {
          ...(Object.keys(inherited).length > 0 && { metadata: { labels: inherited } }),
          spec: {
            containers: [{ name: 'pgbouncer', resources: requirements(resources) }],
            ...(priorityClass !== undefined && { priorityClassName: priorityClass }),
          },
        },
      },
    });
    if (instances > 1)
      new DisruptionBudget(this, 'disruption', { ...metadata, selector: this.selector, replicas: instances });
    recordPodDemand(this, [resources], { pods: instances + surge + stillEnding(instances, surge) });
    this.boundary(pooled(database, poolSize));
    this.monitor();
  }

  private endpointOf({ database, pooling, maxClients, instances = 2 }: PostgresPoolerProps): Endpoint<'postgres'> {
    const { namespace } = this.pods;
    return Object.freeze<Endpoint<'postgres'>>({
      ...database,
      id: `${placeOf(this)}:postgres`,
      port,
      peer: this.pods,
      maxConnections: clientsWithoutOne(maxClients, instances),
      reservedConnections: 0,
      direct: database,
      facts: { ...database.facts, host: namespace === undefined ? this.name : `${this.name}.${namespace}`, pooling },
    });
  }

  private get pods(): PodPeer {
    return { namespace: namespaceAt(this), pods: this.selector };
  }

  private boundary(database: ReturnType<typeof pooled>): void {
    const { prometheus } = clusterOf(this);
    new NetworkBoundary(this, 'boundary', {
      name: this.name,
      selector: this.selector,
      labels: this.labels,
      exposes: [this.endpoint],
      calls: [database, { to: kubernetesApi(this) }],
      allowedCallers: prometheus ? [{ peer: peerOf(prometheus), port: metricsPort, reason: 'metrics' }] : [],
    });
  }

  private monitor(): void {
    const { prometheus } = clusterOf(this);
    if (!prometheus) return;
    new PodMonitor(this, 'metrics', {
      metadata: {
        name: this.name,
        labels: { ...this.labels, ...prometheus.selects },
        annotations: waveAnnotations(storeWave),
      },
      spec: { selector: { matchLabels: this.selector }, podMetricsEndpoints: [{ port: 'metrics' }] },
    });
    new AlertRules(this, 'rules', {
      name: this.name,
      labels: this.labels,
      annotations: waveAnnotations(storeWave),
      selector: this.selector,
      baseline: cloudNativePgPoolerAlerts(this.name),
    });
  }
}
