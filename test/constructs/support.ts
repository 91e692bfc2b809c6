import { App, Chart } from 'cdk8s';
import type { Container, PodSpec, PodTemplateSpec } from '../../imports/k8s.js';
import { type ClusterProps, Environment, type EnvironmentProps } from '../../src/index.js';
import { ProblemError } from '../../src/problem.js';

/** A manifest as tests look into it: any field may be asked for. */
export interface Rendered {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** A chart as anybody has one: nothing in it is plainsail's. */
export const plainChart = (namespace = 'shop'): Chart =>
  new Chart(new App(), 'shop', { namespace, disableResourceNameHashes: true });

/** A chart of an environment with these facts. */
export function chartIn(cluster: ClusterProps, more: Partial<EnvironmentProps> = {}): Chart {
  const chart = plainChart();
  new Environment('staging', { tier: 'staging', domain: 'example.com', versions: {}, ...more, cluster }).attach(chart);
  return chart;
}

/** Everything the chart renders. */
export const manifests = (chart: Chart): readonly Rendered[] => chart.toJson();

export const ofKind = (chart: Chart, kind: string): readonly Rendered[] =>
  manifests(chart).filter(manifest => manifest.kind === kind);

/** The only object of its kind, or the one of this name. */
export function only(chart: Chart, kind: string, name?: string): Rendered {
  const found = ofKind(chart, kind).filter(({ metadata }) => name === undefined || metadata.name === name);
  if (found.length !== 1) {
    throw new Error(`${found.length} of kind ${kind} and name ${name}: ${found.map(each => each.metadata.name)}`);
  }
  return found[0]!;
}

/** The pod template of a workload. */
export function templateOf({ kind, spec }: Rendered): PodTemplateSpec {
  const job = kind === 'CronJob' ? (spec['jobTemplate'] as { spec: Rendered['spec'] }).spec : spec;
  return job['template'] as PodTemplateSpec;
}

export const podOf = (workload: Rendered): PodSpec => templateOf(workload).spec!;

/** The first container of a workload. */
export const containerOf = (workload: Rendered): Container => podOf(workload).containers[0]!;

/** What a declaration is refused for: id, message and hint of each problem. */
export function refusals(declare: () => unknown): readonly (readonly [string, string, string | undefined])[] {
  try {
    declare();
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.map(({ id, message, hint }) => [id, message, hint]);
    throw error;
  }
  return [];
}

/** Resources that nothing is wrong with. */
export const small = { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] } as const;
