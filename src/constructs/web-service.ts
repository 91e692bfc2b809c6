import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Deployment, Service } from '../../imports/k8s.js';
import { peerOf } from '../environment/cluster.js';
import type { Endpoint } from '../intent/endpoint.js';
import { didYouMean, listOf, type Problem, problem } from '../problem.js';
import { type Metrics, MetricsEndpoint } from './metrics-endpoint.js';
import { portProblems, serviceNameProblems } from './names.js';
import type { Admission } from './network-boundary.js';
import { wholeProblems } from './numbers.js';
import { PlainObject } from './plain-object.js';
import type { Probe } from './probe.js';
import { PublicRoute } from './public-route.js';
import { reject } from './reject.js';
import { type ObjectNames, ReplicatedComponent, type ReplicatedProps } from './replicated-component.js';
import type { RouteProps } from './route.js';

export interface WebServiceProps<Port extends string> extends ReplicatedProps {
  /** Container ports by name. The first is the one that is served: Service port 80, the public route, the probes. */
  readonly ports: Readonly<Record<Port, number>>;
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
  readonly metrics?: Metrics<NoInfer<Port>>;
  /** @default each is called as the component is */
  readonly names?: ObjectNames & { readonly service?: string; readonly route?: string };
}

/** A server: Deployment, Service, autoscaling, disruption budget, public route and metrics. */
export class WebService<const Port extends string = string> extends ReplicatedComponent {
  readonly deployment: PlainObject<Deployment>;
  readonly service: PlainObject<Service>;
  private readonly endpoints: Readonly<Record<string, Endpoint<'http'>>>;

  constructor(
    scope: Construct,
    id: string,
    protected override readonly props: WebServiceProps<Port>,
  ) {
    super(scope, id, props, 'server');
    const { ports, probes, drain = 10, route, metrics } = props;
    reject(this, [
      ...serviceNameProblems(this.serviceName),
      ...portsProblems(ports),
      ...wholeProblems('drain', 'the drain in seconds', drain, 0),
      ...metricsProblems(metrics, ports),
    ]);
    this.endpoints = Object.fromEntries(this.portList.map(([name, number]) => [name, this.endpoint(name, number)]));
    this.deployment = this.rollOut(
      { ports, probes, drain, offers: Object.values(this.endpoints), admits: this.admissions() },
      { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    );
    this.service = this.makeService();
    if (metrics) {
      new MetricsEndpoint(this, 'metrics', { ...metrics, ...this.metadata(), service: this.selector });
    }
    if (route) this.publish(route);
  }

  /** What others call: `calls: [api.port('http')]`. */
  port(name: Port): Endpoint<'http'> {
    return this.endpoints[name]!;
  }

  private get portList(): readonly (readonly [string, number])[] {
    return Object.entries<number>(this.props.ports);
  }

  private get serviceName(): string {
    return this.props.names?.service ?? this.name;
  }

  /** The first port is served as 80, the others as themselves. */
  private servicePort(name: string): number {
    return name === this.portList[0]?.[0] ? firstServicePort : this.props.ports[name as Port];
  }

  private endpoint(name: string, number: number): Endpoint<'http'> {
    const { namespace } = Chart.of(this);
    const host = namespace === undefined ? this.serviceName : `${this.serviceName}.${namespace}`;
    const port = this.servicePort(name);
    return Object.freeze({
      id: `${this.node.path}:${name}`,
      protocol: 'http',
      transport: 'TCP',
      port: number,
      peer: this.pods,
      wave: this.wave,
      facts: Object.freeze({ host, port, url: port === 80 ? `http://${host}` : `http://${host}:${port}` }),
    });
  }

  /** The platform's own callers. */
  private admissions(): Admission[] {
    const { route, metrics, ports } = this.props;
    const { ingress, gateway, prometheus } = this.cluster;
    const wayIn = ingress ?? gateway;
    const first = this.portList[0]?.[1];
    return [
      ...(route && wayIn && first !== undefined
        ? [{ peer: peerOf(wayIn.controller), port: first, reason: 'public route' }]
        : []),
      ...(metrics && prometheus ? [{ peer: peerOf(prometheus), port: ports[metrics.port], reason: 'metrics' }] : []),
    ];
  }

  private makeService(): PlainObject<Service> {
    return new PlainObject<Service>(this, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: this.metadata(this.serviceName),
      spec: {
        selector: this.selector,
        ports: this.portList.map(([name]) => ({ name, port: this.servicePort(name), targetPort: name })),
      },
    });
  }

  private publish(route: RouteProps): void {
    const [first] = this.portList;
    if (!first) return;
    new PublicRoute(this, 'route', {
      ...route,
      ...this.metadata(this.props.names?.route),
      service: { name: this.serviceName, port: this.servicePort(first[0]) },
    });
  }
}

/** What a Service offers its first port as. */
const firstServicePort = 80;

function portsProblems(ports: Readonly<Record<string, number>>): Problem[] {
  const entries = Object.entries(ports);
  const problems = entries.flatMap(([name, number]) => portProblems(name, number));
  if (entries.length === 0)
    problems.push(
      problem('port', 'a server without a port serves nobody.', { hint: 'Give it one: ports: { http: 8080 }.' }),
    );
  for (const [i, [name, number]] of entries.entries()) {
    const same = entries.slice(0, i).find(([, other]) => other === number);
    if (same)
      problems.push(
        problem('port', `ports "${same[0]}" and "${name}" are both ${number}.`, {
          hint: 'A container listens on a port once.',
        }),
      );
    else if (i > 0 && number === firstServicePort)
      problems.push(
        problem('port', `port "${name}" is ${number}, which the Service gives to "${entries[0]![0]}".`, {
          hint: `Put "${name}" first, or give it another number.`,
        }),
      );
  }
  return problems;
}

function metricsProblems(metrics: Metrics | undefined, ports: Readonly<Record<string, number>>): Problem[] {
  if (!metrics || Object.hasOwn(ports, metrics.port)) return [];
  const names = Object.keys(ports);
  return [
    problem(
      'port',
      `the metrics are on port "${metrics.port}", which is not declared.${didYouMean(metrics.port, names)}`,
      { hint: `The ports are ${listOf(names)}.` },
    ),
  ];
}
