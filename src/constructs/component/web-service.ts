import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Deployment, Service } from '../../../imports/k8s.js';
import { peerOf } from '../../environment/cluster.js';
import { Environment } from '../../environment/environment.js';
import type { Endpoint } from '../../intent/endpoint.js';
import type { Rollout } from '../../intent/rollout.js';
import { certificateAlerts } from '../../monitoring/baseline/certificate.js';
import { targetAlert } from '../../monitoring/baseline/target.js';
import { alternatives, didYouMean, type Problem, problem } from '../../problem.js';
import { type Metrics, MetricsEndpoint } from '../monitoring/metrics-endpoint.js';
import { PodMetricsEndpoint } from '../monitoring/pod-metrics-endpoint.js';
import type { Admission } from '../network/network-boundary.js';
import { type PortSpec, type PortSpecs, protocolField } from '../network/port.js';
import { nameProblems, serviceNameProblems } from '../object/names.js';
import { wholeProblems } from '../object/numbers.js';
import { PlainObject } from '../object/plain-object.js';
import { reject } from '../object/reject.js';
import { PublicRoute } from '../routes/public-route.js';
import { certificateOf, type RouteProps } from '../routes/route.js';
import type { ComponentParts } from './component.js';
import type { Probe } from './probe.js';
import { type ObjectNames, ReplicatedComponent, type ReplicatedProps } from './replicated-component.js';
import { type ServedPort, servedPortProblems, servedPorts } from './served-port.js';

/** A port of a server that answers with metrics. */
export interface ServerMetrics<Port extends string = string> extends Metrics<Port> {
  /** What Prometheus finds it by: the Service, by a ServiceMonitor, or the pods, by a PodMonitor. @default service */
  readonly foundBy?: 'service' | 'pods';
}

export interface WebServiceProps<Port extends string> extends ReplicatedProps {
  /** Container ports by name. The first is the one that is served: Service port 80, the public route, the probes. */
  readonly ports: Readonly<Record<Port, PortSpec>>;
  readonly probes: {
    readonly liveness: Probe;
    readonly readiness: Probe;
    /** @default the liveness question, with five minutes of patience */
    readonly startup?: Probe;
  };
  /** Seconds a pod goes on serving after it left the Service, so that nobody meets a closed door. @default 10 */
  readonly drain?: number;
  /** @default not public */
  readonly route?: RouteProps;
  /** @default none */
  readonly metrics?: ServerMetrics<NoInfer<Port>> | readonly ServerMetrics<NoInfer<Port>>[];
  /** @default each is called as the component is */
  readonly names?: ObjectNames & { readonly service?: string; readonly route?: string };
}

/** A server: Deployment, Service, autoscaling, disruption budget, public route and metrics. */
export class WebService<const Port extends string = string> extends ReplicatedComponent {
  readonly deployment: PlainObject<Deployment>;
  readonly service: PlainObject<Service>;
  private readonly served: readonly ServedPort[];
  private readonly metrics: readonly ServerMetrics[];
  private readonly endpoints: Readonly<Record<string, Endpoint<'http'>>>;

  constructor(
    scope: Construct,
    id: string,
    protected override readonly props: WebServiceProps<Port>,
  ) {
    super(scope, id, props, 'server');
    const { ports, probes, drain = 10, route, metrics = [] } = props;
    this.metrics = [metrics].flat();
    reject(this, [
      ...serviceNameProblems(this.serviceName),
      ...nameProblems('the route', props.names?.route),
      ...servedPortProblems(ports),
      ...wholeProblems('drain', 'the drain in seconds', drain, 0),
      ...this.metrics.flatMap(each => metricsProblems(each, ports)),
    ]);
    this.served = servedPorts(ports);
    this.endpoints = Object.fromEntries(this.served.map(port => [port.name, this.endpoint(port)]));
    this.deployment = this.rollOut(
      { ports, probes, drain, offers: Object.values(this.endpoints), admits: this.admissions() },
      { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    );
    this.service = this.makeService();
    // An environment without a Prometheus has no ServiceMonitors either; outside of environments nothing is known.
    const scraped = this.cluster.prometheus || !Environment.of(this) ? this.metrics : [];
    for (const [i, each] of scraped.entries()) {
      const [construct, name] =
        i === 0 ? ['metrics', this.name] : [`metrics-${each.port}`, `${this.name}-${each.port}`];
      const { foundBy = 'service', ...metrics } = each;
      const endpoint = { ...metrics, ...this.metadata(name) };
      if (foundBy === 'pods') new PodMetricsEndpoint(this, construct, { ...endpoint, pods: this.selector });
      else new MetricsEndpoint(this, construct, { ...endpoint, service: this.selector });
    }
    if (route) this.publish(route);
    this.alertRules([
      ...(this.metrics.length > 0 ? [targetAlert(this.name)] : []),
      ...this.baseline,
      ...(route && this.wayIn?.clusterIssuer !== undefined ? certificateAlerts(this.certificate(route)) : []),
    ]);
  }

  /** What others call: `calls: [api.port('http')]`. */
  port(name: Port): Endpoint<'http'> {
    return this.endpoints[name]!;
  }

  private get serviceName(): string {
    return this.props.names?.service ?? this.name;
  }

  protected override health({ probes }: ComponentParts): Rollout['health'] {
    const readiness = probes?.readiness;
    if (!readiness || !('path' in readiness)) return undefined;
    const [first] = this.served;
    const port = this.served.find(({ name }) => name === readiness.port) ?? first;
    return port && { service: this.serviceName, port: port.servicePort, path: readiness.path };
  }

  private endpoint({ name, number, transport, servicePort: port }: ServedPort): Endpoint<'http'> {
    const { namespace } = Chart.of(this);
    const host = namespace === undefined ? this.serviceName : `${this.serviceName}.${namespace}`;
    return Object.freeze({
      id: `${this.node.path}:${name}`,
      protocol: 'http',
      transport,
      port: number,
      peer: this.pods,
      wave: this.wave,
      facts: Object.freeze({ host, port, url: port === 80 ? `http://${host}` : `http://${host}:${port}` }),
    });
  }

  /** The platform's own callers. */
  private admissions(): Admission[] {
    const { route } = this.props;
    const { prometheus } = this.cluster;
    const { wayIn } = this;
    const [first] = this.served;
    const scraped = this.served.filter(({ name }) => this.metrics.some(({ port }) => port === name));
    return [
      ...(route && wayIn && first
        ? [{ peer: peerOf(wayIn.controller), port: first.number, reason: 'public route' }]
        : []),
      ...(prometheus ? scraped.map(({ number: port }) => ({ peer: peerOf(prometheus), port, reason: 'metrics' })) : []),
    ];
  }

  private makeService(): PlainObject<Service> {
    return new PlainObject<Service>(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: this.metadata(this.serviceName),
      spec: {
        selector: this.selector,
        ports: this.served.map(({ name, servicePort, transport }) => ({
          name,
          port: servicePort,
          targetPort: name,
          ...protocolField(transport),
        })),
      },
    });
  }

  private get wayIn() {
    return this.cluster.ingress ?? this.cluster.gateway;
  }

  private certificate(route: RouteProps): string {
    return certificateOf({ ...route, name: this.props.names?.route ?? this.name });
  }

  private publish(route: RouteProps): void {
    const [first] = this.served;
    if (!first) return;
    new PublicRoute(this, 'route', {
      ...route,
      ...this.metadata(this.props.names?.route),
      service: { name: this.serviceName, port: first.servicePort },
    });
  }
}

function metricsProblems(metrics: Metrics, ports: PortSpecs): Problem[] {
  const names = servedPorts(ports).map(({ name }) => name);
  if (names.includes(metrics.port)) return [];
  return [
    problem(
      'port',
      `the metrics are on port "${metrics.port}", which is not declared.${didYouMean(metrics.port, names)}`,
      { hint: `The ports are ${alternatives(names)}.` },
    ),
  ];
}
