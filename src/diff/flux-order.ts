import { at, listOf, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { type GraphObject, namespaceOf } from '../graph/object.js';
import { gitops } from '../intent/gitops.js';
import { appliedBy } from './changes.js';
import type { Consequence, Pair } from './consequence.js';
import { listed } from './lists.js';
import { systemOf } from './system-of.js';

/** Objects that Flux applies together, and after which others it does. */
interface Part {
  /** What waits, in words: `codeai`, or `Kustomization flux-system/apps` for one that is not a system of plainsail. */
  readonly name: string;
  readonly kustomization: GraphObject;
  readonly after: readonly string[];
  readonly has: (object: GraphObject) => boolean;
}

/**
 * Which changed systems Flux keeps waiting for which others: a Kustomization waits until those that it depends on have
 * applied the same revision.
 */
export function* fluxOrder(pair: Pair): Iterable<Consequence> {
  const parts = partsOf(pair.next);
  if (parts.size === 0) return;
  const applied = appliedBy(pair);
  const touched = new Map<string, GraphObject>();
  for (const { name, has } of parts.values()) {
    const own = touched.get(name) ?? applied.find(has);
    if (own) touched.set(name, own);
  }
  const found = new Map<string, Map<string, string>>();
  for (const part of parts.values()) {
    if (!touched.has(part.name)) continue;
    for (const { name, why } of waitsOf(part, parts, touched)) {
      const others = found.get(part.name) ?? new Map<string, string>();
      found.set(part.name, others.has(name) ? others : others.set(name, why));
    }
  }
  for (const [subject, others] of found) {
    const message = `waits for ${listed(others.keys())}: ${listed(others.values())}`;
    yield { section: 'order', id: 'system-waits', object: touched.get(subject)!, subject, message };
  }
}

const fluxGroup = 'kustomize.toolkit.fluxcd.io';

function partsOf(graph: Graph): ReadonlyMap<string, Part> {
  const objects = graph.ofKind('Kustomization').filter(({ group }) => group === fluxGroup);
  const isOrdered = objects.some(({ manifest }) => listOf(at(manifest, 'spec')['dependsOn']).length > 0);
  return new Map(isOrdered ? objects.map(object => [keyOf(object), partOf(object)]) : []);
}

const keyOf = (object: GraphObject): string => `${namespaceOf(object)}/${object.name}`;

function partOf(kustomization: GraphObject): Part {
  const spec = at(kustomization.manifest, 'spec');
  const steps = (textOf(spec['path']) ?? '').split('/').filter(step => step !== '' && step !== '.');
  const after = listOf(spec['dependsOn']).map(entry => {
    const { name, namespace } = at(entry);
    return `${textOf(namespace) ?? namespaceOf(kustomization)}/${textOf(name)}`;
  });
  // A stage lists the files of its system, which are in another folder.
  const system = kustomization.unit?.delivers ?? (steps.at(-3) === gitops ? steps.at(-2) : undefined);
  if (system !== undefined) return { name: system, kustomization, after, has: object => systemOf(object) === system };
  const folder = `/${steps.join('/')}/`;
  return {
    ...{ name: `Kustomization ${keyOf(kustomization)}`, kustomization, after },
    has: ({ file = '' }) => steps.length > 0 && `/${file.replaceAll('\\', '/')}`.includes(folder),
  };
}

/** The nearest changed parts before one, also by way of those that do not change. */
function waitsOf(
  part: Part,
  parts: ReadonlyMap<string, Part>,
  touched: ReadonlyMap<string, GraphObject>,
): readonly { readonly name: string; readonly why: string }[] {
  const found: { name: string; why: string }[] = [];
  const seen = new Set<Part>([part]);
  const queue = [part];
  for (const each of queue) {
    for (const other of each.after.flatMap(key => parts.get(key) ?? [])) {
      if (seen.has(other)) continue;
      seen.add(other);
      const why = `Kustomization ${keyOf(each.kustomization)} depends on ${keyOf(other.kustomization)}`;
      if (other.name !== part.name && touched.has(other.name)) found.push({ name: other.name, why });
      else queue.push(other);
    }
  }
  return found;
}
