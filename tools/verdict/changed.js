import { answeredCases, tableOf } from './answers.js';
import { parsedPath, valueAt } from './paths.js';

/** What names an object is not changed: it would be another one. */
const ofIdentity = /^metadata(\.(name|namespace|generateName))?$/;

/**
 * Changes of every field of a sound object, each to some of the values that a server takes when the object is new: the first
 * and the last of its sort, and none.
 * @param {readonly import('./answers.js').Answers[]} answers about the object as a new one
 * @param {any} before
 * @returns {Generator<{ before: any, object: any, path: string, value: string }>}
 */
export function* changesOf(answers, before) {
  const places = new Map();
  for (const { accepted, object, path, value } of answeredCases(answers, before)) {
    if (!accepted || ofIdentity.test(path) || isSame(object, before, parsedPath(path))) continue;
    if (!places.has(path)) places.set(path, []);
    places.get(path).push({ before, object, path, value });
  }
  for (const all of places.values())
    yield* new Set([all[0], all.at(-1), all.find(({ value }) => value === 'removed') ?? all[0]]);
}

const isSame = (one, other, path) => JSON.stringify(valueAt(one, path)) === JSON.stringify(valueAt(other, path));

/**
 * @typedef {object} Changes of one object
 * @property {Record<string, string[]>} refused names of values, by path: every other change is taken
 * @property {Record<string, string[]>} untold the same of changes that are about what the cluster has
 */

/** Collects answers to changes. */
export function changeTables() {
  /** @type {Record<string, Changes>} */
  const tables = {};
  return {
    /** @param {{ before: any, path: string, value: string, verdict: any, unknowable?: string }[]} cases */
    add(cases) {
      for (const { before, path, value, verdict, unknowable } of cases) {
        tables[tableOf(before)] ??= { refused: {}, untold: {} };
        if (verdict.accepted) continue;
        const known = tables[tableOf(before)][unknowable ? 'untold' : 'refused'];
        known[path] = [...(known[path] ?? []), value];
      }
    },
    /** Cases on which the server hangs up. */
    addUnjudged(cases) {
      this.add(cases.map(each => ({ ...each, verdict: { accepted: false }, unknowable: 'nobody answers' })));
    },
    tables,
  };
}

/** One line for each place. @param {Record<string, Changes>} tables */
export function changesText(tables) {
  const places = of =>
    Object.entries(of)
      .map(([path, values]) => `   ${JSON.stringify(path)}: ${JSON.stringify(values)}`)
      .join(',\n');
  const objects = Object.entries(tables).map(([name, { refused, untold }]) => {
    const parts = Object.entries({ refused, untold }).filter(([, of]) => Object.keys(of).length > 0);
    return ` ${JSON.stringify(name)}: {${parts.map(([part, of]) => `"${part}": {\n${places(of)}\n }`).join(', ')}}`;
  });
  return `{\n${objects.join(',\n')}\n}\n`;
}
