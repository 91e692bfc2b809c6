import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import type { Tier } from '../intent/tier.js';
import type { Problem, Severity } from '../problem.js';
import type { Category } from './category.js';
import { namedPath } from './named-path.js';

/** What one check found on one object. */
export interface Finding {
  readonly object: GraphObject;
  /** The field: `spec.selector`; the empty text for the whole object. */
  readonly path: string;
  readonly message: string;
  /** What to do here. @default the check's `fix` */
  readonly hint?: string | undefined;
  /** Another severity than the check's, for this finding alone. */
  readonly severity?: Severity | undefined;
}

/** Facts from outside the graph that a check may need. */
export interface CheckContext {
  /** The target cluster's version: `1.31`. */
  readonly kubernetes: string;
  /** Custom resource definitions that the cluster has and the graph has not. @default none */
  readonly definitions?: Graph | undefined;
  /** What a kind without a schema is. @default warning */
  readonly unknownKinds?: Severity | undefined;
  /** Options of checks that are set. @default each option's own default */
  readonly options?: CheckOptions | undefined;
  /** How long Prometheus keeps samples. @default what the graph's own Prometheus says */
  readonly prometheusRetention?: string | undefined;
  /** @default unknown: checks for some tiers do not run */
  readonly tier?: Tier;
  /** Objects that the platform brings: kind → names. @default none */
  readonly provided?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Values that look like placeholders and are meant; `all` where everything is an example. @default none */
  readonly placeholders?: readonly string[] | 'all' | undefined;
}

/** Values of options, by check and option. */
export type CheckOptions = Readonly<Record<string, Readonly<Record<string, number | readonly string[]>>>>;

/** What a check depends on and a project may set. */
export type CheckOption = NumberOption | ListOption;

/** Texts; on the command line they are separated by commas. */
export interface ListOption {
  /** A noun: `registries that images may come from`. */
  readonly about: string;
  readonly default: readonly string[];
  /** What one of the texts looks like: `ghcr.io/acme`. */
  readonly example: string;
}

/** A number that a check depends on and a project may set. */
export interface NumberOption {
  /** A noun: `least number of pods`. */
  readonly about: string;
  readonly default: number;
  /** The least value allowed. */
  readonly minimum: number;
}

/** When a check runs: always, with `--profile strict`, or only when it is asked for by name. */
export type Profile = 'default' | 'strict' | 'named';

/** A rule over the whole graph: a short generator over the graph's indexes. */
export interface Check {
  /** The file's name. It is part of the API: a check that is renamed keeps its former ids. */
  readonly id: string;
  /** Ids that it had before. Waivers, baselines and options that name them still work, with a warning. @default none */
  readonly formerly?: readonly string[];
  readonly title: string;
  /** What goes wrong in a cluster when it is not kept. */
  readonly why: string;
  /** What to do about it, for any object. */
  readonly fix: string;
  /** What it is about. `server` is for checks whose every error is a refusal of the object by the API server. */
  readonly category: Category;
  readonly severity: Severity;
  /** The kinds of the objects that its findings may be on; a waiver of it goes to no other. */
  readonly kinds: readonly string[] | 'any';
  /**
   * What its findings depend on, besides the context: `object` on the manifest that they are in, `connections` on the
   * facts that decide about connections, `rules` on rules, their routes, dashboards, the metrics that are exposed and
   * the objects that these are about.
   * @default the whole graph
   */
  readonly scope?: 'object' | 'connections' | 'rules';
  /** Opinions are off by default. @default default */
  readonly profile?: Profile;
  /** What a project may set, by name. @default nothing */
  readonly options?: Readonly<Record<string, CheckOption>>;
  /** Only where so much is at stake. @default everywhere */
  readonly tiers?: readonly Tier[];
  /** The page of the Kubernetes documentation that states the fact. */
  readonly docs: string;
  /**
   * What asks for the rule: recommendations of the CIS Kubernetes Benchmark (`CIS 1.12: 5.2.2`), and controls of the
   * NSA/CISA hardening guide and others by kubescape's numbers (`NSA/CISA: kubescape C-0057`). @default none
   */
  readonly controls?: readonly string[];
  /** The same rule elsewhere: `kube-linter mismatching-selector`. @default nobody else checks it */
  readonly elsewhere?: readonly string[];
  /** The smallest manifests that break the rule, as YAML. */
  readonly fails: string;
  check(graph: Graph, context: CheckContext): Iterable<Finding>;
}

export const finding = (object: GraphObject, path: string, message: string, hint?: string): Finding => ({
  object,
  path,
  message,
  hint,
});

/** The value of a check's option: the one that is set, or its default. */
export const optionOf = ({ id, options }: Check, name: string, context: CheckContext): number =>
  Number(context.options?.[id]?.[name] ?? options?.[name]?.default ?? Number.NaN);

/** The same of an option that is a list. */
export function listOptionOf({ id }: Check, name: string, context: CheckContext): readonly string[] {
  const given = context.options?.[id]?.[name];
  return typeof given === 'object' ? given : [];
}

/** A finding that is a risk, of a check whose findings are errors. */
export const risk = (object: GraphObject, path: string, message: string, hint?: string): Finding => ({
  ...finding(object, path, message, hint),
  severity: 'warning',
});

/** Severities that the defaults of an object's system give to checks, where they are others than the checks' own. */
export type SeveritiesOf = (object: GraphObject) => Readonly<Record<string, Severity>>;

/** A finding as everyone else sees it. */
export function problemOf(
  check: Check,
  { object, path, message, hint, severity }: Finding,
  severities: SeveritiesOf = () => ({}),
): Problem {
  const { apiVersion, kind, namespace, name, file } = object;
  const named = namedPath(object.manifest, path);
  const dated = severities(object)[check.id];
  const spelling = kind === 'Secret' ? undefined : object.spellings?.get(path);
  return {
    id: check.id,
    // What is a warning by the date is never an error, whatever the finding says.
    severity: dated === 'warning' ? dated : (severity ?? dated ?? check.severity),
    message: spelling === undefined ? message : `${message.replace(/\.$/, '')}: ${spelling}`,
    hint: hint ?? check.fix,
    object: { apiVersion, kind, namespace, name },
    path,
    ...(named !== path && { namedPath: named }),
    source: object.source?.(),
    file,
    docs: check.docs,
  };
}
