import type { App } from 'cdk8s';
import type { Environment } from '../environment/environment.js';
import { imagesOf } from '../environment/versions.js';
import { recorded } from '../intent/record.js';
import { alternatives, didYouMean, type Problem, problem } from '../problem.js';

/**
 * Versions, placements, addresses and roles that nothing in the environment asks for: most often misspelt. What it has
 * from the one that it is like is validated there.
 */
export function unused(app: App, { name, props: { versions, stores }, like, own, cluster }: Environment): Problem[] {
  const { addresses = {}, cloudIdentity } = like ? (own.cluster ?? {}) : cluster;
  const nobody = () => new Set<string>();
  const used = { version: nobody(), store: nobody(), address: nobody(), role: nobody() };
  const roles = cloudIdentity && 'roles' in cloudIdentity ? cloudIdentity.roles : {};
  for (const { value } of recorded(app, 'use')) used[value.kind].add(value.name);
  const images = Object.entries(imagesOf(versions))
    .filter(([image, entry]) => entry.versions?.[name] !== undefined && !used.version.has(image))
    .map(([image]) => image);
  const placed = Object.entries(stores).flatMap(([system, ids]) =>
    Object.keys(ids)
      .filter(id => ids[id] !== like?.props.stores[system]?.[id])
      .map(id => `${system}/${id}`),
  );
  return [
    ...images.map(image =>
      problem(
        'image-version',
        `image "${image}" has a version for ${name}, and nothing there uses it.${didYouMean(image, used.version)}`,
        {
          hint: `Remove "${name}" from "${image}" in versions.json, or use the image.`,
        },
      ),
    ),
    ...placed
      .filter(store => !used.store.has(store))
      .map(store =>
        problem(
          'store-placement',
          `${name} places the store "${store}", which no system asks for.${didYouMean(store, used.store)}`,
          {
            hint: used.store.size > 0 ? `The stores are ${alternatives(used.store)}.` : 'No system there has a store.',
          },
        ),
      ),
    ...Object.keys(addresses)
      .filter(host => !used.address.has(host))
      .map(host =>
        problem('address', `${name} has addresses of "${host}", which nobody calls.${didYouMean(host, used.address)}`, {
          hint: 'Remove them, or use the name that is called.',
        }),
      ),
    ...Object.keys(roles)
      .filter(account => !used.role.has(account))
      .map(account =>
        problem(
          'cloud-identity',
          `${name} has a role for "${account}", which needs none.${didYouMean(account, used.role)}`,
          {
            hint: 'Remove it, or use the namespace and the name of the account.',
          },
        ),
      ),
  ];
}
