import { parsedPath, pathText, valueAt, withValue } from './paths.js';
import { borders } from './sweep.js';

/**
 * @typedef {object} Answers of a server about places of one object: everything else that is tried at them it takes
 * @property {import('./sweep.js').Sort} sort of the values
 * @property {readonly string[]} [known] texts of its own that were tried as well
 * @property {readonly string[]} refused names of values
 * @property {readonly string[]} [untold] names of values that no manifest tells: it is about what the cluster has, or the server hangs up
 * @property {readonly string[]} at paths
 */

/** The name of the table about an object. */
export const tableOf = ({ kind, metadata }) => `${kind.toLowerCase()}-${metadata.name}.json`;

/** Collects answers: one table for each object. */
export function answerTables() {
  const places = new Map();
  const knownOf = (original, place) => {
    const key = `${tableOf(original)} ${pathText(place.path)}`;
    const known = places.get(key) ?? { original, place, refused: [], untold: [] };
    places.set(key, known);
    return known;
  };
  return {
    /** @param {{ original: any, place: import('./sweep.js').Place, value: string, verdict: any, findings: any[] }[]} cases */
    add(cases) {
      for (const { original, place, value, verdict, unknowable, refusedAnew } of cases) {
        const known = knownOf(original, place);
        if (unknowable || refusedAnew) known.untold.push(value);
        else if (!verdict.accepted) known.refused.push(value);
      }
    },
    /** Cases on which the server hangs up. */
    addUnjudged(cases) {
      for (const { original, place, value } of cases) knownOf(original, place).untold.push(value);
    },
    /** @returns {Map<string, string>} texts by name */
    texts() {
      const tables = new Map();
      for (const { original, place, refused, untold } of places.values()) {
        const file = tableOf(original);
        const groups = tables.get(file) ?? new Map();
        tables.set(file, groups);
        const { sort, known } = place;
        const about = { sort, ...(known.length > 0 && { known }), refused, ...(untold.length > 0 && { untold }) };
        const key = JSON.stringify(about);
        const group = groups.get(key) ?? { ...about, at: [] };
        group.at.push(pathText(place.path));
        groups.set(key, group);
      }
      return new Map([...tables].map(([file, groups]) => [file, tableText([...groups.values()])]));
    },
  };
}

/** One line for each group, and one for each of its places. */
const tableText = groups =>
  `[\n${groups
    .map(({ at, ...about }) => {
      const places = at.map(path => `  ${JSON.stringify(path)}`).join(',\n');
      return ` ${JSON.stringify(about).slice(0, -1)},"at":[\n${places}\n ]}`;
    })
    .join(',\n')}\n]\n`;

/**
 * The cases behind the answers about an object, without those that no manifest tells.
 * @param {readonly Answers[]} answers
 * @returns {Generator<{ object: any, path: string, value: string, accepted: boolean }>}
 */
export function* answeredCases(answers, object) {
  for (const { sort, known = [], refused, untold = [], at } of answers)
    for (const text of at) {
      const path = parsedPath(text);
      for (const [name, value] of borders({ sort, known }, valueAt(object, path)))
        if (!untold.includes(name))
          yield { object: withValue(object, path, value), path: text, value: name, accepted: !refused.includes(name) };
    }
}
