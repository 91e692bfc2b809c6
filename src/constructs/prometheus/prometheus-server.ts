import { Construct } from 'constructs';
import type { Service } from '../../../imports/k8s.js';
import { type PrometheusProps as Manifest, Prometheus } from '../../../imports/monitoring.coreos.com.js';
import { type PlatformPods, peerOf } from '../../environment/cluster.js';
import { clusterOf } from '../../environment/environment.js';
import { type Callable, callOf } from '../../intent/call.js';
import type { Endpoint } from '../../intent/endpoint.js';
import { namespaceAt } from '../../intent/place.js';
import type { Resources } from '../../intent/resources.js';
import { amountOf } from '../../manifest/quantity.js';
import { prometheusAlerts } from '../../monitoring/baseline/watchers.js';
import { prometheusServer } from '../../monitoring/exporters/prometheus.js';
import { type Problem, problem } from '../../problem.js';
import { makeAccount } from '../component/account.js';
import type { Access } from '../component/api-access.js';
import { claimed, recordPodDemand } from '../component/demand.js';
import { resourceProps } from '../component/pod-props.js';
import { requirements, resourceProblems } from '../component/resources.js';
import { platformMetrics } from '../monitoring/platform-queries.js';
import { NetworkBoundary } from '../network/network-boundary.js';
import { kubernetesApi } from '../network/outside.js';
import { type Kind, PlainObject } from '../object/plain-object.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { protectWithNeeds } from '../object/protect.js';
import { protectedIn } from '../object/protection.js';
import { reject } from '../object/reject.js';
import { aMap, anObject, aText, endpoints, listOf, mapOf } from '../object/shapes.js';
import { storeWave, waveAnnotations } from '../object/wave.js';
import type { Alertmanager } from './alertmanager.js';
import {
  claimOf,
  operatedEndpoint,
  operatorLabels,
  reloaderResources,
  securityContext,
  sizeProblems,
  versionOf,
} from './operated-pods.js';
import { ScrapeEgress } from './scrape-egress.js';
import { SelfScrape } from './self-scrape.js';

export interface PrometheusServerProps {
  /** The name of its objects. @default the construct's id */
  readonly name?: string;
  /** Repository and version of Prometheus. */
  readonly image: string;
  /** How much it may keep; how long is the environment's to say. @default 100Gi */
  readonly storage?: string;
  /** CPU and memory of its container, as request and limit. */
  readonly resources: Resources;
  /** Where alerts go. @default nowhere */
  readonly alertmanager?: Alertmanager;
  /** What it scrapes besides the systems of this fleet: exporters of the platform. */
  readonly calls?: readonly Callable[];
  /** Who asks it, besides components that call it: what scales by its answers. @default nobody */
  readonly readers?: readonly PlatformPods[];
}

const port = 9090;

const platformPods = { namespace: required(aText), pods: optional(mapOf(aText)) } satisfies PropsOf<PlatformPods>;

const prometheusServerProps = {
  name: optional(aText),
  image: required(aText),
  storage: optional(aText),
  resources: required(anObject(resourceProps)),
  alertmanager: optional(aMap),
  calls: optional(endpoints),
  readers: optional(listOf(anObject(platformPods))),
} satisfies PropsOf<PrometheusServerProps>;

/** The environment's Prometheus, by its operator: it finds what systems render by the labels that they render it with. */
export class PrometheusServer extends Construct {
  /** Its HTTP port, for `calls` of others. */
  readonly endpoint: Endpoint<'http'>;

  constructor(scope: Construct, id: string, props: PrometheusServerProps) {
    super(scope, id);
    refuseProps(this, props, prometheusServerProps, new.target === PrometheusServer);
    const { name = id, image, storage = '100Gi', resources, alertmanager, calls = [], readers = [] } = props;
    const { prometheus, priorityClass } = clusterOf(this);
    reject(this, [...this.placeProblems(), ...sizeProblems('Prometheus', storage), ...resourceProblems(resources)]);
    const labels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/component': 'prometheus' };
    const pods = operatorLabels('prometheus', name);
    const metadata = { name, labels, annotations: waveAnnotations(storeWave) };
    this.endpoint = operatedEndpoint(this, { name, port, protocol: 'http', pods });
    makeAccount(this, { name, labels, cluster: clusterOf(this), access: discovery });
    new NetworkBoundary(this, 'boundary', {
      name,
      selector: pods,
      labels,
      // Whoever asks the environment's Prometheus asks this one.
      exposes: [this.endpoint, ...[platformMetrics(this) ?? []].flat()],
      calls: [kubernetesApi(this), ...(alertmanager ? [alertmanager.endpoint] : []), ...calls].map(callOf),
      allowedCallers: readers.map(reader => ({ peer: peerOf(reader), port, reason: 'what scales by metrics' })),
    });
    if (prometheus) new ScrapeEgress(this, 'scrapes', { name: `${name}-scrapes`, labels, pods: peerOf(prometheus) });
    new PlainObject<Service>(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector: pods, ports: [{ name: 'web', port, targetPort: 'web' }] },
    });
    new SelfScrape(this, 'self', { name, labels, catalogue: prometheusServer, alerts: prometheusAlerts(name) });
    recordPodDemand(this, [resources, reloaderResources], { pods: 1, claims: claimed(1, storage) });
    const found = { matchLabels: prometheus?.selects ?? {} };
    new PlainObject<Manifest & Kind>(this, 'Resource', {
      apiVersion: Prometheus.apiVersion,
      kind: Prometheus.kind,
      metadata: { ...metadata, annotations: { ...metadata.annotations, ...protectedIn(this) } },
      spec: {
        image,
        ...versionOf(image),
        serviceAccountName: name,
        enableServiceLinks: false,
        resources: requirements(resources),
        ...(prometheus?.retention !== undefined && { retention: prometheus.retention }),
        retentionSize: mostOf(storage),
        storage: { volumeClaimTemplate: claimOf(this, storage) },
        walCompression: true,
        ...selectors(found),
        ...(alertmanager && { alerting: { alertmanagers: [alertmanagerAt(alertmanager)] } }),
        securityContext,
        ...(priorityClass !== undefined && { priorityClassName: priorityClass }),
      },
    });
    protectWithNeeds([this]);
  }

  /** Systems let in the Prometheus that the environment names: it must be this one. */
  private placeProblems(): Problem[] {
    const { prometheus } = clusterOf(this);
    const namespace = namespaceAt(this);
    const wrong = !prometheus || prometheus.namespace !== namespace;
    return wrong
      ? [
          problem(
            'prometheus',
            `it runs in ${namespace}, and the environment has ${prometheus?.namespace ?? 'none'}.`,
            {
              hint: 'Give the environment cluster.prometheus with this namespace: that is who systems let in.',
            },
          ),
        ]
      : [];
  }
}

/** It asks the API server where the pods are, and the kubelets for what they measure of containers and volumes. */
const discovery: readonly Access[] = [
  { resources: ['services', 'endpoints', 'pods'], verbs: ['get', 'list', 'watch'], in: 'everywhere' },
  { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['get', 'list', 'watch'], in: 'everywhere' },
  { resources: ['nodes/metrics'], verbs: ['get'], in: 'everywhere' },
];

/** Of every kind in every namespace: what has the environment's labels. */
const selectors = (found: { readonly matchLabels: Readonly<Record<string, string>> }) => ({
  serviceMonitorSelector: found,
  serviceMonitorNamespaceSelector: {},
  podMonitorSelector: found,
  podMonitorNamespaceSelector: {},
  probeSelector: found,
  probeNamespaceSelector: {},
  ruleSelector: found,
  ruleNamespaceSelector: {},
});

/** Nine tenths of the volume: the oldest samples go before it is full. */
const mostOf = (storage: string): string => `${Math.floor(((amountOf(storage) ?? 0) * 0.9) / 2 ** 20)}MiB`;

function alertmanagerAt({ endpoint: { facts, peer } }: Alertmanager) {
  const namespace = 'namespace' in peer ? peer.namespace : undefined;
  const name = namespace === undefined ? facts.host : facts.host.slice(0, -namespace.length - 1);
  return { name, ...(namespace !== undefined && { namespace }), port: 'web' };
}
