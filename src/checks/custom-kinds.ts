import { at, fieldsOf, isMap, listOf, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { perGraph } from '../graph/per-graph.js';
import { customKind } from '../schema/custom-kind.js';
import type { Type } from '../schema/type.js';

/** The kinds that the custom resource definitions of a graph make, by `apiVersion#kind`. */
export const customKinds: (graph: Graph) => ReadonlyMap<string, Type> = perGraph(
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
