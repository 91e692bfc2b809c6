import type { Construct } from 'constructs';
import type { Service, StatefulSet } from '../../../imports/k8s.js';
import { defaultsOf } from '../../defaults/around.js';
import { peerOf } from '../../environment/cluster.js';
import { Environment } from '../../environment/environment.js';
import type { Endpoint } from '../../intent/endpoint.js';
import { placeOf } from '../../intent/place.js';
import { containerAlerts } from '../../monitoring/baseline/containers.js';
import { statefulSetAlerts } from '../../monitoring/baseline/replicas.js';
import { targetAlert } from '../../monitoring/baseline/target.js';
import { volumeAlert } from '../../monitoring/baseline/volume.js';
import { PodMetricsEndpoint } from '../monitoring/pod-metrics-endpoint.js';
import type { Metrics } from '../monitoring/scraped.js';
import {
  type EndpointProtocol,
  factsOf,
  type MemberProtocolOf,
  type PortSpecs,
  portsOfMembers,
  protocolField,
  type ServedPort,
  servedPorts,
  serverPortProblems,
} from '../network/port.js';
import { nameProblems, serviceNameProblems } from '../object/names.js';
import { wholeProblems } from '../object/numbers.js';
import { PlainObject } from '../object/plain-object.js';
import type { PropTable } from '../object/props.js';
import { protectedIn } from '../object/protection.js';
import { reject, warn } from '../object/reject.js';
import { protectedAnnotations, storeWave } from '../object/wave.js';
import { memberPortProblems } from './component-problems.js';
import { recordClaims, recordDemand } from './demand.js';
import { DisruptionBudget } from './disruption-budget.js';
import { headlessOf, hostIn, memberHosts } from './member-hosts.js';
import { reloadAnnotations } from './reloading.js';
import { ScalableComponent } from './scalable-component.js';
import { spreadOver } from './spread.js';
import {
  noMajority,
  type PortName,
  type StatefulServiceProps,
  startProblems,
  statefulServiceProps,
} from './stateful-service-props.js';
import { claimSpec, newClaims } from './volumes.js';
import { metricsProblems } from './web-service-problems.js';

/** Members that each keep a name, an address and volumes: StatefulSet, a Service for all, one for each, disruption budget. */
// biome-ignore lint/suspicious/noExplicitAny: `StatefulService` alone is one with any ports; no other type takes them all.
export class StatefulService<Ports extends PortSpecs = any> extends ScalableComponent {
  protected readonly workloadKind = 'StatefulSet';
  protected declare readonly props: StatefulServiceProps;
  /** The StatefulSet as it is rendered. */
  readonly statefulSet: PlainObject<StatefulSet>;
  /** The address of each member, by which others that may call it find it: `kafka-0.kafka-members.shop-staging`. */
  readonly members: readonly string[];
  private readonly served: readonly ServedPort[];
  private readonly endpoints: Readonly<Record<string, Endpoint>>;

  protected override get propTable(): PropTable {
    return statefulServiceProps;
  }

  constructor(scope: Construct, id: string, props: StatefulServiceProps<Ports>) {
    super(scope, id, props, { role: 'stateful', earliestWave: storeWave });
    const { members = 1, memberPorts = [], metrics = [], names = {} } = this.props;
    this.served = servedPorts(portsOfMembers(props.ports));
    reject(this, [
      ...serviceNameProblems(this.serviceName),
      ...serviceNameProblems(this.headlessName),
      ...nameProblems('the disruption budget', names.disruptionBudget),
      ...wholeProblems('members', 'the number of members', members, 1),
      ...wholeProblems('grace', 'the grace in seconds', props.grace, 0),
      ...serverPortProblems(this.served),
      ...memberPortProblems(
        memberPorts,
        this.served.map(({ name }) => name),
      ),
      ...startProblems(props.start),
      ...[metrics].flat().flatMap(each => metricsProblems(each, this.served)),
    ]);
    if (members === 2 && memberPorts.length > 0) warn(this, [noMajority(this.name)]);
    this.members = memberHosts(this, this.name, members, this.headlessName);
    this.endpoints = Object.fromEntries(this.served.map(port => [port.name, this.endpoint(port)]));
    this.makeService('service', this.serviceName, {});
    this.makeService('members', this.headlessName, {
      clusterIP: 'None',
      ...(memberPorts.length > 0 && { publishNotReadyAddresses: true }),
    });
    this.statefulSet = this.makeSet(members, memberPorts);
    if (members > 1) {
      const { disruption } = props;
      new DisruptionBudget(this, 'disruption', {
        ...this.metadata(names.disruptionBudget),
        selector: this.selector,
        replicas: members,
        quorum: true,
        ...(disruption && { disruption }),
      });
    }
    this.scrape([metrics].flat());
  }

  /** What others call: `calls: [kafka.port('client')]`. It leads to every member that is ready. */
  port<Name extends PortName<Ports>>(name: Name): Endpoint<EndpointProtocol<MemberProtocolOf<Ports, Name>>> {
    return this.endpoints[name] as Endpoint<EndpointProtocol<MemberProtocolOf<Ports, Name>>>;
  }

  protected override counted(): PlainObject<StatefulSet> | undefined {
    return this.members.length > 1 ? this.statefulSet : undefined;
  }

  private get serviceName(): string {
    return this.props.names?.service ?? this.name;
  }

  private get headlessName(): string {
    return this.props.names?.members ?? headlessOf(this.name);
  }

  private endpoint({ name, number, protocol, transport, servicePort }: ServedPort): Endpoint {
    const facts = factsOf(protocol, hostIn(this, this.serviceName), servicePort);
    return Object.freeze({
      id: `${placeOf(this)}:${name}`,
      protocol: protocol === 'https' ? 'http' : protocol,
      transport,
      port: number,
      peer: this.pods,
      wave: this.wave,
      facts: Object.freeze({
        ...facts,
        ...(protocol === 'tcp' && { members: this.members.map(host => `${host}:${number}`) }),
      }),
    });
  }

  private makeService(id: string, name: string, spec: Partial<Service['spec']>): void {
    new PlainObject<Service>(this, id, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: this.metadata(name),
      spec: {
        ...spec,
        selector: this.selector,
        ports: this.served.map(({ name, servicePort, number, transport, container }) => ({
          name,
          port: servicePort,
          targetPort: container === undefined ? name : number,
          ...protocolField(transport),
        })),
      },
    });
  }

  private makeSet(members: number, memberPorts: readonly string[]): PlainObject<StatefulSet> {
    const {
      probes,
      grace = defaultsOf(this).grace,
      volumes,
      start = memberPorts.length > 0 ? 'at once' : 'in order',
      reload,
    } = this.props;
    const { prometheus, reloader, storageClass } = this.cluster;
    const scraped = [this.props.metrics ?? []].flat().map(({ port }) => this.endpoints[port]?.port);
    const template = this.template({
      ports: portsOfMembers(this.props.ports),
      ...(probes && { probes }),
      exposes: Object.values(this.endpoints),
      memberPorts: memberPorts.flatMap(name => this.endpoints[name] ?? []),
      allowedCallers: prometheus
        ? scraped.flatMap(port => (port ? [{ peer: peerOf(prometheus), port, reason: 'metrics' }] : []))
        : [],
      claimsElsewhere: true,
      spec: {
        ...(grace !== 30 && { terminationGracePeriodSeconds: grace }),
        ...(members > 1 && { topologySpreadConstraints: spreadOver(this.cluster, this.selector, defaultsOf(this)) }),
      },
    });
    recordDemand(this, template, { pods: () => this.most(members) });
    const claims = newClaims(volumes);
    for (const [, { size }] of claims) recordClaims(this, () => this.most(members), size);
    const { annotations, ...metadata } = this.workloadMetadata();
    const program = { name: this.name, config: this.props.config, calls: this.calls };
    return new PlainObject<StatefulSet>(this, 'set', {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: {
        ...metadata,
        annotations: {
          ...annotations,
          ...(claims.length > 0 && protectedIn(this)),
          ...((reload ?? reloader) && reloadAnnotations(template, program)),
        },
      },
      spec: {
        serviceName: this.headlessName,
        ...(members !== 1 && { replicas: members }),
        ...(start === 'at once' && { podManagementPolicy: 'Parallel' as const }),
        selector: { matchLabels: this.selector },
        template,
        ...(claims.length > 0 && {
          volumeClaimTemplates: claims.map(([name, claim]) => ({
            metadata: { name, labels: this.selector, annotations: protectedAnnotations },
            spec: claimSpec(claim, storageClass),
          })),
        }),
      },
    });
  }

  private scrape(metrics: readonly Metrics[]): void {
    const scraped = this.cluster.prometheus || !Environment.of(this) ? metrics : [];
    for (const [i, each] of scraped.entries()) {
      const name = i === 0 ? this.name : `${this.name}-${each.port}`;
      new PodMetricsEndpoint(this, i === 0 ? 'metrics' : `metrics-${each.port}`, {
        ...each,
        ...this.metadata(name),
        pods: this.selector,
      });
    }
    const claims = newClaims(this.props.volumes);
    this.alertRules([
      ...(metrics.length > 0 ? [targetAlert(this.name)] : []),
      ...containerAlerts(this.containerName),
      ...statefulSetAlerts(this.name),
      ...(claims.length > 0 ? [volumeAlert(...claims.map(([name]) => `${name}-${this.name}`))] : []),
    ]);
  }
}
