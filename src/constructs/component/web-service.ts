import type { Construct } from 'constructs';
import type { Deployment, Service } from '../../../imports/k8s.js';
import { defaultsOf } from '../../defaults/around.js';
import { peerOf } from '../../environment/cluster.js';
import { Environment } from '../../environment/environment.js';
import type { Endpoint } from '../../intent/endpoint.js';
import { namespaceAt, placeOf } from '../../intent/place.js';
import type { Rollout } from '../../intent/rollout.js';
import { certificateAlerts } from '../../monitoring/baseline/certificate.js';
import { targetAlert } from '../../monitoring/baseline/target.js';
import { MetricsEndpoint } from '../monitoring/metrics-endpoint.js';
import { metricsProps } from '../monitoring/metrics-props.js';
import { PodMetricsEndpoint } from '../monitoring/pod-metrics-endpoint.js';
import type { Metrics } from '../monitoring/scraped.js';
import type { AllowedCaller } from '../network/allowed-caller.js';
import {
  calledPortProblems,
  type EndpointProtocol,
  factsOf,
  type PortSpecs,
  type ProtocolOf,
  protocolField,
  type ServedPort,
  servedPorts,
  serverPortProblems,
  serverPorts,
} from '../network/port.js';
import { portSpecs } from '../network/port-props.js';
import { nameProblems, serviceNameProblems } from '../object/names.js';
import { wholeProblems } from '../object/numbers.js';
import { PlainObject } from '../object/plain-object.js';
import { deprecated, optional, type PropsOf, type PropTable, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aNumber, anObject, aText, either, listOf, oneOf } from '../object/shapes.js';
import { PublicRoute } from '../routes/public-route.js';
import { certificateOf, type RouteProps } from '../routes/route.js';
import type { ComponentParts } from './component-parts.js';
import { addToIngress, aRoute, noEntryPoint, type PlusRoute } from './plus-route.js';
import type { Probe } from './probe.js';
import { objectNames, probeProps, replicatedProps } from './props.js';
import { type ObjectNames, ReplicatedComponent, type ReplicatedProps } from './replicated-component.js';
import { isRoutable, metricsProblems, routeProblems } from './web-service-problems.js';

/** A port of a server that answers with metrics. */
export interface ServerMetrics<Port extends string = string> extends Metrics<Port> {
  /** How Prometheus discovers it: through the Service, with a ServiceMonitor, or the pods, with a PodMonitor. @default service */
  readonly discovery?: 'service' | 'pods';
  /** @deprecated `discovery` */
  readonly foundBy?: 'service' | 'pods';
}

type PortName<Ports extends PortSpecs> = keyof Ports & string;

export interface WebServiceProps<Ports extends PortSpecs = PortSpecs> extends ReplicatedProps {
  /** Container ports by name. The first is the one that is served: Service port 80, the public route, the probes. */
  readonly ports: Ports;
  /** When a pod is started, ready and to be restarted. */
  readonly probes: {
    readonly liveness: Probe;
    readonly readiness: Probe;
    /** @default the liveness question, with five minutes of patience */
    readonly startup?: Probe;
  };
  /** Seconds a pod goes on serving after it left the Service, so that nobody meets a closed door. @default 10 */
  readonly drain?: number;
  /** The host by which the public reaches it, or an Ingress of cdk8s-plus. @default not public */
  readonly route?: RouteProps | PlusRoute;
  /** Ports and paths that Prometheus scrapes, with their metrics. @default none */
  readonly metrics?: ServerMetrics<NoInfer<PortName<Ports>>> | readonly ServerMetrics<NoInfer<PortName<Ports>>>[];
  /** Names of its objects, where they are not to follow from its own. @default each is called as the component is */
  readonly names?: ObjectNames & { readonly service?: string; readonly route?: string };
}

const discovery = oneOf(['service', 'pods']);
const serverMetrics = {
  ...metricsProps,
  discovery: optional(discovery),
  foundBy: deprecated(discovery, { use: 'discovery', until: 2 }),
} satisfies PropsOf<ServerMetrics>;

const webServiceProps = {
  ...replicatedProps,
  ports: required(portSpecs),
  probes: required(anObject(probeProps satisfies PropsOf<WebServiceProps['probes']>)),
  drain: optional(aNumber),
  route: optional(aRoute),
  metrics: optional(either(anObject(serverMetrics), listOf(anObject(serverMetrics)))),
  names: optional(anObject({ ...objectNames, service: optional(aText), route: optional(aText) })),
} satisfies PropsOf<WebServiceProps>;

/** A server: Deployment, Service, autoscaling, disruption budget, public route and metrics. */
// biome-ignore lint/suspicious/noExplicitAny: `WebService` alone is one with any ports; no other type takes them all.
export class WebService<Ports extends PortSpecs = any> extends ReplicatedComponent {
  protected declare readonly props: WebServiceProps;
  /** The Deployment as it is rendered. */
  readonly deployment: PlainObject<Deployment>;
  /** The Service as it is rendered. */
  readonly service: PlainObject<Service>;
  private readonly served: readonly ServedPort[];
  private readonly metrics: readonly ServerMetrics[];
  private readonly endpoints: Readonly<Record<string, Endpoint>>;

  protected override get propTable(): PropTable {
    return webServiceProps;
  }

  constructor(scope: Construct, id: string, props: WebServiceProps<Ports>) {
    super(scope, id, props, 'server');
    const { probes, drain = defaultsOf(this).drain, route, metrics = [], names } = this.props;
    const ports = serverPorts(props.ports);
    this.served = servedPorts(ports);
    this.metrics = [metrics].flat();
    reject(this, [
      ...serviceNameProblems(this.serviceName),
      ...nameProblems('the route', names?.route),
      ...serverPortProblems(ports),
      ...wholeProblems('drain', 'the drain in seconds', drain, 0),
      ...this.metrics.flatMap(each => metricsProblems(each, this.served)),
      ...(route ? routeProblems(this.served) : []),
    ]);
    this.endpoints = Object.fromEntries(this.served.map(port => [port.name, this.endpoint(port)]));
    this.deployment = this.rollOut(
      { ports, probes, drain, exposes: Object.values(this.endpoints), allowedCallers: this.admissions() },
      { rollingUpdate: defaultsOf(this).rollout },
    );
    this.service = this.makeService();
    // An environment without a Prometheus has no ServiceMonitors either; outside of environments nothing is known.
    const scraped = this.cluster.prometheus || !Environment.of(this) ? this.metrics : [];
    for (const [i, each] of scraped.entries()) {
      const [construct, name] =
        i === 0 ? ['metrics', this.name] : [`metrics-${each.port}`, `${this.name}-${each.port}`];
      const { discovery = 'service', ...metrics } = each;
      const isTls = this.served.find(({ name }) => name === each.port)?.protocol === 'https';
      const endpoint = { ...metrics, ...this.metadata(name), ...(isTls && { scheme: 'https' as const }) };
      if (discovery === 'pods') new PodMetricsEndpoint(this, construct, { ...endpoint, pods: this.selector });
      else new MetricsEndpoint(this, construct, { ...endpoint, service: this.selector });
    }
    if (route) this.publish(route);
    this.alertRules([
      ...(this.metrics.length > 0 ? [targetAlert(this.name)] : []),
      ...this.baseline,
      ...(route && !('ingress' in route) && this.entryPoint?.clusterIssuer !== undefined
        ? certificateAlerts(this.certificate(route))
        : []),
    ]);
  }

  /** What others call, by what it speaks: `calls: [api.port('http')]`. */
  port<Name extends PortName<Ports>>(name: Name): Endpoint<EndpointProtocol<ProtocolOf<Ports, Name>>> {
    reject(this, calledPortProblems(Object.keys(this.endpoints), name, this.port));
    return this.endpoints[name] as Endpoint<EndpointProtocol<ProtocolOf<Ports, Name>>>;
  }

  private get serviceName(): string {
    return this.props.names?.service ?? this.name;
  }

  protected override health({ probes }: ComponentParts): Rollout['health'] {
    const readiness = probes?.readiness;
    if (!readiness || !('path' in readiness)) return undefined;
    const own = this.served.filter(({ container }) => container === undefined);
    const port = own.find(({ name }) => name === readiness.port) ?? own[0];
    return port?.protocol === 'http'
      ? { service: this.serviceName, port: port.servicePort, path: readiness.path }
      : undefined;
  }

  private endpoint({ name, number, protocol, transport, servicePort }: ServedPort): Endpoint {
    const namespace = namespaceAt(this);
    const host = namespace === undefined ? this.serviceName : `${this.serviceName}.${namespace}`;
    return Object.freeze({
      id: `${placeOf(this)}:${name}`,
      protocol: protocol === 'https' ? 'http' : protocol,
      transport,
      port: number,
      peer: this.pods,
      wave: this.wave,
      facts: Object.freeze(factsOf(protocol, host, servicePort)),
    });
  }

  /** The platform's own callers. */
  private admissions(): AllowedCaller[] {
    const { route } = this.props;
    const { prometheus } = this.cluster;
    const { entryPoint } = this;
    const [first] = this.served;
    const scraped = this.served.filter(({ name }) => this.metrics.some(({ port }) => port === name));
    return [
      ...(route && entryPoint && first
        ? [{ peer: peerOf(entryPoint.controller), port: first.number, reason: 'public route' }]
        : []),
      ...(prometheus ? scraped.map(({ number: port }) => ({ peer: peerOf(prometheus), port, reason: 'metrics' })) : []),
    ];
  }

  private makeService(): PlainObject<Service> {
    const isRouted = this.props.route !== undefined && this.entryPoint === this.cluster.gateway;
    return new PlainObject<Service>(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: this.metadata(this.serviceName),
      spec: {
        selector: this.selector,
        ports: this.served.map(({ name, number, servicePort, protocol, transport, container }, i) => ({
          name,
          port: servicePort,
          // Not every version of Kubernetes finds the name of a port in a sidecar.
          targetPort: container === undefined ? name : number,
          ...protocolField(transport),
          // What a gateway goes by; without it, it would speak HTTP/1.1.
          ...(i === 0 && isRouted && protocol === 'grpc' && { appProtocol: 'kubernetes.io/h2c' }),
        })),
      },
    });
  }

  private get entryPoint() {
    return this.cluster.ingress ?? this.cluster.gateway;
  }

  private certificate(route: RouteProps): string {
    return certificateOf({ ...route, name: this.props.names?.route ?? this.name });
  }

  private publish(route: RouteProps | PlusRoute): void {
    const [first] = this.served;
    if (!first) return;
    if ('ingress' in route) {
      if (!this.entryPoint && Environment.of(this)) reject(this, [noEntryPoint]);
      addToIngress(route, { name: this.serviceName, port: { number: first.servicePort } });
      return;
    }
    new PublicRoute(this, 'route', {
      ...route,
      ...this.metadata(this.props.names?.route),
      service: {
        name: this.serviceName,
        port: first.servicePort,
        ...(isRoutable(first.protocol) && first.protocol !== 'http' && { protocol: first.protocol }),
      },
    });
  }
}
