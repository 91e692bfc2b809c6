import type { Graph } from '../graph/graph.js';
import type { Problem } from '../problem.js';
import { exposures } from './values/exposures.js';

/** Shorter values are parts of ordinary words. */
const shortest = 4;
/** Messages cut long values off: what begins like a secret is taken for it. */
const headLength = 6;

/** The same problems with every secret of the graph blotted out, whichever check quotes it. */
export function redacted(graph: Graph, problems: readonly Problem[]): readonly Problem[] {
  const found = [...exposures(graph).values()].flat().flatMap(({ value }) => [value, ...value.split('\n')]);
  const values = [...new Set(found)].filter(value => value.length >= shortest).sort((a, b) => b.length - a.length);
  if (values.length === 0) return problems;
  const blot = <T extends string | undefined>(text: T): T =>
    (text === undefined ? text : values.reduce(blotted, text)) as T;
  return problems.map(problem => ({
    ...problem,
    message: blot(problem.message),
    hint: blot(problem.hint),
    path: blot(problem.path),
    object: problem.object && {
      ...problem.object,
      namespace: blot(problem.object.namespace),
      name: blot(problem.object.name),
    },
  }));
}

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
