import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readObjects } from '../api-server/manifests.js';

/**
 * Which systems come before which, as what delivers them says: by the waves of Applications, or by what the Kustomizations of
 * Flux wait for.
 * @param {string} dist a rendered tree
 * @returns {{ before: string, after: string }[]} folders: "staging/codeai"
 */
export function systemPairs(dist) {
  return readdirSync(dist).flatMap(environment => {
    const gitops = join(dist, environment, 'gitops');
    if (!existsSync(gitops)) return [];
    const folders = readdirSync(gitops, { withFileTypes: true }).filter(each => each.isDirectory());
    const deliverers = folders.flatMap(({ name: system }) =>
      readdirSync(join(gitops, system))
        .filter(file => /^(application|kustomization)-/.test(file))
        .flatMap(file => readObjects(join(gitops, system, file)))
        .map(({ metadata, spec }) => ({
          ...{ unit: `${environment}/${system}`, name: metadata.name },
          wave: Number(metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0),
          waitsFor: (spec.dependsOn ?? []).map(({ name }) => name),
        })),
    );
    return deliverers.flatMap(after =>
      deliverers
        .filter(({ unit, name, wave }) => unit !== after.unit && (wave < after.wave || after.waitsFor.includes(name)))
        .map(before => ({ before: before.unit, after: after.unit })),
    );
  });
}
