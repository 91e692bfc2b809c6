import { at, fieldsOf, isMap, listOf, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { perGraph } from '../graph/per-graph.js';
import { customKind } from '../schema/custom-kind.js';
import type { CustomObject } from '../schema/structural/custom-object.js';
import { schemaTables } from '../schema/tables.js';

/** The kinds that the custom resource definitions of a graph make, by `apiVersion#kind`. */
const customKinds: (graph: Graph) => ReadonlyMap<string, CustomObject> = perGraph(
  graph =>
    new Map(
      graph.ofKind('CustomResourceDefinition').flatMap(({ manifest }) => {
        const { group, versions } = at(manifest, 'spec');
        const kind = textOf(at(manifest, 'spec', 'names')['kind']) ?? '';
        return listOf(versions).flatMap(version => {
          const { name, served } = fieldsOf(version);
          const schema = at(version, 'schema')['openAPIV3Schema'];
          if (served === false || !isMap(schema)) return [];
          return [[`${group}/${name}#${kind}`, customKind(`${group}/${name}`, kind, schema)] as const];
        });
      }),
    ),
);

/** What an object says it is. */
interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
}

/**
 * Finds the custom kind of an object that a graph, or the cluster, has a definition of; undefined for other kinds.
 * @param definitions of the cluster; those in the graph come first
 */
export function definedKinds(graph: Graph, definitions?: Graph): (object: Kind) => CustomObject | undefined {
  const own = new Map([...(definitions ? customKinds(definitions) : []), ...customKinds(graph)]);
  return ({ apiVersion, kind }) => own.get(`${apiVersion}#${kind}`);
}

/** The names of the kinds of an API version that a graph, or the cluster, has definitions of. */
export function kindsBeside(graph: Graph, definitions?: Graph): (apiVersion: string) => readonly string[] {
  const all = [...customKinds(graph).keys(), ...(definitions ? customKinds(definitions).keys() : [])];
  return apiVersion => all.filter(key => key.startsWith(`${apiVersion}#`)).map(key => key.slice(apiVersion.length + 1));
}

/** The same; a kind without such a definition has the one that comes with this tool. */
export function knownKinds(graph: Graph, definitions?: Graph): (object: Kind) => CustomObject | undefined {
  const defined = definedKinds(graph, definitions);
  return object => defined(object) ?? schemaTables.customKind(object.apiVersion, object.kind);
}
