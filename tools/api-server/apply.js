import { isDeepStrictEqual } from 'node:util';
import { differences } from './differences.js';
import { nameOf } from './manifests.js';

/**
 * Puts in CRDs, and waits until they are served.
 * @param {import('./cluster.js').Cluster} cluster
 * @throws {Error} one is refused
 */
export async function applyCrds(cluster, crds) {
  // Not strictly: an old server does not know every field of a new CRD.
  const path = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions?fieldValidation=Ignore';
  const answers = await Promise.all(crds.map(crd => cluster.request('POST', path, crd)));
  for (const [i, { status, body }] of answers.entries())
    if (status >= 300) throw new Error(`${nameOf(crds[i])}: ${body.message}`);
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
 * @param {readonly object[]} objects
 * @param {object} [options]
 * @param {Set<string>} [options.foretold] names of those, and only those, that must be refused
 * @param {boolean} [options.idleWrites] applying again may give an object a new version while nothing in it changes, as old
 *   servers do where a list has defaults
 * @returns {Promise<string[]>} what is wrong
 */
export async function judgeApply(cluster, objects, { foretold = new Set(), idleWrites = false } = {}) {
  const wrong = [];
  const stored = new Map();
  for (const object of objects) {
    const name = nameOf(object);
    const verdict = await cluster.apply(object);
    if (!verdict.accepted && !foretold.has(name)) wrong.push(`${name}: refused: ${verdict.message}`);
    if (verdict.accepted && foretold.has(name)) wrong.push(`${name}: accepted, and check has an error for it`);
    for (const warning of verdict.warnings) wrong.push(`${name}: warning: ${warning}`);
    if (verdict.accepted) stored.set(object, verdict.stored);
  }
  for (const [object, first] of stored) {
    const found = [
      ...differences(object, await cluster.get(object)),
      ...again(first, await cluster.apply(object), idleWrites),
    ];
    wrong.push(...found.map(line => `${nameOf(object)}: ${line}`));
  }
  return wrong;
}

function again(first, { accepted, message, stored }, idleWrites) {
  if (!accepted) return [`applied again, it is refused: ${message}`];
  if (stored.metadata.resourceVersion === first.metadata.resourceVersion) return [];
  if (idleWrites && isDeepStrictEqual(content(stored), content(first))) return [];
  return ['applied again, it is written again'];
}

function content({ metadata: { resourceVersion, managedFields, ...metadata }, ...rest }) {
  return { ...rest, metadata };
}
