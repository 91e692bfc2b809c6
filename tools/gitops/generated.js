import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readObjects } from '../api-server/manifests.js';

/**
 * What an environment's `gitops` folder gives to start with: the objects that somebody applies once. All others follow from them.
 * @param {string} folder of the environment
 * @returns {any[]} none where nobody delivers it
 */
export function rootObjects(folder) {
  const gitops = join(folder, 'gitops');
  if (!existsSync(gitops)) return [];
  return readdirSync(gitops)
    .filter(file => file.endsWith('.yaml') && file !== 'kustomization.yaml')
    .sort()
    .flatMap(file => readObjects(join(gitops, file)));
}

/** The repository that root objects name. @returns {string} */
export function repositoryOf(objects) {
  const urls = objects.flatMap(({ spec }) => spec.url ?? spec.source?.repoURL ?? []);
  if (urls.length === 0) throw new Error('no object names a repository');
  return urls[0];
}

/** The settings that the controller of an environment has to have. @returns {any[]} ConfigMaps */
export function settingsOf(folder) {
  const templates = join(folder, 'gitops/templates');
  if (!existsSync(templates)) return [];
  return readdirSync(templates)
    .sort()
    .flatMap(file => readObjects(join(templates, file)));
}
