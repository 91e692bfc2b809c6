import { isDeepStrictEqual } from 'node:util';
import type { Graph } from '../graph/graph.js';
import { isReplaced } from '../graph/hooks.js';
import { groupOf } from '../manifest/group.js';
import { isBefore } from '../manifest/kubernetes-version.js';
import type { Problem } from '../problem.js';
import { schemaTables } from '../schema/tables.js';

/** Checks of what a definition says about the objects of its kind. */
const ofDefinitions = new Set(['schema-valid', 'custom-rules-kept']);

/**
 * Problems of a change: what breaks a definition, and did so before in a field that does not change, is a warning. The API
 * server takes such an object of a custom kind since Kubernetes 1.30 (CRDValidationRatcheting).
 */
export function ratcheted(
  problems: readonly Problem[],
  { previous, next, kubernetes }: { readonly previous: Graph; readonly next: Graph; readonly kubernetes: string },
): readonly Problem[] {
  if (isBefore(kubernetes, '1.30')) return problems;
  return problems.map(each => (isKept(each, previous, next) ? asWarning(each) : each));
}

const asWarning = (each: Problem): Problem => ({
  ...each,
  severity: 'warning',
  message: `${each.message}; it was so before, and the API server takes it until the field changes`,
});

function isKept({ id, severity, object, path = '', file }: Problem, previous: Graph, next: Graph): boolean {
  if (severity !== 'error' || !object || !ofDefinitions.has(id) || isBuiltIn(object.apiVersion)) return false;
  const [was, is] = [previous, next].map(graph =>
    graph.get(groupOf(object.apiVersion), object.kind, object.namespace, object.name),
  );
  if (!was || !is || is.file !== file || isReplaced(is)) return false;
  const keys = id === 'custom-rules-kept' ? [path.replace(/[.[].*/s, '')] : keysOf(path);
  const [before, after] = [was, is].map(({ manifest }) => valueAt(manifest, keys));
  // What is missing is a fault of what it is missing in.
  if (after === undefined && before === undefined)
    return isDeepStrictEqual(valueAt(was.manifest, keys.slice(0, -1)), valueAt(is.manifest, keys.slice(0, -1)));
  return isDeepStrictEqual(before, after);
}

const isBuiltIn = (apiVersion: string): boolean => schemaTables.apiVersions().get(apiVersion)?.custom === false;

/** Up to the first list: which of its items were there before is not for every list to say. */
const keysOf = (path: string): readonly string[] =>
  path
    .replace(/\[\d.*/s, '')
    .split('.')
    .filter(Boolean);

const valueAt = (value: unknown, keys: readonly string[]): unknown =>
  keys.reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);
