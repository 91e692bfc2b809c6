import { append } from '../../graph/append.js';
import type { Graph } from '../../graph/graph.js';
import type { GraphObject } from '../../graph/object.js';
import { perGraph } from '../../graph/per-graph.js';
import { perObject } from '../../graph/per-object.js';
import { eachText } from '../../graph/texts.js';
import { workloadOf } from '../../graph/workload.js';
import type { Leak } from '../../leaks/leak.js';
import { leaksIn } from '../../leaks/scan.js';
import { isEncryptedBySops } from '../../leaks/sops.js';
import { perText } from '../../manifest/per-text.js';
import type { Exposure } from './exposure.js';
import { optionLeaks } from './option-leaks.js';
import { variableLeak } from './variable-leak.js';

const none: readonly Exposure[] = Object.freeze([]);

const exposuresOf = perObject((object): readonly Exposure[] => {
  // Its texts describe fields, and are made from comments of the source.
  if (object.kind === 'CustomResourceDefinition') return none;
  const found: Exposure[] = [];
  const isEncrypted = isEncryptedBySops(object.manifest);
  eachText(object.manifest, (text, place) => {
    if (isEncrypted && place.keys[0] === 'sops') return;
    const { isKey } = place;
    const named = variableLeak(object, text, place);
    if (named) found.push({ what: named, value: text, path: place.path, isKey });
    for (const { what, value } of distinct(leaksOf(text))) found.push({ what, value, path: place.path, isKey });
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

/** Each value once. */
function distinct(leaks: readonly Leak[]): Iterable<Leak> {
  return leaks.length < 2 ? leaks : new Map(leaks.map(leak => [leak.value, leak])).values();
}

/** Names, labels and keys repeat in every object, and most texts in every environment and every run of a watch. */
const leaksOf = perText(leaksIn);
