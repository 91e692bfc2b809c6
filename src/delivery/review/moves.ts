import type { Change } from '../../compare/change.js';
import { isReplaced } from '../../graph/hooks.js';
import type { GraphObject } from '../../graph/object.js';
import { isKeptByFlux } from '../../graph/protection.js';
import { gitops } from '../../intent/gitops.js';
import { byStageName } from '../stages.js';
import type { Rewritten } from './rewritten.js';

/** Where objects are, by the path of their file: `production/codeai/deployment-api.yaml` to `…/gitops/codeai/1`. */
type Places = ReadonlyMap<string, string>;

/**
 * Objects that Flux would delete and make anew, because they move to another Kustomization. One to an earlier stage is
 * safe: that one takes the object over before the later one looks for what it no longer has. A later stage comes after
 * that; and the Kustomization of a stage that is gone deletes what it has at once.
 */
export function* movedObjects({ before, after, previous, next }: Rewritten): Iterable<Change> {
  const places = placesIn(before);
  const nextPlaces = placesIn(after);
  const stays = new Set(nextPlaces.values());
  for (const object of next.objects) {
    const path = object.file?.replace(/:\d+$/, '').split('/').slice(-3).join('/') ?? '';
    const [from, to] = [places.get(path), nextPlaces.get(path)];
    if (from === undefined || to === undefined || from === to) continue;
    const known = previous.get(object.group, object.kind, object.namespace, object.name);
    if (isReplaced(object) || (known && isKeptByFlux(known))) continue;
    if (byStageName(nameOf(to), nameOf(from)) < 0 && stays.has(from)) continue;
    yield change(object, nameOf(from), nameOf(to));
  }
}

const nameOf = (folder: string): string => folder.slice(folder.lastIndexOf('/') + 1);

const change = (object: GraphObject, from: string, to: string): Change => ({
  id: 'stage-moved',
  object,
  path: 'metadata.annotations',
  message: `moves from stage ${from} to stage ${to} of its system: Flux deletes it, and makes it anew afterwards`,
  hint:
    'In two steps nothing is deleted: first give the object the annotation `kustomize.toolkit.fluxcd.io/prune: disabled`, ' +
    'and wait until Flux has applied that; then move it. The annotation may go with the next change.',
});

/** Where the lists of stages have each file. */
function placesIn(files: ReadonlyMap<string, string>): Places {
  const places = new Map<string, string>();
  for (const [list, text] of files) {
    const steps = list.split('/');
    if (steps.length !== 5 || steps[1] !== gitops || steps[4] !== 'kustomization.yaml') continue;
    const [environment] = steps;
    for (const [, path] of text.matchAll(/^- (?:\.\.\/){3}(\S+)$/gm))
      places.set(`${environment}/${path}`, steps.slice(0, -1).join('/'));
  }
  return places;
}
