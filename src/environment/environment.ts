import type { IConstruct } from 'constructs';
import { noteDeprecated } from '../intent/deprecated-uses.js';
import { faultProblem, optional, type PropsOf, propFaults, required } from '../intent/prop-table.js';
import { aMap, aText, texts } from '../intent/shapes.js';
import { callerSource } from '../intent/source.js';
import { type Tier, tiers } from '../intent/tier.js';
import { alternatives, didYouMean, isError, type Problem, ProblemError, problem, refuseErrors } from '../problem.js';
import { cloudIdentityProblems } from './cloud-identity.js';
import { type Cluster, type ClusterProps, cluster, clusterKeys, kubernetesVersions } from './cluster.js';
import { deliveryProblems } from './delivery.js';
import type { Placement, StorePlacements, StoreProtocol, StoreSpec } from './placement.js';
import { secretStoreProblems } from './secret-store.js';
import { imageOf, type Versions } from './versions.js';
import { gatewayProblems } from './way-in.js';

/** A project lists its environments here by declaration merging; `choose` then asks for every one of them. */
export interface Environments {}

/** The names of `Environments`, or any text where a project has not listed them. */
export type EnvironmentName = [keyof Environments] extends [never] ? string : keyof Environments & string;

type Choices = Readonly<Record<EnvironmentName, unknown>>;
/** Refuses a misspelt environment. */
type NoOthers<By> = Readonly<Record<Exclude<keyof By, EnvironmentName>, never>>;

/** Facts of a cluster; undefined takes one away. */
export type Facts = { readonly [K in keyof ClusterProps]?: ClusterProps[K] | undefined };

const enforcers = ['kubernetes', 'cilium'] as const;

export interface EnvironmentProps {
  readonly tier: Tier;
  /** Public hosts end in it: `example.com`. */
  readonly domain: string;
  /** The content of `versions.json`. */
  readonly versions: Versions;
  readonly cluster?: ClusterProps;
  /**
   * Values that look like placeholders and are meant: `111122223333`. Others are refused in production, unless the
   * domain is one that no one can have. @default none
   */
  readonly placeholders?: readonly string[];
  /** Stores that are not in the cluster. @default every store is in the cluster */
  readonly stores?: StorePlacements;
}

const contextKey = 'plainsail:environment';
const name63 = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;
const domainForm = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Where systems run: the facts that differ from one environment to the next. */
export class Environment {
  readonly tier: Tier;
  readonly cluster: Cluster;

  constructor(
    readonly name: EnvironmentName,
    readonly props: EnvironmentProps,
  ) {
    const given = propProblems(name, props);
    const problems = given.some(isError) ? given : [...given, ...validate(name, props)];
    const found = problems.length > 0 ? located(problems, callerSource(new.target)) : [];
    refuseErrors(found);
    noteDeprecated(found);
    this.tier = props.tier;
    this.cluster = Object.freeze(cluster(props.cluster));
  }

  /** The same environment, with other facts of its cluster; undefined takes one away. */
  with(facts: Facts): Environment {
    return new Environment(this.name, { ...this.props, cluster: { ...this.props.cluster, ...facts } as ClusterProps });
  }

  /** One value per environment. A new environment does not compile until every choice names it. */
  choose<const By extends Choices>(by: By & NoOthers<By>): By[EnvironmentName] {
    if (!Object.hasOwn(by, this.name)) {
      const known = Object.keys(by);
      throw new ProblemError([
        problem('environment', `a choice has no value for "${this.name}".${didYouMean(this.name, known)}`, {
          hint: `It has values for ${alternatives(known)}. Add one for "${this.name}".`,
          source: callerSource(this.choose),
          environment: this.name,
        }),
      ]);
    }
    return by[this.name] as By[EnvironmentName];
  }

  /** `api.example.com` for `api`. */
  host(prefix: string): string {
    return `${prefix}.${this.props.domain}`;
  }

  /** The image with its version here, or what is wrong with asking for it. */
  image(name: string): string | Problem {
    return imageOf(this.props.versions, this, name);
  }

  /** Where this environment puts a store of a system, or what is wrong with it. */
  placement<P extends StoreProtocol>(system: string, id: string, spec: StoreSpec<P>): Placement<P> | Problem {
    const outside = this.props.stores?.[system]?.[id];
    if (!outside) return spec.inCluster;
    if (outside.protocol !== spec.protocol) {
      return problem(
        'store-placement',
        `store "${id}" of ${system} speaks ${spec.protocol}, and ${this.name} places a ${outside.protocol} server there.`,
        {
          hint: `Place a ${spec.protocol} server, or remove the placement.`,
        },
      );
    }
    return outside.place(spec.needs) as Placement<P>;
  }

  /** Everything declared below `construct` is in this environment. Must come before its first child. */
  attach(construct: IConstruct): void {
    construct.node.setContext(contextKey, this);
  }

  /** The environment that a construct is declared in; constructs used on their own have none. */
  static of(construct: IConstruct): Environment | undefined {
    return construct.node.tryGetContext(contextKey);
  }
}

/** The facts of the cluster that a construct is declared for: its environment's, or the defaults. */
export function clusterOf(construct: IConstruct): Cluster {
  return Environment.of(construct)?.cluster ?? defaults;
}
const defaults = Object.freeze(cluster());

const located = (problems: readonly Problem[], source: string | undefined) => problems.map(p => ({ source, ...p }));

const environmentProps = {
  tier: required(aText),
  domain: required(aText),
  versions: required(aMap),
  cluster: optional(aMap),
  placeholders: optional(texts),
  stores: optional(aMap),
} satisfies PropsOf<EnvironmentProps>;

/** What the types would not let through, and warnings of props that go. */
const propProblems = (name: string, props: unknown): readonly Problem[] =>
  propFaults(props, environmentProps).map(fault => faultProblem('environment', fault, `environment "${name}": `));

function validate(name: string, { tier, domain, cluster: given = {} }: EnvironmentProps): Problem[] {
  const problems: Problem[] = [];
  const addProblem = (what: string, hint: string) =>
    problems.push(problem('environment', `environment "${name}": ${what}`, { hint }));
  if (!name63.test(name))
    addProblem(
      `the name is "${name}".`,
      'A name has lower-case letters, digits and "-", starts with a letter, and is a folder of dist.',
    );
  if (!tiers.includes(tier))
    addProblem(`tier is "${tier}".${didYouMean(tier, tiers)}`, `It must be ${alternatives(tiers)}.`);
  if (!domainForm.test(domain)) addProblem(`domain is "${domain}".`, 'A domain looks like "example.com".');
  const { kubernetes, ingress, gateway, networkPolicies = 'kubernetes', zones, secretStore } = given;
  for (const key of Object.keys(given).filter(key => !clusterKeys.includes(key)))
    addProblem(
      `its cluster has no "${key}".${didYouMean(key, clusterKeys)}`,
      `A cluster has ${alternatives(clusterKeys)}.`,
    );
  if (secretStore) problems.push(...secretStoreProblems(secretStore));
  if (given.delivery) problems.push(...deliveryProblems(given.delivery));
  if (gateway) problems.push(...gatewayProblems(gateway));
  if (given.cloudIdentity) problems.push(...cloudIdentityProblems(given.cloudIdentity));
  if (kubernetes !== undefined && !kubernetesVersions.includes(kubernetes)) {
    addProblem(
      `the Kubernetes version is "${kubernetes}".`,
      `It must be ${alternatives(kubernetesVersions)}, in quotes: 1.30 as a number is 1.3.`,
    );
  }
  if (!enforcers.includes(networkPolicies)) {
    const message = `networkPolicies is "${networkPolicies}".${didYouMean(networkPolicies, enforcers)}`;
    addProblem(
      message,
      `It must be ${alternatives(enforcers)}; whoever else enforces NetworkPolicies is "kubernetes".`,
    );
  }
  if (ingress && gateway) addProblem('it has both an ingress and a gateway.', 'Name the one that public routes use.');
  if (zones !== undefined && !(Number.isInteger(zones) && zones >= 1))
    addProblem(`zones is ${zones}.`, 'It must be 1 or more.');
  return problems;
}
