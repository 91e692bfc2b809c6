import { at, type Fields, fieldsOf, listOf, textOf } from './fields.js';
import type { Graph } from './graph.js';
import { type GraphObject, namespaceOf } from './object.js';
import { perGraph } from './per-graph.js';
import type { Reference } from './reference.js';

const group = 'keda.sh';

/** One trigger of a ScaledObject or ScaledJob. */
export interface Trigger {
  readonly object: GraphObject;
  /** `spec.triggers[0]` */
  readonly path: string;
  readonly fields: Fields;
}

export const triggersOf = (object: GraphObject): readonly Trigger[] =>
  listOf(at(object.manifest, 'spec')['triggers']).map((trigger, i) => ({
    object,
    path: `spec.triggers[${i}]`,
    fields: fieldsOf(trigger),
  }));

export const scaledObjects = (graph: Graph): readonly GraphObject[] =>
  graph.ofKind('ScaledObject').filter(object => object.group === group);

/** The triggers of everything that KEDA scales. */
export const triggers: (graph: Graph) => readonly Trigger[] = perGraph(graph =>
  [...scaledObjects(graph), ...graph.ofKind('ScaledJob').filter(object => object.group === group)].flatMap(triggersOf),
);

/** The keys of Secrets that TriggerAuthentications name. */
export const triggerSecrets: (graph: Graph) => readonly Reference[] = perGraph(graph =>
  graph
    .ofKind('TriggerAuthentication')
    .filter(object => object.group === group)
    .flatMap(from =>
      listOf(at(from.manifest, 'spec')['secretTargetRef']).flatMap((entry, i) => {
        const { name, key } = fieldsOf(entry);
        const text = textOf(name);
        if (!text) return [];
        const path = `spec.secretTargetRef[${i}]`;
        const named = { path: `${path}.name`, keyPath: `${path}.key`, key: textOf(key) };
        return [{ from, kind: 'Secret' as const, namespace: namespaceOf(from), name: text, optional: false, ...named }];
      }),
    ),
);
