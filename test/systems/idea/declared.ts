import { App } from 'cdk8s';
import type { PodSpec } from '../../../imports/k8s.js';
import { graphOf } from '../../../src/graph/from-app.js';
import type { Graph } from '../../../src/graph/graph.js';
import { type ClusterProps, Environment } from '../../../src/index.js';
import { development, production, staging } from '../../../src/systems/environments.js';
import { Idea, type IdeaProps } from '../../../src/systems/idea/system.js';

const environments = { development, staging, production } as const;
export type Name = keyof typeof environments;
export const names = ['development', 'staging', 'production'] as const;

/** IDEA as an environment has it, or as it would be with other props or in a cluster with other facts. */
export function ideaIn(name: Name, props: Partial<IdeaProps> = {}, cluster: ClusterProps = {}): Graph {
  const { props: given } = environments[name];
  const environment = new Environment(name, { ...given, cluster: { ...given.cluster, ...cluster } });
  const app = new App();
  new Idea(app, { environment, ...props });
  return graphOf(app);
}

/** The only object of this kind and name, as whoever asks for it looks at it. */
export function only<T>(graph: Graph, kind: string, name: string): T {
  const found = graph.ofKind(kind).filter(object => object.name === name);
  if (found.length !== 1) throw new Error(`${found.length} of kind ${kind} are called ${name}`);
  return found[0]!.manifest as unknown as T;
}

export const has = (graph: Graph, kind: string, name: string): boolean =>
  graph.ofKind(kind).some(object => object.name === name);

export const dataOf = (graph: Graph, name: string) =>
  only<{ data: Readonly<Record<string, string>> }>(graph, 'ConfigMap', name).data;

/** The pod of a Deployment or of a Job. */
export const podOf = (graph: Graph, kind: 'Deployment' | 'Job', name: string): PodSpec =>
  only<{ spec: { template: { spec: PodSpec } } }>(graph, kind, name).spec.template.spec;
