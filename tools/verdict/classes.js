import { fieldOf, pathsOf } from './paths.js';

/**
 * What a refusal is about: the kind and the field that the server names.
 * @param {{ object: any, verdict: import('../api-server/objects.js').Verdict }} judged
 * @returns {string} "Deployment spec.template.spec.containers[].env[].valueFrom"
 */
export function classOf({ object, verdict: { causes, message = '' } }) {
  const field = causes[0]?.field ?? /(?:^|[:\s(])\.([A-Za-z][^\s:,;]*)/.exec(message)?.[1] ?? '';
  return `${object.kind} ${field.replace(/^\./, '').replaceAll(/\[[^\]]*\]/g, '[]')}`;
}

/**
 * How often each field of each kind is used.
 * @param {readonly object[]} corpus
 * @returns {Map<string, number>} "Deployment spec.replicas" to a number of objects
 */
export function usesOf(corpus) {
  const uses = new Map();
  for (const object of corpus)
    for (const field of new Set([...Object.keys(object), ...pathsOf(object).map(fieldOf)])) {
      const key = `${object.kind} ${field.replaceAll(/\.\[\]/g, '[]')}`;
      uses.set(key, (uses.get(key) ?? 0) + 1);
    }
  return uses;
}

/** Adds refused cases to the counts of their classes: how many there are, and how many of them check is silent on. */
export function addClasses(classes, refused) {
  for (const each of refused) {
    const name = classOf(each);
    const counts = classes.get(name) ?? { name, cases: 0, missed: 0, example: undefined };
    counts.cases += 1;
    if (each.findings.length === 0) {
      counts.missed += 1;
      counts.example = `${each.verdict.message} (changed: ${each.paths.map(fieldOf)})`;
    }
    classes.set(name, counts);
  }
}

/** @returns {{ name: string, cases: number, missed: number, uses: number, example?: string }[]} most used first */
export function classesOf(classes, corpus) {
  const uses = usesOf(corpus);
  return [...classes.values()]
    .map(each => ({ ...each, uses: uses.get(each.name) ?? uses.get(mapOf(each.name)) ?? 0 }))
    .sort((a, b) => b.uses - a.uses || b.missed - a.missed);
}

/** A key of a map is used where the map is: the server names `metadata.labels[a]`. */
const mapOf = name => name.replace(/(\[\])+$/, '');

/** The share of refusals that check misses, each class weighed by how often its field is used (at least once). */
export function weightedMisses(classes) {
  const weight = ({ uses }) => Math.max(uses, 1);
  const total = classes.reduce((sum, each) => sum + weight(each), 0);
  return classes.reduce((sum, each) => sum + (weight(each) * each.missed) / each.cases, 0) / total;
}
