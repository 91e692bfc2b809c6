import { type ApiObject, Lazy } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { declaredOf, metadataOf, withoutPatches } from '../cdk8s/internals.js';
import { sourceOf } from '../intent/source.js';
import { applyPatches } from '../manifest/json-patch.js';
import type { Manifest } from '../manifest/manifest.js';
import { type Problem, ProblemError, problem } from '../problem.js';
import { fieldsOf, pathOf } from './fields.js';

/** Why an object could not be rendered: each reason with the object, the field and the place it was declared. */
export function unrenderable(object: ApiObject, error: unknown): readonly Problem[] {
  const source = sourceOf(object);
  const cause = patchFault(object) ?? error;
  if (cause instanceof ProblemError) return cause.problems.map(p => ({ source, ...p }));
  const more = { object: nameOf(object), source, hint };
  const found = notPlainIn(object);
  if (found.length === 0) return [problem('unrenderable', messageOf(cause), more)];
  return found.map(({ path, what }) => problem('unrenderable', what, { ...more, path }));
}

/** What a construct says is wrong with it: cdk8s asks before it renders. */
export const invalid = (construct: IConstruct, fault: string): Problem =>
  problem('invalid-construct', `${construct.node.path}: ${fault}`, {
    hint: 'The construct itself asks for this.',
    source: sourceOf(construct),
  });

/**
 * @param at the path of the manifest in the object: `items[0].` in a list
 * @throws ProblemError where a manifest does not say what it is: files and references are named after it
 */
export function identified(manifest: Manifest, object: ApiObject, at = ''): Manifest {
  const { apiVersion, kind, metadata } = fieldsOf(manifest);
  const { name } = fieldsOf(metadata);
  if (typeof apiVersion === 'string' && typeof kind === 'string' && typeof name === 'string') return manifest;
  const missing = Object.entries({ apiVersion, kind, 'metadata.name': name }).filter(
    ([, is]) => typeof is !== 'string',
  );
  throw new ProblemError(
    missing.map(([path, value]) =>
      problem('unrenderable', `${value === undefined ? 'nothing' : JSON.stringify(value)} stands there.`, {
        object: nameOf(object),
        path: `${at}${path}`,
        hint: 'It must be text: the file of an object is named after its kind and name.',
      }),
    ),
  );
}

const hint = 'An object is plain data: texts, numbers, booleans, lists and maps.';

/** What cdk8s says before the message of an error. */
const preamble = /^Failed serializing construct at path '.*' with name '.*?': (?:\w*Error: )?/s;

const messageOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause)).replace(preamble, '');

const nameOf = ({ apiVersion, kind = 'object', name, chart: { namespace } }: ApiObject) => ({
  apiVersion,
  kind,
  namespace,
  name,
});

/** The patch that leads nowhere, of an object that cdk8s itself renders: it would not say which. */
function patchFault(object: ApiObject): ProblemError | undefined {
  return withoutPatches(object, patches => {
    try {
      if (patches.length > 0) applyPatches(object.toJson() as Manifest, patches);
      return undefined;
    } catch (error) {
      return error instanceof ProblemError ? error : undefined;
    }
  });
}

interface NotPlain {
  readonly path: string;
  readonly what: string;
}

function notPlainIn(object: ApiObject): readonly NotPlain[] {
  try {
    const declared = declaredOf(object);
    return [...notPlain({ ...declared.props, metadata: metadataOf(declared) }, '', [])];
  } catch {
    return []; // What a lazy value throws is the error that is reported.
  }
}

/** The values that cdk8s has no form for; `around` is what the value stands in. */
function* notPlain(value: unknown, path: string, around: readonly unknown[]): Generator<NotPlain> {
  if (value instanceof Lazy) return yield* notPlain(value.produce(), path, around);
  if (value === null || typeof value !== 'object' || isToken(value)) return;
  if (around.includes(value)) yield { path, what: 'the value contains itself.' };
  else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield* notPlain(item, `${path}[${i}]`, [...around, value]);
  } else if (value.constructor === Object) {
    for (const [key, child] of Object.entries(value)) yield* notPlain(child, pathOf(path, key), [...around, value]);
  } else yield { path, what: `${classOf(value)} is not plain data.` };
}

/** What cdk8s asks for something else: tokens, and unions of number and string. */
const isToken = (value: object) => {
  const { resolve, value: inner } = value as { readonly resolve?: unknown; readonly value?: unknown };
  return typeof resolve === 'function' || (value.constructor !== Object && /^(?:number|string)$/.test(typeof inner));
};

/** By its constructor: of a map that has none, or a key of that name, cdk8s makes nothing. */
const classOf = (value: object) =>
  typeof value.constructor === 'function' ? `a ${value.constructor.name}` : 'a map without a constructor';
