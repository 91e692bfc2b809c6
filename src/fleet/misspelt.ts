import type { Environment } from '../environment/environment.js';
import { alternatives, didYouMean, type Problem, problem } from '../problem.js';

/** Names in an environment's tables that the fleet does not have. */
export function misspelt(
  { name, cluster: { delivery }, props: { versions, stores = {} } }: Environment,
  environments: readonly string[],
  systems: readonly string[],
): readonly Problem[] {
  const versionKeys = Object.entries(versions).flatMap(([image, entry]) =>
    Object.keys(entry)
      .filter(key => key !== 'repository' && !environments.includes(key))
      .map(key =>
        problem('image-version', `image "${image}" has a version for "${key}".${didYouMean(key, environments)}`, {
          hint: `The environments are ${alternatives(environments)}.`,
        }),
      ),
  );
  const storeKeys = Object.keys(stores)
    .filter(system => !systems.includes(system))
    .map(system =>
      problem('store-placement', `${name} places stores of "${system}".${didYouMean(system, systems)}`, {
        hint: `The systems are ${alternatives(systems)}.`,
      }),
    );
  const platform = (delivery?.platform ?? [])
    .filter(system => !systems.includes(system))
    .map(system =>
      problem('delivery', `${name} has "${system}" in its platform.${didYouMean(system, systems)}`, {
        hint: `The systems are ${alternatives(systems)}.`,
      }),
    );
  return [...versionKeys, ...storeKeys, ...platform];
}
