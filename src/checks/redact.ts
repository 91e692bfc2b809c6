import { append } from '../graph/append.js';
import type { Graph } from '../graph/graph.js';
import { eachText } from '../graph/texts.js';
import { HiddenValues, type WordsAt } from '../leaks/hidden-values.js';
import { isGenerated } from '../leaks/secret-value.js';
import { formatObject, type ObjectName, type Problem } from '../problem.js';
import { exposures } from './exposures/exposures.js';

/** Hides the secrets of a graph, whoever quotes them. */
export interface Redaction {
  readonly text: (text: string, wordsAt?: WordsAt) => string;
  /** Its object, file and source stay as they are, and so does its path unless a key in it is the secret. */
  readonly problem: (problem: Problem) => Problem;
  /** Values that are also names in the graph: hidden only where the text is about the place that holds them. */
  readonly ordinary: readonly string[];
}

const nothing: Redaction = { text: text => text, problem: problem => problem, ordinary: [] };

/** What hides the secrets of a graph. A value that equals a name is not hidden where the name may stand: that would tell it. */
export function redactionOf(graph: Graph): Redaction {
  const found = exposures(graph);
  if (found.size === 0) return nothing;
  const all = [...found.values()].flat();
  const names = namesIn(graph);
  const isOrdinary = (value: string) => names.has(value) && !isGenerated(value);
  const values = [...new Set(all.map(({ value }) => value))];
  const everywhere = new HiddenValues(values.filter(value => !isOrdinary(value)));
  const keys = new HiddenValues(all.flatMap(({ value, isKey }) => (isKey ? [value] : [])));
  const places = new Map<string, string[]>();
  for (const [object, exposed] of found) {
    for (const { path, value } of exposed) append(places, placeOf(object, path), value);
  }
  const text: Redaction['text'] = (shown, wordsAt = isQuoted) => everywhere.hide(shown, wordsAt);
  return {
    text,
    problem: problem => {
      const { id, object, path, message, hint } = problem;
      const own = new HiddenValues(
        object && path !== undefined && !namesKeyOnly(id) ? ownValues(places, object, path) : [],
      );
      const hide = (shown: string) => text(own.hide(shown, isQuoted));
      return {
        ...problem,
        message: hide(message),
        ...(hint !== undefined && { hint: hide(hint) }),
        ...(path !== undefined && { path: keys.hide(path) }),
      };
    },
    ordinary: values.filter(isOrdinary),
  };
}

/** It never prints the value, and the key may be the password. */
const namesKeyOnly = (id: string): boolean => id === 'no-secret-values';

/** The values at the place of a problem, or in the variable that it is about. */
const ownValues = (places: ReadonlyMap<string, readonly string[]>, object: ObjectName, path: string) =>
  [path, `${path}.value`].flatMap(each => places.get(placeOf(object, each)) ?? []);

const placeOf = (object: ObjectName, path: string) => `${object.apiVersion} ${formatObject(object)} ${path}`;

/** Messages quote what manifests say; outside of quotes, words are their own. */
function isQuoted(text: string, at: number): boolean {
  let quotes = 0;
  for (let i = text.indexOf('"'); i >= 0 && i < at; i = text.indexOf('"', i + 1)) quotes++;
  return quotes % 2 === 1;
}

const naming = /^(?:kind|namespace|host|.*[nN]ame)$/;

/** Every word that the manifests use as a name: of objects, fields, containers and labels. */
function namesIn(graph: Graph): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { manifest } of graph.objects) {
    eachText(manifest, (text, { keys, isKey }) => {
      if (isKey || naming.test(keys.at(-1) ?? '') || isLabel(keys)) names.add(text);
    });
  }
  return names;
}

const isLabel = (keys: readonly string[]): boolean => ['labels', 'matchLabels', 'selector'].includes(keys.at(-2) ?? '');
