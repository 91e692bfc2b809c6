import { append } from '../../graph/append.js';
import type { Graph } from '../../graph/graph.js';
import type { GraphObject } from '../../graph/object.js';
import { perGraph } from '../../graph/per-graph.js';
import { perObject } from '../../graph/per-object.js';
import { eachText, type TextPlace } from '../../graph/texts.js';
import { workloadOf } from '../../graph/workload.js';
import { type Leak, leaksIn } from '../../leaks/leak.js';
import { perText } from '../../manifest/per-text.js';
import { optionLeaks } from './option-leaks.js';
import { variableLeak } from './variable-leak.js';

/** A secret that stands in an object for everyone to read. The value is never to be printed. */
export interface Exposure extends Leak {
  readonly path: string;
}

const none: readonly Exposure[] = Object.freeze([]);

const exposuresOf = perObject((object): readonly Exposure[] => {
  const found: Exposure[] = [];
  eachText(object.manifest, (text, place) => {
    const named = variableLeak(object, text, place);
    if (named) found.push({ ...named, path: place.path });
    for (const leak of leaksOf(text)) {
      if (leak.certain || !isIdentifier(object, place)) found.push({ ...leak, path: place.path });
    }
  });
  for (const { containers } of workloadOf(object)) {
    for (const container of containers) found.push(...optionLeaks(container));
  }
  return found.length > 0 ? found : none;
});

/** The secrets of each object that has some. */
export const exposures: (graph: Graph) => ReadonlyMap<GraphObject, readonly Exposure[]> = perGraph(graph => {
  const found = new Map<GraphObject, Exposure[]>();
  for (const object of graph.objects) {
    for (const exposure of exposuresOf(object)) append(found, object, exposure);
  }
  return found;
});

/** Fields whose noise is an identifier, a digest, or encrypted. */
const identifiers = [
  /(?:checksum|digest|hash|sha\d*|commit|revision|fingerprint|etag|uid|name|image|version)$/i,
  /(?:ID|Id|\bid|_id)$/,
];

function isIdentifier({ kind }: GraphObject, { keys, isKey }: TextPlace): boolean {
  if (keys[0] === 'status' || (kind === 'SealedSecret' && keys[1] === 'encryptedData')) return true;
  if (isKey) return false;
  const last = keys.at(-1) ?? '';
  const name = last === 'value' ? (keys.at(-2) ?? '') : last;
  return identifiers.some(form => form.test(name));
}

/** Names, labels and keys repeat in every object, and most texts in every environment and every run of a watch. */
const leaksOf = perText(leaksIn);
