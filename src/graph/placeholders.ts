import type { Graph } from './graph.js';
import type { GraphObject } from './object.js';
import { perGraph } from './per-graph.js';

/** A value that stands for one that is not known yet, and where it is first. */
export interface Placeholder {
  readonly value: string;
  readonly object: GraphObject;
  readonly path: string;
  /** How many objects have it. */
  readonly objects: number;
}

/** What documentation uses in place of the real thing. */
const forms: readonly RegExp[] = [
  // Names that no one can register (RFC 2606, RFC 6761), and those that call themselves examples.
  /\b(?:[a-z0-9-]+\.)*(?:[a-z0-9-]*example[a-z0-9-]*)(?:\.[a-z0-9-]+)*\b/g,
  /\b(?:[a-z0-9-]+\.)+(?:test|invalid)\b/g,
  // Accounts of the documentation of AWS.
  /\b(?:111122223333|123456789012|444455556666|777788889999|999988887777|000000000000)\b/g,
  // A client of Google has a number in front.
  /(?<![\w-])(?!\d+-)[a-z][a-z0-9-]*\.apps\.googleusercontent\.com\b/g,
  // Addresses for documentation (RFC 5737, RFC 3849).
  /\b(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}(?:\/\d+)?\b/g,
  /\b2001:db8:[0-9a-f:]+(?:\/\d+)?\b/g,
  /\b(?:CHANGE[-_ ]?ME|REPLACE[-_ ]?ME|FIXME|YOUR[-_][A-Z_-]+)\b/gi,
];

/** Kinds that hold prose, queries and models: no cluster connects to what they mention. */
const prose = new Set(['PrometheusRule', 'CustomResourceDefinition']);

/** Every placeholder in the objects of a graph, each once, sorted. */
export const placeholders = perGraph((graph: Graph): readonly Placeholder[] => {
  const found = new Map<string, { object: GraphObject; path: string; objects: Set<GraphObject> }>();
  for (const object of graph.objects) {
    if (prose.has(object.kind)) continue;
    for (const [path, text] of textsOf(object.manifest, ''))
      for (const form of forms)
        for (const [value] of text.matchAll(form)) {
          const known = found.get(value);
          if (known) known.objects.add(object);
          else found.set(value, { object, path, objects: new Set([object]) });
        }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, { object, path, objects }]) => ({ value, object, path, objects: objects.size }));
});

/** Every text of plain data with its path; long files of programs are texts as well. */
function* textsOf(value: unknown, path: string): Iterable<readonly [path: string, text: string]> {
  if (typeof value === 'string') yield [path, value];
  else if (Array.isArray(value)) for (const [i, each] of value.entries()) yield* textsOf(each, `${path}[${i}]`);
  else if (value !== null && typeof value === 'object')
    for (const [key, each] of Object.entries(value))
      yield* textsOf(each, path === '' ? key : /^[\w-]+$/.test(key) ? `${path}.${key}` : `${path}["${key}"]`);
}
