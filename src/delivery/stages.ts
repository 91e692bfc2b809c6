import { phaseOf, waveOf } from '../graph/hooks.js';
import type { GraphObject } from '../graph/object.js';

/** Objects of a system that are applied together, when all before them are ready. */
export interface Stage {
  /** `minus-2`, `0`, `1`, `after-0`: the wave, and whether it comes before or after everything else. */
  readonly name: string;
  readonly objects: readonly GraphObject[];
}

interface Place {
  /** Before everything, with everything, after everything. */
  readonly phase: 0 | 1 | 2;
  readonly wave: number;
}

const phases = { before: 0, during: 1, after: 2 } as const;
const words = ['before-', '', 'after-'] as const;

/** Hooks that only an accident or a deletion runs: nothing that a release applies. */
const isForOthers = (object: GraphObject): boolean =>
  /\b(Skip|SyncFail|PreDelete|PostDelete)\b/.test(
    String(object.manifest.metadata.annotations?.['argocd.argoproj.io/hook'] ?? ''),
  );

/** Without these nothing else is accepted, in whatever wave they are. */
const isFoundation = ({ kind }: GraphObject): boolean => kind === 'Namespace' || kind === 'CustomResourceDefinition';

/** The stages of a system in their order. */
export function stagesOf(objects: readonly GraphObject[]): readonly Stage[] {
  const applied = objects.filter(object => !isForOthers(object));
  const first = applied.map(placeOf).sort(byPlace)[0];
  const places = new Map<string, { readonly place: Place; readonly objects: GraphObject[] }>();
  for (const object of applied) {
    const place = isFoundation(object) && first ? first : placeOf(object);
    const name = nameOf(place);
    const known = places.get(name) ?? { place, objects: [] };
    places.set(name, known);
    known.objects.push(object);
  }
  return [...places]
    .sort(([, a], [, b]) => byPlace(a.place, b.place))
    .map(([name, { objects }]) => ({ name, objects }));
}

const placeOf = (object: GraphObject): Place => ({ phase: phases[phaseOf(object)], wave: waveOf(object) });

const byPlace = (a: Place, b: Place): number => a.phase - b.phase || a.wave - b.wave;

const nameOf = ({ phase, wave }: Place): string => `${words[phase]}${wave < 0 ? `minus-${-wave}` : wave}`;

/** The order of two stages, by their names. */
export const byStageName = (a: string, b: string): number => byPlace(placeNamed(a), placeNamed(b));

function placeNamed(name: string): Place {
  const [, word = '', minus, number] = /^(before-|after-)?(minus-)?(\d+)$/.exec(name) ?? [];
  const phase = word === 'before-' ? 0 : word === 'after-' ? 2 : 1;
  return { phase, wave: Number(number ?? 0) * (minus === undefined ? 1 : -1) };
}
