import { App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { EnvironmentName, LogStore } from '../../../src/entries/types.js';
import { graphOf } from '../../../src/graph/from-app.js';
import type { Graph } from '../../../src/graph/graph.js';
import { Environment } from '../../../src/index.js';
import { fleet } from '../../../src/main.js';
import { CodexAppServer, type CodexAppServerProps } from '../../../src/systems/codex-app-server/system.js';
import versionsFile from '../../../versions.json' with { type: 'json' };
import type { Rendered } from '../../constructs/support.js';

const name = 'codex-app-server';

/** The system in an environment of the fleet, alone. */
export const graphIn = (environment: EnvironmentName): Graph =>
  graphOf(fleet.declare(fleet.environment(environment)).node.findChild(name) as IConstruct);

/** The same with other props, or where logs are kept elsewhere. */
export function declaredIn(
  environment: EnvironmentName,
  { logs, ...props }: Partial<CodexAppServerProps> & { readonly logs?: LogStore } = {},
): Graph {
  const known = fleet.environment(environment);
  const cluster = { ...known.props.cluster, ...(logs && { logs }) };
  const image = { repository: 'docker.io/fluent/fluent-bit', versions: { [environment]: '4.0.3' } };
  const versions = { images: { ...versionsFile.images, 'fluent-bit': image } };
  const where = new Environment(environment, { ...known.props, cluster, versions });
  return graphOf(new CodexAppServer(new App(), { environment: where, ...props }));
}

/** The only object of a kind, or the one of this name. */
export function only(graph: Graph, kind: string, named = name): Rendered {
  const found = graph.ofKind(kind).filter(object => object.name === named);
  if (found.length !== 1) throw new Error(`${found.length} of kind ${kind} are called ${named}`);
  return found[0]!.manifest as unknown as Rendered;
}

export const kindsOf = (graph: Graph, named = name): readonly string[] =>
  graph.objects.filter(object => object.name === named).map(({ kind }) => kind);

export const dataOf = (graph: Graph, configMap: string) =>
  only(graph, 'ConfigMap', configMap)['data'] as Readonly<Record<string, string>>;
