import { Construct } from 'constructs';
import { Catalogue } from '../../config/catalogue.js';
import { secret } from '../../config/variable.js';
import { peerOf } from '../../environment/cluster.js';
import { clusterOf } from '../../environment/environment.js';
import type { LogStore } from '../../environment/log-store.js';
import { type Endpoint, type Labels, outsideWave } from '../../intent/endpoint.js';
import { namespaceAt } from '../../intent/place.js';
import { secretRef } from '../../intent/secret.js';
import { alloyPodLogs } from '../../monitoring/logs/alloy-pod-logs.js';
import { fluentBitPodLogs } from '../../monitoring/logs/fluent-bit-pod-logs.js';
import { yamlText } from '../../monitoring/yaml-text.js';
import type { Access } from '../component/api-access.js';
import { resourceProps } from '../component/pod-props.js';
import { httpGet } from '../component/probe.js';
import type { Resources } from '../component/resources.js';
import { WebService } from '../component/web-service.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { aFunction, anObject, aText, mapOf, texts } from '../object/shapes.js';
import { waive } from '../object/waive.js';
import { FluentBit } from './fluent-bit.js';
import { LogRetention } from './log-retention.js';
import { PrivilegedNamespace } from './privileged-namespace.js';

export interface LogShipperProps {
  /** The name of its objects. In a namespace that others share, a name of its own. @default that of the program: alloy or fluent-bit */
  readonly name?: string;
  /** The image of the program that the environment's log store needs: `program => this.image(program)`. */
  readonly image: (program: 'alloy' | 'fluent-bit') => string;
  /** Labels of the pods whose logs are kept. */
  readonly pods: Labels;
  /** How the names of these pods begin, since the files on a node carry no labels: `shop`. @default any pod of the namespace */
  readonly podNames?: string;
  /** Fields of a JSON line that must never be kept: `authorization`. @default none */
  readonly remove?: readonly string[];
  /** The field of a JSON line that holds its time. @default time */
  readonly time?: string;
  /** CPU and memory on each node, as request and limit. @default little: 50m to 500m, 128Mi to 256Mi */
  readonly resources?: Resources;
}

const little: Resources = { cpu: ['50m', '500m'], memory: ['128Mi', '256Mi'] };

const logShipperProps = {
  name: optional(aText),
  image: required(aFunction),
  pods: required(mapOf(aText)),
  podNames: optional(aText),
  remove: optional(texts),
  time: optional(aText),
  resources: optional(anObject(resourceProps)),
} satisfies PropsOf<LogShipperProps>;

/** Sends the logs of pods to the environment's log store: by Alloy to Loki, by Fluent Bit to Elasticsearch; nothing if the environment has none. */
export class LogShipper extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: LogShipperProps,
  ) {
    super(scope, id);
    refuseProps(this, props, logShipperProps, new.target === LogShipper);
    const { logs } = clusterOf(this);
    if (logs?.kind === 'loki') this.alloy(logs);
    if (logs?.kind === 'elasticsearch') this.fluentBit(logs);
    const { pods } = this.props;
    new LogRetention(this, 'retention', { index: this.index, app: pods['app.kubernetes.io/name'] ?? pods['app'] });
  }

  private get namespace(): string {
    return namespaceAt(this) ?? 'default';
  }

  private get index(): string {
    return `${(this.props.podNames ?? this.namespace).replace(/-$/, '')}-logs`;
  }

  /** One pod, in the namespace whose logs it reads. */
  private alloy(store: Kind<'loki'>): void {
    const { name = 'alloy', image, pods, time, resources = little, remove = [] } = this.props;
    const { host, port = 3100, tenant } = store;
    const file = '/etc/alloy/config.alloy';
    const url = `http://${host}:${port}/loki/api/v1/push`;
    const redact = remove.map(field => `"${field}":"([^"]*)"`);
    const text = alloyPodLogs(
      { namespace: this.namespace, pods, redact, ...(time !== undefined && { time }) },
      { url, ...(tenant !== undefined && { tenant }) },
    );
    new WebService(this, 'alloy', {
      name,
      image: image('alloy'),
      args: [
        ...['run', file, '--disable-reporting'],
        ...['--server.http.listen-addr=0.0.0.0:12345', '--storage.path=/tmp/alloy'],
      ],
      files: { [file]: text },
      ports: { http: { number: 12345, servicePort: 12345 } },
      probes: { liveness: httpGet('/-/healthy'), readiness: httpGet('/-/ready') },
      metrics: { port: 'http' },
      whenDown: 'warning',
      calls: [endpointOf(store, port)],
      access: readsLogs,
      resources,
      user: 473,
    });
  }

  /** A pod on every node, in a namespace of its own. */
  private fluentBit(store: Kind<'elasticsearch'>): void {
    const { name = 'fluent-bit', image, podNames = '', resources = little, remove = [] } = this.props;
    const { host, port = 9200, tls = true, credentials, accepted } = store;
    const reason = 'Fluent Bit reads the log files of the nodes';
    const namespace = new PrivilegedNamespace(this, 'logging', { namespace: `${this.namespace}-logging`, reason });
    const file = '/etc/fluent-bit/fluent-bit.yaml';
    const configuration = fluentBitPodLogs(
      { namespace: this.namespace, pods: podNames, remove },
      { host, port, tls, index: this.index },
    );
    const agent = new FluentBit(namespace, 'fluent-bit', {
      name,
      image: image('fluent-bit'),
      args: [`--config=${file}`],
      files: { [file]: yamlText(configuration) },
      config: login.values({
        ELASTICSEARCH_USER: secretRef(credentials, 'user'),
        ELASTICSEARCH_PASSWORD: secretRef(credentials, 'password'),
      }),
      calls: [endpointOf(store, port)],
      access: [{ resources: ['pods'], verbs: ['get'], in: { namespace: this.namespace } }],
      resources,
    });
    waive(agent.daemonSet, { check: 'pod-security-baseline', reason, ...accepted });
  }
}

type Kind<K extends LogStore['kind']> = Extract<LogStore, { readonly kind: K }>;

const readsLogs: readonly Access[] = [
  { resources: ['pods'], verbs: ['get', 'list', 'watch'] },
  { resources: ['pods/log'], verbs: ['get'] },
];

/** What Fluent Bit shows to Elasticsearch. */
const login = new Catalogue('fluent-bit', {
  ELASTICSEARCH_USER: secret('Who writes the logs'),
  ELASTICSEARCH_PASSWORD: secret('The password of that user'),
});

function endpointOf(store: LogStore, port: number): Endpoint<'tcp'> {
  const { host } = store;
  return Object.freeze({
    id: `platform:${host}:${port}`,
    protocol: 'tcp',
    transport: 'TCP',
    port,
    peer: peerOf(store),
    wave: outsideWave,
    facts: Object.freeze({ host, port }),
  });
}
