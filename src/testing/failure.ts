import type { Graph } from '../graph/graph.js';
import type { GraphObject } from '../graph/object.js';
import { alternatives, didYouMean, formatObject } from '../problem.js';
import { type Mismatch, mismatchesOf, shown } from './mismatch.js';
import { selected } from './selected.js';

/** What was rendered is not as a test expects. No `AssertionError`: runners would add two values that it does not have. */
export class ExpectationError extends Error {
  override readonly name = 'ExpectationError';

  constructor(lines: readonly string[], caller: (...args: never[]) => unknown) {
    super(lines.join('\n'));
    Error.captureStackTrace(this, caller);
  }
}

export const failed = (lines: readonly string[], caller: (...args: never[]) => unknown): ExpectationError =>
  new ExpectationError(lines, caller);

/** Where the objects that a text names are missing: what there is instead. */
export function nothingNamed(graph: Graph, named: string): readonly string[] {
  const [kind = ''] = named.split(/[ /]/);
  const ofKind = graph.ofKind(kind);
  if (ofKind.length > 0) {
    const names = ofKind.map(({ name }) => `${kind}/${name}`);
    return [`there is no ${named}.${didYouMean(named, names)}`, `  there is ${alternatives(names)}`];
  }
  const kinds = [...new Set(graph.objects.map(each => each.kind))].sort();
  return [`there is no ${named}.${didYouMean(kind, kinds)}`, `  there are ${kinds.join(', ') || 'no objects'}`];
}

/** The object that has the fewest faults, and these. */
export function nearest(graph: Graph, named: string, pattern: unknown): readonly string[] {
  const found = selected(graph, named).map(object => ({ object, faults: mismatchesOf(pattern, object.manifest) }));
  const best = found.toSorted((a, b) => a.faults.length - b.faults.length)[0];
  if (!best) return [];
  return [`  the nearest is ${described(best.object)}:`, ...best.faults.map(faultLine)];
}

/** `Deployment shop/api (src/shop.ts:12)` */
export function described(object: GraphObject): string {
  const source = object.source?.();
  return `${formatObject(object)}${source === undefined ? '' : ` (${source})`}`;
}

const faultLine = ({ path, expected, actual }: Mismatch): string =>
  `    ${path || 'the object'} is ${shown(actual)}; expected is ${expected}`;
