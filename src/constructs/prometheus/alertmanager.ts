import { Construct } from 'constructs';
import type { Service } from '../../../imports/k8s.js';
import {
  Alertmanager as AlertmanagerObject,
  type AlertmanagerProps as Manifest,
} from '../../../imports/monitoring.coreos.com.js';
import { peerOf } from '../../environment/cluster.js';
import { clusterOf } from '../../environment/environment.js';
import { callOf } from '../../intent/call.js';
import type { Endpoint } from '../../intent/endpoint.js';
import type { Resources } from '../../intent/resources.js';
import { alertmanagerAlerts } from '../../monitoring/baseline/watchers.js';
import { alertmanagerServer } from '../../monitoring/exporters/prometheus.js';
import { makeAccount } from '../component/account.js';
import { claimed, recordPodDemand } from '../component/demand.js';
import { DisruptionBudget } from '../component/disruption-budget.js';
import { resourceProps } from '../component/pod-props.js';
import { requirements, resourceProblems } from '../component/resources.js';
import { NetworkBoundary } from '../network/network-boundary.js';
import { endpointOutside } from '../network/outside.js';
import { wholeProblems } from '../object/numbers.js';
import { type Kind, PlainObject } from '../object/plain-object.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { protectWithNeeds } from '../object/protect.js';
import { protectedIn } from '../object/protection.js';
import { reject } from '../object/reject.js';
import { aNumber, anObject, aText } from '../object/shapes.js';
import { storeWave, waveAnnotations } from '../object/wave.js';
import {
  claimOf,
  operatedEndpoint,
  operatorLabels,
  reloaderResources,
  securityContext,
  sizeProblems,
  versionOf,
} from './operated-pods.js';
import { SelfScrape } from './self-scrape.js';

export interface AlertmanagerProps {
  /** The name of its objects. @default the construct's id */
  readonly name?: string;
  /** Repository and version of Alertmanager. */
  readonly image: string;
  /** Several tell each other what they sent, so that nobody hears it twice. @default 1 */
  readonly replicas?: number;
  /** The size of its volume. @default 1Gi */
  readonly storage?: string;
  /** CPU and memory of its container, as request and limit. */
  readonly resources: Resources;
}

const web = 9093;
const mesh = 9094;

const alertmanagerProps = {
  name: optional(aText),
  image: required(aText),
  replicas: optional(aNumber),
  storage: optional(aText),
  resources: required(anObject(resourceProps)),
} satisfies PropsOf<AlertmanagerProps>;

/** Alertmanager by Prometheus' operator, with the routes of every namespace: alerts reach the receivers that systems declare. */
export class Alertmanager extends Construct {
  /** Its HTTP port, for `calls` of others. */
  readonly endpoint: Endpoint<'http'>;

  constructor(scope: Construct, id: string, props: AlertmanagerProps) {
    super(scope, id);
    refuseProps(this, props, alertmanagerProps, new.target === Alertmanager);
    const { name = id, image, replicas = 1, storage = '1Gi', resources } = props;
    const { alerting, prometheus, priorityClass } = clusterOf(this);
    reject(this, [
      ...wholeProblems('alertmanager', 'the number of replicas', replicas, 1),
      ...sizeProblems('Alertmanager', storage),
      ...resourceProblems(resources),
    ]);
    const labels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/component': 'alertmanager' };
    const pods = operatorLabels('alertmanager', name);
    this.endpoint = operatedEndpoint(this, { name, port: web, protocol: 'http', pods });
    const members = (['tcp', 'udp'] as const).map(protocol =>
      operatedEndpoint(this, { name, port: mesh, protocol, pods }),
    );
    const among = replicas > 1 ? members : [];
    // Receivers are named in secrets, so nobody here knows their addresses.
    const receivers = endpointOutside({ host: 'receivers of alerts', cidrs: ['0.0.0.0/0'] });
    new NetworkBoundary(this, 'boundary', {
      name,
      selector: pods,
      labels,
      exposes: [this.endpoint, ...among],
      calls: [receivers, ...among].map(callOf),
      allowedCallers: prometheus ? [{ peer: peerOf(prometheus), port: web, reason: 'metrics' }] : [],
    });
    makeAccount(this, { name, labels, cluster: clusterOf(this), access: [] });
    new SelfScrape(this, 'self', { name, labels, catalogue: alertmanagerServer, alerts: alertmanagerAlerts(name) });
    const metadata = { name, labels, annotations: waveAnnotations(storeWave) };
    new PlainObject<Service>(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector: pods, ports: [{ name: 'web', port: web, targetPort: 'web' }] },
    });
    recordPodDemand(this, [resources, reloaderResources], { pods: replicas, claims: claimed(replicas, storage) });
    if (replicas > 1) new DisruptionBudget(this, 'disruption', { ...metadata, selector: pods, replicas });
    new PlainObject<Manifest & Kind>(this, 'Resource', {
      apiVersion: AlertmanagerObject.apiVersion,
      kind: AlertmanagerObject.kind,
      metadata: { ...metadata, annotations: { ...metadata.annotations, ...protectedIn(this) } },
      spec: {
        image,
        ...versionOf(image),
        serviceAccountName: name,
        ...(replicas !== 1 && { replicas }),
        resources: requirements(resources),
        storage: { volumeClaimTemplate: claimOf(this, storage) },
        alertmanagerConfigSelector: alerting?.selects ? { matchLabels: alerting.selects } : {},
        alertmanagerConfigNamespaceSelector: {},
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        securityContext,
        ...(priorityClass !== undefined && { priorityClassName: priorityClass }),
      },
    });
    protectWithNeeds([this]);
  }
}
