import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { ApiObject, ApiObjectMetadataDefinition, App, type JsonPatch, Yaml } from 'cdk8s';

/*
 * The private parts of cdk8s and constructs that this library reads or replaces: nothing else may.
 * test/cdk8s/internals.test.ts holds them against the installed version.
 */

/** Data of an object before cdk8s renders it. */
export interface Declared {
  readonly props: Readonly<{ apiVersion: string; kind: string }> & Readonly<Record<string, unknown>>;
  readonly patches: JsonPatch[];
  readonly metadata: Readonly<Record<string, unknown>> & {
    readonly _additionalAttributes: Readonly<Record<string, unknown>>;
    readonly toJson: unknown;
  };
}

/** One operation of a JSON patch, as RFC 6902 writes it. */
export interface PatchOperation {
  readonly op: 'add' | 'remove' | 'replace' | 'move' | 'copy' | 'test';
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

const stockToJson = ApiObject.prototype.toJson;
const stockMetadata = ApiObjectMetadataDefinition.prototype.toJson;
const largestDownload = 64 * 1024 * 1024;
/** Lazies, tokens, and unions of number and string. */
const stockResolvers = 3;

/** The same data that `toJson` of an object reads. */
export const declaredOf = (object: ApiObject): Declared => object as unknown as Declared;

/** The metadata that `toJson` renders, lazies included. */
export function metadataOf({ metadata }: Declared): Readonly<Record<string, unknown>> {
  const { _additionalAttributes: more, name, namespace, labels, annotations, finalizers, ownerReferences } = metadata;
  return { ...more, name, namespace, labels, annotations, finalizers, ownerReferences };
}

/** Whether an object renders nothing but its data: no `toJson` of its own, no patch, no resolver of the app. */
export function rendersPlainly(object: ApiObject): boolean {
  const { patches, metadata } = declaredOf(object);
  const isStock = object.toJson === stockToJson && metadata.toJson === stockMetadata && patches.length === 0;
  return isStock && App.of(object).resolvers.length === stockResolvers;
}

/** Passes everything that an object renders through `change`. */
export function changeRendering(object: ApiObject, change: (rendered: unknown) => unknown): void {
  const render = object.toJson.bind(object);
  object.toJson = () => change(render());
}

/** Calls `work` with the patches of an object while the object has none. */
export function withoutPatches<T>(object: ApiObject, work: (patches: readonly JsonPatch[]) => T): T {
  const { patches } = declaredOf(object);
  const taken = patches.splice(0);
  try {
    return work(taken);
  } finally {
    patches.push(...taken);
  }
}

export const operationOf = (patch: JsonPatch): PatchOperation =>
  (patch as unknown as { _toJson(): PatchOperation })._toJson();

/**
 * From now on `Include` and `Helm`, which read through `Yaml.load`, get the documents that `read` makes of a path or URL,
 * without the empty ones.
 */
export function readYamlWith(read: (pathOrUrl: string) => Iterable<unknown>): void {
  const isEmpty = (value: unknown) =>
    value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0);
  Yaml.load = pathOrUrl => [...read(pathOrUrl)].filter(value => !isEmpty(value));
}

/** The text behind a URL, by the program with which cdk8s waits for it. @throws where it cannot be had */
export function download(url: string): Buffer {
  const program = createRequire(import.meta.url).resolve('cdk8s/lib/_loadurl.mjs');
  return execFileSync(process.execPath, [program, url], { maxBuffer: largestDownload, stdio: 'pipe' });
}
