import { type App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { stabilizeNames } from '../../cdk8s/stable-names.js';
import { attachDefaults } from '../../defaults/around.js';
import { isProblem, setOf } from '../../defaults/dated.js';
import type { Environment } from '../../environment/environment.js';
import type { Facts } from '../../environment/inherit.js';
import type { StoreProtocol, StoreSpec } from '../../environment/placement.js';
import type { Endpoint, Labels } from '../../intent/endpoint.js';
import { type Owner, teamLabel } from '../../intent/owner.js';
import { record, recorded } from '../../intent/record.js';
import { callerSource, recordChildSources, recordSource } from '../../intent/source.js';
import type { Problem } from '../../problem.js';
import {
  type ContractProps,
  contractProps,
  type ExpectedPorts,
  type OtherRepository,
  otherRepository,
} from '../contracts/contract.js';
import { type OffersProps, offers, offersProps } from '../contracts/offers.js';
import { External, type ExternalProps, externalProps } from '../foreign/external.js';
import { AlertRoutes } from '../monitoring/alert-routes.js';
import { nameProblems } from '../object/names.js';
import { optional, type PropsOf, refuseGiven, required } from '../object/props.js';
import { protectWithNeeds } from '../object/protect.js';
import { reject } from '../object/reject.js';
import { aFlag, aMap, aText, mapOf } from '../object/shapes.js';
import { imageIn } from './image.js';
import { NamespaceLimits } from './namespace-limits.js';
import { ownNamespace } from './own-namespace.js';

export interface SystemProps {
  /** Where it runs. */
  readonly environment: Environment;
  /** The name of its namespace. @default `<name>-<environment>` */
  readonly namespace?: string;
  /** More labels for the namespace; those of Pod Security follow from `podSecurity`. */
  readonly namespaceLabels?: Labels;
  /** A weaker level of Pod Security than "restricted", which stays as a warning, and why. @default restricted */
  readonly podSecurity?: { readonly enforce: 'baseline' | 'privileged'; readonly reason: string };
  /** Others live in the namespace as well: nothing that governs all of it is rendered. @default false */
  readonly shared?: boolean;
  /**
   * Facts of the cluster that are others for this system: `{ prometheus: undefined }` is not scraped and has no alerts.
   * @default those of the environment
   */
  readonly facts?: Facts;
  /**
   * The date of the defaults that its constructs and the severities of its findings have: `2026-12`. What belongs to the
   * cluster, its version and its kinds, goes by the date of the project.
   * @default that of `plainsail.defaults` in package.json
   */
  readonly defaults?: string;
}

function dateProblems(defaults: string | undefined): readonly Problem[] {
  const found = defaults === undefined ? undefined : setOf(defaults, 'the date of its defaults');
  return found && isProblem(found) ? [found] : [];
}

/** A system as a fleet makes it: once per environment. */
export type SystemClass<S extends System = System> = (new (
  scope: App,
  props: SystemProps,
) => S) & { readonly owner?: Owner | undefined };

const systemProps = {
  environment: required(aMap),
  namespace: optional(aText),
  namespaceLabels: optional(mapOf(aText)),
  podSecurity: optional(aMap),
  shared: optional(aFlag),
  facts: optional(aMap),
  defaults: optional(aText),
} satisfies PropsOf<SystemProps>;

/** One system in one environment: a namespace that is closed by default, and everything declared in it. */
export class System extends Chart {
  /** Who answers for it, in every environment: `static override readonly owner: Owner = { team: 'shop' }`. @default not said */
  static readonly owner: Owner | undefined = undefined;
  /** Where it runs, with the facts of this system alone. */
  readonly environment: Environment;
  /** Without the facts of this system alone. */
  private readonly given: Environment;

  constructor(
    scope: Construct,
    /** The system's name: `part-of`, and its folder in `dist`. */
    readonly systemName: string,
    props: SystemProps,
  ) {
    refuseGiven(System, props, systemProps);
    const { environment: given, facts, shared = false, defaults } = props;
    const { namespace = `${systemName}-${given.name}` } = props;
    const { owner } = new.target;
    const environment = facts ? given.with(facts) : given;
    super(scope, systemName, {
      namespace,
      labels: { 'app.kubernetes.io/part-of': systemName, 'app.kubernetes.io/managed-by': 'plainsail' },
      disableResourceNameHashes: true,
    });
    recordSource(this, System);
    recordChildSources(this);
    stabilizeNames(this);
    this.given = given;
    this.environment = environment;
    environment.attach(this);
    if (defaults !== undefined) attachDefaults(this, defaults);
    record(this, 'unit', {
      ...{ environment: environment.name, system: systemName, namespace },
      ...(defaults !== undefined && { defaults }),
    });
    reject(this, [
      ...nameProblems('the system', systemName),
      ...nameProblems('the namespace', namespace),
      ...dateProblems(defaults),
    ]);
    if (!shared) {
      ownNamespace(this, environment.cluster.kubernetes, owner ? withTeam(props, owner) : props);
      new NamespaceLimits(this, 'limits', { name: systemName });
    }
    const { alerting } = environment.cluster;
    if (alerting) {
      new AlertRoutes(this, 'alert-routes', {
        name: systemName,
        receivers: { ...alerting, ...owner?.escalation },
        ...(shared && { only: { system: systemName } }),
      });
    }
  }

  /** The image with this environment's version. */
  image(name: string): string {
    return imageIn(this, name, this.image);
  }

  /** A store: in the cluster, unless the environment places it elsewhere. */
  store<P extends StoreProtocol>(id: string, spec: StoreSpec<P>): Endpoint<P> {
    const placement = this.environment.placement(this.systemName, id, spec);
    record(this, 'use', { kind: 'store', name: `${this.systemName}/${id}` });
    const place = typeof placement === 'function' ? placement : spec.inCluster;
    if (place !== placement) reject(this, [{ ...(placement as Problem), source: callerSource(this.store) }]);
    const others = new Set(this.node.children);
    const endpoint = place(this, id);
    protectWithNeeds(this.node.children.filter(child => !others.has(child)));
    return endpoint;
  }

  /** Another system of this environment, to call what it offers: `this.other(CodeAi).api.port('http')`. */
  other<S extends System>(SystemOf: SystemClass<S>): S {
    const system = System.once(this.node.root as App, SystemOf, this.given);
    record(this, 'other', { system });
    return system;
  }

  /**
   * A system of another repository, by its `contract.json`:
   * `this.contract({ file: 'contracts/shop.json', digest: 'sha256:…', ports: { api: 'http' } }).port('api')`. Policies
   * here follow from the contract, and `contract.json` of this system names the calls.
   * @throws ProblemError where there is no contract to go by
   */
  contract<const Ports extends ExpectedPorts>(props: ContractProps<Ports>): OtherRepository<Ports> {
    refuseGiven(this.contract, props, contractProps);
    return otherRepository(this, props, callerSource(this.contract));
  }

  /** Offers ports to other repositories: who may call them is let in, and `contract.json` beside the manifests says so. */
  offers(props: OffersProps): void {
    refuseGiven(this.offers, props, offersProps);
    offers(this, props, callerSource(this.offers));
  }

  /**
   * A release that somebody else renders, a HelmRelease of Flux or an Application of Argo CD: this system waits for it,
   * components name it in `dependsOn`, and the checks know what it brings.
   */
  external(props: ExternalProps): External {
    refuseGiven(this.external, props, externalProps);
    return new External(this, props, callerSource(this.external));
  }

  /**
   * The system of this class, declared unless it is already.
   * @throws the error that ended its declaration, to everything that asks for it
   */
  static once<S extends System>(app: App, SystemOf: SystemClass<S>, environment: Environment): S {
    const ended = recorded(app, 'unfinished').find(({ value }) => value.SystemOf === SystemOf);
    if (ended) throw ended.value.error;
    // cdk8s takes any chart for an instance of any other.
    const declared = app.node.children.find((child): child is S => child.constructor === SystemOf);
    if (declared) return declared;
    try {
      return new SystemOf(app, { environment });
    } catch (error) {
      record(app, 'unfinished', { SystemOf, error });
      throw error;
    }
  }
}

const withTeam = (props: SystemProps, { team }: Owner): SystemProps => ({
  ...props,
  namespaceLabels: { [teamLabel]: team, ...props.namespaceLabels },
});
