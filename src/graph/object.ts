import { groupOf } from '../manifest/group.js';
import type { Manifest } from '../manifest/manifest.js';
import type { ObjectName } from '../problem.js';

export type { Manifest, Metadata } from '../manifest/manifest.js';

/** What one object belongs to: a folder of `dist`. */
export interface Unit {
  readonly environment: string;
  readonly system: string;
  /** The system that a delivery object is for: a folder inside that of all of them. @default none */
  readonly delivers?: string;
  /** The system's own namespace, when it has one. */
  readonly namespace?: string;
  /** The date of its defaults. @default that of the project */
  readonly defaults?: string;
}

/** One object of the graph. Nothing in it changes after the graph is made. */
export interface GraphObject extends ObjectName {
  /** The API group without its version; the core group is the empty text. */
  readonly group: string;
  readonly manifest: Manifest;
  readonly unit?: Unit | undefined;
  /** How many objects must be there before it, by declared dependencies. @default 0 */
  readonly depth?: number | undefined;
  /** `file:line` where it was declared; computed when asked, since it maps through source maps. */
  readonly source?: (() => string | undefined) | undefined;
  /** Path and line of the YAML it was read from. */
  readonly file?: string | undefined;
  /** How values are written that do not look as they are read, by path: `"yes" without quotes is read as true`. */
  readonly spellings?: ReadonlyMap<string, string> | undefined;
}

/** The namespace an object is applied to when it names none. */
export const namespaceOf = (object: ObjectName): string => object.namespace ?? 'default';

/** Freezes plain data to its leaves and returns it. */
export function freeze<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    for (const child of Object.values(value)) freeze(child);
    Object.freeze(value);
  }
  return value;
}

/** The graph object of a plain manifest. */
export function graphObject(
  manifest: Manifest,
  more: Pick<GraphObject, 'unit' | 'depth' | 'source' | 'file' | 'spellings'> = {},
): GraphObject {
  const { apiVersion, kind, metadata } = freeze(manifest);
  const name = nameOf(metadata.name);
  // What the API server refuses as a namespace names none: YAML takes `y` for true.
  const namespace = typeof metadata.namespace === 'string' ? metadata.namespace : undefined;
  const { unit, depth, source, file, spellings } = more;
  // All fields at once, in one order: an object that grows takes five times the memory.
  return {
    apiVersion,
    kind,
    name,
    namespace,
    group: groupOf(apiVersion),
    manifest,
    unit,
    depth,
    source,
    file,
    spellings,
  };
}

/** A name that is not text is the fault of a check to find; whatever else reads it needs text. */
const nameOf = (value: unknown): string =>
  value === null || value === undefined || typeof value === 'object' ? '' : String(value);
