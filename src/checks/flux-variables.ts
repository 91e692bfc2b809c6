import { textMapOf } from '../graph/fields.js';
import type { GraphObject } from '../graph/object.js';
import { eachText } from '../graph/texts.js';
import { fluxVariable } from './substituted.js';

/** What Flux takes for a variable: a second `$` before it keeps it as it is. */
const variable = new RegExp(fluxVariable, 'g');

export interface FluxVariable {
  readonly name: string;
  /** `${name:-value}` and its like: it needs no value. */
  readonly hasDefault: boolean;
  /** Where it first is. */
  readonly path: string;
}

/** The variables that Flux would substitute in an object, each once; none where the object says that it is to be left alone. */
export function fluxVariables({ manifest }: GraphObject): readonly FluxVariable[] {
  const { labels, annotations } = manifest.metadata;
  const key = 'kustomize.toolkit.fluxcd.io/substitute';
  if ([labels, annotations].some(map => textMapOf(map)[key] === 'disabled')) return [];
  const found = new Map<string, FluxVariable>();
  eachText(manifest, (text, place) => {
    if (!text.includes('${')) return;
    for (const [whole, name = ''] of text.matchAll(variable)) {
      const known = found.get(name);
      const hasDefault = /^:?[-=]/.test(whole.slice(name.length + 2));
      if (!known || (known.hasDefault && !hasDefault)) found.set(name, { name, hasDefault, path: place.path });
    }
  });
  return [...found.values()];
}
