import type { Graph } from '../graph/graph.js';
import type { Problem } from '../problem.js';
import { exposures } from './exposures/exposures.js';

/** Shorter values are parts of ordinary words. */
const shortest = 4;
/** Messages cut long values off: what begins like a secret is taken for it. */
const headLength = 6;

/** Blots every secret of the graph out of a text. */
export type Redact = <T extends string | undefined>(text: T) => T;

/** What hides the secrets of a graph, whoever quotes them. */
export function redactionOf(graph: Graph): Redact {
  const found = [...exposures(graph).values()].flat().flatMap(({ value }) => [value, ...value.split('\n')]);
  const values = [...new Set(found)].filter(value => value.length >= shortest).sort((a, b) => b.length - a.length);
  return <T extends string | undefined>(text: T): T => (text === undefined ? text : values.reduce(blotted, text)) as T;
}

/** The same problem with every secret blotted out. */
export const redacted = (problem: Problem, redact: Redact): Problem => ({
  ...problem,
  message: redact(problem.message),
  hint: redact(problem.hint),
  path: redact(problem.path),
  object: problem.object && {
    ...problem.object,
    namespace: redact(problem.object.namespace),
    name: redact(problem.object.name),
  },
});

function blotted(text: string, value: string): string {
  const head = value.slice(0, headLength);
  let result = '';
  let from = 0;
  for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, from)) {
    let end = at + head.length;
    while (end < text.length && text[end] === value[end - at]) end++;
    result += `${text.slice(from, at)}•••`;
    from = end;
  }
  return result + text.slice(from);
}
