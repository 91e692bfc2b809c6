import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks, runChecks } from '../../../src/checks/registry.js';
import { Graph } from '../../../src/graph/graph.js';
import { graphObject, type Manifest } from '../../../src/graph/object.js';
import { inScope } from '../../../src/graph/scope.js';
import { packageRoot } from '../../../src/package-root.js';
import { readManifests } from '../../../src/read/manifests.js';

const folder = join(packageRoot, 'tools', 'verdict', 'seeds');

/** Objects that a real server takes, each with nearly every field of its kind: what cases of the verdict are made of. */
export const sound: readonly Manifest[] = readdirSync(folder).flatMap(file =>
  readManifests([{ file, text: readFileSync(join(folder, file), 'utf8') }]).graph.objects.map(
    ({ manifest }) => manifest,
  ),
);

/** The first sound object of a kind, or the one of that name. */
export function soundOf(kind: string, name?: string): Manifest {
  const found = sound.find(each => each.kind === kind && (name === undefined || each.metadata.name === name));
  if (!found) throw new Error(`no sound object is a ${kind} ${name ?? ''}`);
  return found;
}

/** A copy with another value at `spec.ports[0].name`; undefined removes what is there. */
export function changed(manifest: Manifest, place: string, value: unknown): Manifest {
  const copy = structuredClone(manifest) as unknown as Record<string, unknown>;
  const keys = [...place.matchAll(/\["([^"]+)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(
    ([, quoted, index, name]) => quoted ?? index ?? name ?? '',
  );
  const last = keys.pop() ?? '';
  const parent = keys.reduce<Record<string, unknown>>((inner, key) => {
    inner[key] ??= {};
    return inner[key] as Record<string, unknown>;
  }, copy);
  if (value !== undefined) parent[last] = value;
  else delete parent[last];
  return copy as unknown as Manifest;
}

const ofServer = checks.filter(({ category }) => category === 'server').map(({ id }) => id);

/** Where checks of the category `server` have errors. */
export function refusedAt(manifest: Manifest, kubernetes = '1.36'): readonly string[] {
  const graph = new Graph(inScope([graphObject(manifest)]));
  return runChecks(graph, { kubernetes }, { only: ofServer })
    .filter(({ severity }) => severity === 'error')
    .map(({ path = '' }) => path);
}
