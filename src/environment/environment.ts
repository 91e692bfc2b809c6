import type { IConstruct } from 'constructs';
import { note } from '../intent/notes.js';
import {
  faultProblem,
  optional,
  type PropsOf,
  propFaults,
  required,
  type Shape,
  upToDate,
} from '../intent/prop-table.js';
import { aFunction, aMap, anObject, aText, either, texts } from '../intent/shapes.js';
import { callerSource } from '../intent/source.js';
import type { Tier } from '../intent/tier.js';
import { type Problem, ProblemError, problem, refuseErrors } from '../problem.js';
import { recordChoice, unchosen } from './chosen.js';
import { type Cluster, type ClusterProps, cluster } from './cluster.js';
import { clusterProps } from './cluster-props.js';
import { environmentFaults } from './environment-faults.js';
import { type EnvironmentFacts, type Facts, inherited, type OwnFacts, type Placing, type Template } from './inherit.js';
import { nearest } from './kin.js';
import type { Choices, EnvironmentName, NoOthers } from './names.js';
import type { Placement, StoreProtocol, StoreSpec } from './placement.js';
import { imageOf, type Versions } from './versions.js';

export interface EnvironmentProps {
  /** How much depends on it: checks and defaults go by it. */
  readonly tier: Tier;
  /** Public hosts end in it: `example.com`. */
  readonly domain: string;
  /** The content of `versions.json`. */
  readonly versions: Versions;
  /** Facts of its cluster. @default those that each field of it names */
  readonly cluster?: ClusterProps;
  /**
   * Values that look like placeholders and are meant: `111122223333`. Others are refused in production, unless the
   * domain is one that no one can have. @default none
   */
  readonly placeholders?: readonly string[];
  /**
   * Stores that are not in the cluster. A function makes them for each environment that is like this one:
   * `({ name }) => ({ shop: { … } })`. @default every store is in the cluster
   */
  readonly stores?: Placing;
  /** Groups that tables and `-e group:eu` select it by: `['eu']`. @default none */
  readonly groups?: readonly string[];
}

/** What an environment has of its own; everything else is as in the one that it is like. */
export interface LikeProps extends Partial<Omit<EnvironmentProps, 'domain' | 'cluster'>> {
  /** The environment, or the template, whose facts, versions, choices, placements and prices hold where it has none of its own. */
  readonly like: Environment;
  /** Public hosts end in it: `eu.example.com`. @default `<name>.<domain of what it is like>` */
  readonly domain?: string;
  /** Facts that are others here; undefined removes one. The name of the cluster is not inherited. @default the same */
  readonly cluster?: Facts;
}

const contextKey = 'plainsail:environment';

/** Where systems run: the facts that differ from one environment to the next. */
export class Environment implements Template {
  /** How much depends on it. */
  readonly tier: Tier;
  /** The facts of its cluster. */
  readonly cluster: Cluster;
  /** All facts, those of what it is like included. */
  readonly props: EnvironmentFacts;
  /** Groups that tables and `-e group:eu` select it by. */
  readonly groups: readonly string[];
  /** The environment that it takes its facts from; undefined when it states its own. */
  readonly like: Environment | undefined;
  /** What it has of its own. */
  readonly own: OwnFacts;

  /** @throws ProblemError with everything that is wrong with it */
  constructor(name: EnvironmentName, props: EnvironmentProps);
  constructor(name: string, props: LikeProps);
  constructor(
    /** Its name, which is its folder in `dist`. */
    readonly name: string,
    given: EnvironmentProps | LikeProps,
  ) {
    const located = (problems: readonly Problem[]) => {
      const source = problems.length > 0 ? callerSource(new.target) : undefined;
      return problems.map(each => ({ source, ...each }));
    };
    const found = located(propProblems(name, given));
    refuseErrors(found);
    const { like, groups = [], ...own } = upToDate('like' in given ? given : { ...given, like: undefined }, knownProps);
    const facts = inherited(name, own, like) as EnvironmentFacts;
    refuseErrors([...found, ...located(environmentFaults(name, groups, facts))]);
    note(found);
    this.own = own;
    this.like = like;
    this.groups = groups;
    this.props = facts;
    this.tier = facts.tier;
    this.cluster = Object.freeze(cluster(facts.cluster));
  }

  /** The same environment, with other facts of its cluster; undefined removes one. */
  with(facts: Facts): Environment {
    const { groups, name, props } = this;
    const cluster = { name: props.cluster.name, ...facts };
    return new Environment(name, { groups, like: this, domain: props.domain, cluster });
  }

  /**
   * One value per environment: that of its name, of a group, or of what it is like. A new environment that is like no
   * other does not compile until every choice names it.
   * @throws ProblemError when there is no value for it, or two of its groups have one
   */
  choose<const By extends Choices>(by: By & NoOthers<By>): By[keyof By] {
    const found = nearest(this, key => Object.hasOwn(by, key));
    if (!found || 'groups' in found) throw new ProblemError([unchosen(this, found, by, callerSource(this.choose))]);
    recordChoice(this, found.key, this.choose);
    return by[found.key as keyof By];
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
    const outside = this.props.stores[system]?.[id];
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
  return Environment.of(construct)?.cluster ?? Object.freeze(cluster());
}

const anEnvironment: Shape = {
  fits: value => aMap.fits(value) && 'own' in Object(value) && 'props' in Object(value),
  allowed: 'an Environment',
};

const environmentProps = {
  tier: required(aText),
  domain: required(aText),
  versions: required(aMap),
  cluster: optional(anObject(clusterProps)),
  placeholders: optional(texts),
  stores: optional(either(aMap, aFunction)),
  groups: optional(texts),
} satisfies PropsOf<EnvironmentProps>;

const likeProps = {
  ...environmentProps,
  like: required(anEnvironment),
  tier: optional(aText),
  domain: optional(aText),
  versions: optional(aMap),
} satisfies PropsOf<LikeProps>;

/** What the types would not let through, and warnings of props that go. */
function propProblems(name: string, props: EnvironmentProps | LikeProps): readonly Problem[] {
  const isLike = typeof props === 'object' && props !== null && 'like' in props;
  return propFaults(props, isLike ? likeProps : environmentProps).map(fault =>
    faultProblem('environment', fault, `environment "${name}": `),
  );
}

const knownProps = { cluster: optional(anObject(clusterProps)) };
