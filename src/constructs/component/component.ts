import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { Container, PodSpec, PodTemplateSpec } from '../../../imports/k8s.js';
import type { Config } from '../../config/config.js';
import { defaultsOf } from '../../defaults/around.js';
import type { Cluster } from '../../environment/cluster.js';
import { clusterOf } from '../../environment/environment.js';
import { type Call, callOf } from '../../intent/call.js';
import type { Labels, PodPeer } from '../../intent/endpoint.js';
import { namespaceAt } from '../../intent/place.js';
import { record } from '../../intent/record.js';
import { recordSource } from '../../intent/source.js';
import type { Waiver } from '../../intent/waiver.js';
import type { Alert } from '../../monitoring/alerts/alert.js';
import type { Objective } from '../../monitoring/slo/objective.js';
import { type Called, callsOf } from '../foreign/called.js';
import type { External } from '../foreign/external.js';
import { AlertRules } from '../monitoring/alert-rules.js';
import { NetworkBoundary } from '../network/network-boundary.js';
import { kubernetesApi } from '../network/outside.js';
import { containerPortProblems, type PortSpecs, serverPorts } from '../network/port.js';
import { type PropTable, refuseProps } from '../object/props.js';
import { reject, warn } from '../object/reject.js';
import { type Metadata, waveAnnotations } from '../object/wave.js';
import { startedWith } from '../secrets/started-with.js';
import { makeAccount } from './account.js';
import type { Access } from './api-access.js';
import { type KnownAccount, knownAccount } from './cloud-identity.js';
import type { ComponentParts } from './component-parts.js';
import { repeatedName } from './component-problems.js';
import type { ConfigFiles } from './config-files.js';
import { configurationOf } from './configuration.js';
import { componentProblems, podProblems } from './declared-problems.js';
import { podTemplate, type Step } from './pod.js';
import { type ConfigDelivery, type ProgramNames, programParts } from './program.js';
import { releasedBy } from './released.js';
import type { Resources } from './resources.js';
import type { Sidecars } from './sidecars.js';
import { storeFactProblems } from './store-facts.js';
import { storedVariables, type Variables } from './variables.js';
import { makeClaims, type Volumes } from './volumes.js';
import type { Writable } from './writable.js';

export interface ComponentProps {
  /** The name of the component and of its objects. @default the construct's id */
  readonly name?: string;
  /** Repository and version: `registry.example.com/api:1.4.0`. */
  readonly image: string;
  /** Replaces the image's entrypoint. */
  readonly command?: readonly string[];
  /** Replaces the image's arguments. */
  readonly args?: readonly string[];
  /** Init containers, in their order; each ends before the next one and the program start. @default none */
  readonly initSteps?: readonly Step[];
  /** @deprecated `initSteps` */
  readonly before?: readonly Step[];
  /** Containers beside the program, by name. @default none */
  readonly sidecars?: Sidecars;
  /** Container ports by name, of the program and of sidecars. @default none */
  readonly ports?: PortSpecs;
  /** What the program reads from its environment. */
  readonly config?: Config;
  /** How the plain part of it reaches the program. @default envFrom */
  readonly configDelivery?: ConfigDelivery;
  /** @deprecated `configDelivery` */
  readonly configAs?: ConfigDelivery;
  /** Variables beside the configuration, in the open or from secrets: `{ LOG: 'debug', TOKEN: secretRef('shop/api', 'token') }`. @default none */
  readonly env?: Variables;
  /** Files that the program finds: text by absolute path. The folder of each is hidden by the mount. @default none */
  readonly files?: ConfigFiles;
  /** Endpoints that the pods connect to. Policies at both ends, variables and order follow from it. */
  readonly calls?: readonly Called[];
  /** What it does at the API server: a role of its own, a token in the pod and the call follow from it. @default nothing */
  readonly access?: readonly Access[];
  /** Components, and releases of `external(…)`, that are rolled out before this one, where no call says so. @default none */
  readonly dependsOn?: readonly (Component | External)[];
  /** @deprecated `dependsOn` */
  readonly after?: readonly Component[];
  /** CPU and memory, as request and limit: `{ cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] }`. */
  readonly resources: Resources;
  /** The smallest set of labels that tells these pods from all others; it can never change. @default app.kubernetes.io/name is the name */
  readonly selector?: Labels;
  /** More labels for the workload and its pods. */
  readonly labels?: Labels;
  /** More annotations for the pods. */
  readonly podAnnotations?: Labels;
  /** What the component promises: recorded, and watched by how fast the budget for errors burns. */
  readonly objectives?: readonly Objective[];
  /** Alerts beside those that follow from what the component is. */
  readonly alerts?: readonly Alert[];
  /** Findings on the component's objects that somebody accepts, for a time. @default none */
  readonly waivers?: readonly Waiver[];
  /** The user and group that the program runs as. @default 1000 */
  readonly user?: number;
  /** Folders that the program writes to, and how much it may write: each is an `emptyDir`. @default 64Mi in /tmp */
  readonly writable?: Writable;
  /** Volumes by name: claims, ConfigMaps, Secrets, projections, memory. @default none */
  readonly volumes?: Volumes;
  /** Names of its objects, where they are not to follow from its own. @default each is named after the component */
  readonly names?: ProgramNames;
  /** Fields of the container as the API names them, merged with the derived ones: lists by name or path, and `replace([…])` instead of them. */
  readonly container?: Partial<Container>;
  /** Fields of the pod as the API names them, merged in the same way: containers and volumes by name. */
  readonly pod?: Partial<PodSpec>;
}

/** What every kind of workload has: an account, configuration, secrets, a network boundary and a hardened pod. */
export abstract class Component extends Construct {
  /** The name of the component and of its objects. */
  readonly name: string;
  /** What the pods are selected by. */
  readonly selector: Labels;
  /** The labels of all of the component's objects. */
  readonly labels: Labels;
  /** Its place in the order of a rollout: after everything it calls and waits for. */
  readonly wave: number;
  protected readonly props: ComponentProps;
  protected readonly cluster: Cluster;
  protected readonly calls: readonly Call[];
  private readonly account: KnownAccount;

  constructor(
    scope: Construct,
    id: string,
    given: ComponentProps,
    kind: { readonly role: string; readonly earliestWave: number },
  ) {
    super(scope, id);
    recordSource(this, new.target);
    const props = refuseProps(this, given, this.propTable, Object.hasOwn(new.target.prototype, 'propTable'));
    this.props = props;
    this.name = props.name ?? id;
    this.cluster = clusterOf(this);
    this.selector = props.selector ?? { 'app.kubernetes.io/name': this.name };
    this.labels = { 'app.kubernetes.io/name': this.name, 'app.kubernetes.io/component': kind.role, ...this.selector };
    const { access = [] } = props;
    const called = callsOf(props.calls);
    const knowsApi = access.length === 0 || called.some(reachesApi);
    this.account = knownAccount(this, this.name, called);
    this.calls = [...called, ...(knowsApi ? [] : [callOf(kubernetesApi(this))]), ...this.account.calls];
    const before = [
      ...this.calls.map(call => call.to.wave),
      ...(props.dependsOn ?? []).map(component => component.wave),
    ];
    this.wave = Math.max(kind.earliestWave, ...before.map(wave => wave + 1));
    reject(this, [...repeatedName(this, this.name), ...componentProblems(this, props)]);
    const { config, command, args, env, files, sidecars, container, pod } = props;
    const said = [command, args, env, files, props.initSteps, sidecars, container, pod];
    warn(this, storeFactProblems(called, config, said));
    for (const waiver of props.waivers ?? []) record(this, 'waiver', waiver);
  }

  /** The props that there are, for callers whose types are not checked. */
  protected get propTable(): PropTable {
    return {};
  }

  /** Whether it runs when everything else is rolled out, so that nothing can wait for it. */
  get comesLast(): boolean {
    return false;
  }

  /** The pods as callers and callees see them. */
  get pods(): PodPeer {
    return { namespace: namespaceAt(this), pods: this.selector };
  }

  /** Metadata of an object that is rolled out with this component. */
  protected metadata(name: string = this.name): Metadata {
    return { name, labels: this.labels, annotations: waveAnnotations(this.wave) };
  }

  /** The same for the object that makes the pods. */
  protected workloadMetadata(): Metadata {
    const { labels, ...rest } = this.metadata();
    return { ...rest, labels: { ...labels, ...this.props.labels } };
  }

  /** Makes everything that the pods stand on, and the pods' template. To be called once. */
  protected template(parts: ComponentParts): PodTemplateSpec {
    const { name, labels, cluster, props } = this;
    const resolved = props.config?.resolve(this.calls);
    const { ports = serverPorts(props.ports ?? {}) } = parts;
    reject(this, [
      ...(resolved?.problems ?? []),
      ...(parts.ports ? [] : containerPortProblems(ports)),
      ...podProblems(props, { ...parts, ports, resolved }),
    ]);
    makeAccount(this, { name, labels, annotations: this.account.annotations, cluster, access: props.access });
    const { configDelivery = 'envFrom', files = {} } = props;
    const runsOnce = parts.spec?.restartPolicy === 'Never';
    const plain = resolved?.plain ?? {};
    const secrets = [...(resolved?.secrets ?? []), ...storedVariables(props.env), ...(parts.secretFiles ?? [])];
    const of = { name, names: props.names, labels, plain, secrets, configDelivery, files, runsOnce };
    const program = programParts(this, of);
    if (resolved) record(this, 'configuration', configurationOf(this, this.containerName, props, resolved));
    new NetworkBoundary(this, 'boundary', {
      name: this.name,
      selector: this.selector,
      labels: this.labels,
      calls: [...this.calls, ...[...program.calls, ...(parts.memberPorts ?? [])].map(callOf)],
      exposes: parts.exposes ?? [],
      allowedCallers: parts.allowedCallers ?? [],
    });
    if (!parts.claimsElsewhere) makeClaims(this, name, this.selector, props.volumes);
    const { program: started, ...start } = startedWith(this, program, props);
    const template = podTemplate(
      { ...props, ...start, name, labels: this.podLabels, cluster: this.cluster, defaults: defaultsOf(this) },
      { ...parts, ports, program: started, callsApi: this.calls.some(reachesApi) },
    );
    record(this, 'release', releasedBy(template));
    return template;
  }

  /** The container's name. */
  protected get containerName(): string {
    return this.props.container?.name ?? this.name;
  }

  /** The alerts of the component, where the environment has a Prometheus. To be called once. */
  protected alertRules(baseline: readonly Alert[]): void {
    if (!this.cluster.prometheus) return;
    const { alerts = [], objectives = [] } = this.props;
    new AlertRules(this, 'rules', {
      ...this.metadata(),
      component: this.name,
      selector: this.selector,
      alerts,
      objectives,
      baseline,
    });
  }

  private get podLabels(): Labels {
    const partOf = Chart.of(this).labels['app.kubernetes.io/part-of'];
    return {
      ...this.labels,
      ...this.props.labels,
      ...(partOf !== undefined && { 'app.kubernetes.io/part-of': partOf }),
    };
  }
}

/** What gets a token of its account. */
const reachesApi = ({ to }: Call): boolean => 'entity' in to.peer;
