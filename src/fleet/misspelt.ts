import type { Environment } from '../environment/environment.js';
import { imagesOf, isOld, type Versions } from '../environment/versions.js';
import { alternatives, didYouMean, type Problem, problem } from '../problem.js';
import { namesIn } from './names.js';

/** Names in the tables of environments that the fleet does not have. */
export function misspelt(environments: readonly Environment[], systems: readonly string[]): readonly Problem[] {
  const names = namesIn(environments);
  const tables = new Set(environments.map(({ props }) => props.versions));
  return [
    ...[...tables].flatMap(table => inVersions(table, names)),
    ...environments.flatMap(each => inFacts(each, systems)),
  ];
}

function inVersions(table: Versions, names: readonly string[]): readonly Problem[] {
  const known = new Set(names);
  const wrong = (message: string, hint: string) => problem('image-version', message, { hint });
  const fields = isOld(table) ? [] : Object.keys(table).filter(key => key !== '$schema' && key !== 'images');
  return [
    ...fields.map(field =>
      wrong(`versions.json has "${field}".`, 'It has "$schema" and "images": an image goes into "images".'),
    ),
    ...Object.entries(imagesOf(table)).flatMap(([image, { repository: _, versions, ...beside }]) => [
      ...Object.keys(beside).map(key =>
        wrong(
          `image "${image}" has "${key}" beside its versions.`,
          'It has "repository" and "versions": { "<environment>": "<version>" }.',
        ),
      ),
      ...Object.keys(versions ?? {})
        .filter(key => !known.has(key))
        .map(key =>
          wrong(
            `image "${image}" has a version for "${key}".${didYouMean(key, names)}`,
            `The environments are ${alternatives(names)}.`,
          ),
        ),
    ]),
  ];
}

function inFacts(
  { name, cluster: { delivery }, props: { stores } }: Environment,
  systems: readonly string[],
): Problem[] {
  const hint = `The systems are ${alternatives(systems)}.`;
  const strange = (of: readonly string[]) => of.filter(system => !systems.includes(system));
  return [
    ...strange(Object.keys(stores)).map(system =>
      problem('store-placement', `${name} places stores of "${system}".${didYouMean(system, systems)}`, { hint }),
    ),
    ...strange(delivery?.platform ?? []).map(system =>
      problem('delivery', `${name} has "${system}" in its platform.${didYouMean(system, systems)}`, { hint }),
    ),
  ];
}
