import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { type CheckSelection, runChecks } from '../checks/registry.js';
import { workloadsOf } from '../connectivity/workloads.js';
import type { SystemClass } from '../constructs/namespace/system.js';
import { collectProblems } from '../constructs/object/reject.js';
import { projectDefaults } from '../defaults/project.js';
import type { Environment } from '../environment/environment.js';
import type { Fleet } from '../fleet/fleet.js';
import { graphOf } from '../graph/from-app.js';
import type { Graph } from '../graph/graph.js';
import { alerts } from '../graph/prometheus-rules.js';
import type { TransportProtocol } from '../intent/endpoint.js';
import { recorded } from '../intent/record.js';
import type { Manifest } from '../manifest/manifest.js';
import { isError, type Problem, refuseErrors } from '../problem.js';
import { yamlOf } from '../render/render.js';
import { contextOf } from '../synth/environment-problems.js';
import { failed, nearest, nothingNamed } from './failure.js';
import { mismatchesOf } from './mismatch.js';
import { connectionsBetween, connectionsFrom, unknownEnd } from './reach.js';
import { outOfOrder } from './rollout.js';
import { selected } from './selected.js';

/** An alert as it is rendered. */
export interface RenderedAlert {
  /** The name of the alert. */
  readonly name: string;
  /** `critical` */
  readonly severity: string | undefined;
  /** PromQL */
  readonly expr: string;
  /** Its labels, the severity among them. */
  readonly labels: Readonly<Record<string, string>>;
  /** Its annotations, templates as they are written: `summary`, `description`. */
  readonly annotations: Readonly<Record<string, string>>;
}

/** Where something is rendered on its own. */
export interface Surroundings {
  /** The environment that it is rendered for. @default none: constructs take their defaults */
  readonly environment?: Environment;
  /** The namespace that it is rendered into. @default test */
  readonly namespace?: string;
}

/**
 * What was declared, rendered in memory, with assertions about it. Objects are named as `Deployment` for all of a kind,
 * `Deployment/api` or `Deployment shop/api` for one; workloads by `api` alone. An assertion that does not hold throws an
 * `ExpectationError`, which fails the test in every runner.
 */
export class Rendered {
  private constructor(
    private readonly graph: Graph,
    private readonly environment: Environment | undefined,
  ) {}

  /**
   * A system in one environment, with the systems that it asks for.
   * @throws ProblemError with everything that its declarations refuse
   */
  static of(SystemOf: SystemClass, { environment }: { readonly environment: Environment }): Rendered {
    return Rendered.declared(environment, app => new SystemOf(app, { environment }));
  }

  /**
   * Every system of one environment of a fleet.
   * @throws ProblemError with everything that its declarations refuse
   */
  static fleet(fleet: Fleet, environment: string): Rendered {
    const found = fleet.environment(environment);
    return new Rendered(graphOf(fleet.declare(found)), found);
  }

  /**
   * Constructs on their own: `Rendered.component(scope => new WebService(scope, 'api', props))`.
   * @throws ProblemError with everything that its declarations refuse
   */
  static component(
    make: (scope: Construct) => unknown,
    { environment, namespace = 'test' }: Surroundings = {},
  ): Rendered {
    return Rendered.declared(environment, app => {
      const chart = new Chart(app, 'test', { namespace, disableResourceNameHashes: true });
      environment?.attach(chart);
      make(chart);
    });
  }

  private static declared(environment: Environment | undefined, make: (app: App) => void): Rendered {
    const app = new App();
    collectProblems(app);
    make(app);
    refuseErrors(recorded(app, 'problem').map(({ value }) => value));
    return new Rendered(graphOf(app), environment);
  }

  /** The manifests that a text names and that match. */
  find(named: string, pattern: object = {}): readonly Manifest[] {
    return selected(this.graph, named)
      .map(({ manifest }) => manifest)
      .filter(manifest => mismatchesOf(pattern, manifest).length === 0);
  }

  /** There is an object like this. @throws ExpectationError with the nearest one, field by field */
  has(named: string, pattern: object = {}): void {
    if (this.find(named, pattern).length > 0) return;
    if (selected(this.graph, named).length === 0) throw failed(nothingNamed(this.graph, named), this.has);
    throw failed([`no ${named} matches`, ...nearest(this.graph, named, pattern)], this.has);
  }

  /** There is no object like this. @throws ExpectationError with those that there are */
  hasNot(named: string, pattern: object = {}): void {
    const found = this.find(named, pattern);
    if (found.length === 0) return;
    const names = found.map(({ kind, metadata }) => `  ${kind}/${metadata.name}`);
    throw failed([`there is ${named}, which should not be:`, ...names], this.hasNot);
  }

  /** There are so many objects like this. @throws ExpectationError with those that there are */
  count(named: string, count: number, pattern: object = {}): void {
    const found = this.find(named, pattern);
    if (found.length === count) return;
    const names = found.map(({ kind, metadata }) => `  ${kind}/${metadata.name}`);
    throw failed([`${found.length} of ${named} match; expected are ${count}`, ...names], this.count);
  }

  /**
   * The network policies let one workload open connections to another.
   * @param from a workload, `world` for any address outside, or an IPv4 address
   * @param port as pods know it. @default any port
   * @throws ExpectationError with the connections that `from` has
   */
  allows(from: string, to: string, port?: number, transport: TransportProtocol = 'TCP'): void {
    this.refuseUnknown(from, to, this.allows);
    const between = connectionsBetween(this.graph, from, to);
    if (between.some(({ ports }) => port === undefined || ports.has(transport, port))) return;
    const others = connectionsFrom(this.graph, from).map(line => `  ${from} => ${line}`);
    const wanted = port === undefined ? '' : ` : ${transport} ${port}`;
    throw failed([`the policies do not allow ${from} => ${to}${wanted}; they allow`, ...others], this.allows);
  }

  /** The network policies let no such connection through. @throws ExpectationError with those that they allow */
  denies(from: string, to: string, port?: number, transport: TransportProtocol = 'TCP'): void {
    this.refuseUnknown(from, to, this.denies);
    const open = connectionsBetween(this.graph, from, to).filter(
      ({ ports }) => port === undefined || ports.has(transport, port),
    );
    if (open.length === 0) return;
    const lines = open.map(({ source, target, ports }) => `  ${source} => ${target} : ${ports}`);
    throw failed(['the policies allow', ...lines], this.denies);
  }

  /** Everything that the first text names is applied in an earlier stage than what the second names. @throws ExpectationError */
  order(earlier: string, later: string): void {
    for (const named of [earlier, later])
      if (selected(this.graph, named).length === 0) throw failed(nothingNamed(this.graph, named), this.order);
    const wrong = outOfOrder(this.graph, earlier, later);
    if (wrong.length > 0) throw failed([`${earlier} is not applied before ${later}:`, ...wrong], this.order);
  }

  /** What `plainsail synth` would say about it, sorted, without what is waived. @default the checks of the default profile */
  findings(selection: CheckSelection = {}): readonly Problem[] {
    const context = this.environment
      ? contextOf(this.environment)
      : { kubernetes: projectDefaults().assumedKubernetes };
    const warned = this.graph.intents('problem').map(({ value }) => value);
    return [...warned, ...runChecks(this.graph, context, selection)];
  }

  /** No check finds an error. @throws ProblemError with those that are found */
  passes(selection: CheckSelection = {}): void {
    refuseErrors(this.findings(selection).filter(isError));
  }

  /** Every alert, in declared order. */
  alerts(): readonly RenderedAlert[] {
    return alerts(this.graph).map(({ alert = '', expr, labels, annotations }) => ({
      name: alert,
      severity: labels['severity'],
      expr,
      labels,
      annotations,
    }));
  }

  /** The YAML of everything that a text names, as it would be written: for the snapshots of a test runner. @default everything */
  yaml(named?: string): string {
    const objects = named === undefined ? this.graph.objects : selected(this.graph, named);
    return objects.map(object => yamlOf(object)).join('---\n');
  }

  private refuseUnknown(from: string, to: string, caller: (...args: never[]) => unknown): void {
    const workloads = workloadsOf(this.graph).map(({ namespace, name }) => `${namespace}/${name}`);
    const unknown = [from, to].flatMap(end => unknownEnd(this.graph, end, workloads) ?? []);
    if (unknown.length > 0) throw failed(unknown, caller);
  }
}
