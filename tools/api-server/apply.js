import { differences } from './differences.js';
import { nameOf } from './manifests.js';

/**
 * Puts in CRDs, and waits until they are served.
 * @param {import('./cluster.js').Cluster} cluster
 * @throws {Error} one is refused
 */
export async function applyCrds(cluster, crds) {
  const verdicts = await Promise.all(crds.map(crd => cluster.apply(crd)));
  for (const [i, { message }] of verdicts.entries())
    if (message !== undefined) throw new Error(`${nameOf(crds[i])}: ${message}`);
  for (const crd of crds) while (!established(await cluster.get(crd)));
}

const established = ({ status }) =>
  status.conditions?.some(({ type, status }) => type === 'Established' && status === 'True');

/** @throws {Error} an object is refused */
export async function applyAll(cluster, objects) {
  for (const object of objects) {
    const { accepted, message } = await cluster.apply(object);
    if (!accepted) throw new Error(`${nameOf(object)}: ${message}`);
  }
}

/**
 * Applies objects in their order: each must be accepted without a warning and stored as it was sent, and applying all of
 * them again must change nothing.
 * @param {import('./cluster.js').Cluster} cluster without controllers, which would write too
 * @returns {Promise<string[]>} what is wrong
 */
export async function judgeApply(cluster, objects) {
  const wrong = [];
  const versions = new Map();
  for (const object of objects) {
    const { accepted, message, warnings, stored } = await cluster.apply(object);
    const name = nameOf(object);
    if (!accepted) wrong.push(`${name}: refused: ${message}`);
    for (const warning of warnings) wrong.push(`${name}: warning: ${warning}`);
    if (accepted) versions.set(object, stored.metadata.resourceVersion);
  }
  for (const [object, version] of versions) {
    const stored = await cluster.get(object);
    for (const difference of differences(object, stored)) wrong.push(`${nameOf(object)}: ${difference}`);
    const { stored: again, message } = await cluster.apply(object);
    if (again?.metadata.resourceVersion !== version)
      wrong.push(`${nameOf(object)}: applied again, ${message ?? 'it is written again'}`);
  }
  return wrong;
}
