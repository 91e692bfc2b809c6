import { JsonPatch } from 'cdk8s';
import { operationOf, type PatchOperation } from '../cdk8s/internals.js';
import { didYouMean, ProblemError, problem } from '../problem.js';
import type { Manifest } from './manifest.js';

/** Applies JSON patches one by one, and says which path leads nowhere instead of failing somewhere inside. */
export function applyPatches(manifest: Manifest, patches: readonly JsonPatch[]): Manifest {
  let patched: unknown = manifest;
  for (const patch of patches) {
    const operation = operationOf(patch);
    const wrong =
      deadEnd(patched, operation.path, operation.op === 'add' || operation.op === 'move' || operation.op === 'copy') ??
      (operation.from === undefined ? undefined : deadEnd(patched, operation.from, false));
    if (wrong) throwLeadsNowhere(manifest, operation, wrong);
    try {
      patched = JsonPatch.apply(patched, patch);
    } catch (error) {
      const isTest = operation.op === 'test'; // Its error quotes the whole object.
      throwLeadsNowhere(
        manifest,
        operation,
        isTest ? `what stands there is not ${JSON.stringify(operation.value)}` : (error as Error).message,
      );
    }
  }
  return patched as Manifest;
}

/** Where a JSON pointer stops to exist, in words; undefined when it leads somewhere. */
function deadEnd(document: unknown, pointer: string, mayBeNew: boolean): string | undefined {
  if (pointer !== '' && !pointer.startsWith('/')) return 'a path starts with "/"';
  const steps = pointer
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  let at = document;
  for (const [i, step] of steps.entries()) {
    if (at === null || typeof at !== 'object') return `there is no field "${step}" in ${describe(steps.slice(0, i))}`;
    const last = i === steps.length - 1;
    if (Array.isArray(at)) {
      const index = indexIn(at, step);
      const most = last && mayBeNew ? at.length : at.length - 1;
      if (index > most)
        return `${describe(steps.slice(0, i))} has ${at.length} ${at.length === 1 ? 'item' : 'items'}, and none is "${step}"`;
      at = at[index];
    } else {
      if (!Object.hasOwn(at, step) && !(last && mayBeNew)) {
        return `there is no field "${step}" in ${describe(steps.slice(0, i))}.${didYouMean(step, Object.keys(at))}`.replace(
          /\.$/,
          '',
        );
      }
      at = (at as Record<string, unknown>)[step];
    }
  }
  return undefined;
}

/** As RFC 6901 counts: "-" is behind the last item, and "01" is not an index. */
function indexIn(list: readonly unknown[], step: string): number {
  if (step === '-') return list.length;
  return /^(?:0|[1-9]\d*)$/.test(step) ? Number(step) : Number.POSITIVE_INFINITY;
}

const describe = (steps: readonly string[]) => (steps.length === 0 ? 'the object' : `"/${steps.join('/')}"`);

function throwLeadsNowhere(
  { apiVersion, kind, metadata }: Manifest,
  { op, path, from }: PatchOperation,
  why: string,
): never {
  throw new ProblemError([
    problem('patch-path', `the patch "${op} ${from === undefined ? '' : `${from} to `}${path}" leads nowhere: ${why}`, {
      object: { apiVersion, kind, namespace: metadata.namespace, name: metadata.name },
      hint: 'A patch may add a field to something that exists, and replace or remove what exists.',
    }),
  ]);
}
