import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { at, fieldsOf, textOf } from '../graph/fields.js';
import type { GraphObject } from '../graph/object.js';

/** Where cdk8s writes the path of each object's construct, by the object's name alone: CDK8S_RECORD_CONSTRUCT_METADATA. */
const metadataFile = 'construct-metadata.json';

/**
 * The construct paths of objects that were read from the output of cdk8s, where it recorded them. An object that shares
 * its name with another one of the same output has none: what is recorded may be the other's.
 */
export function constructPaths(objects: readonly GraphObject[]): ReadonlyMap<GraphObject, string> {
  const outputs = new Map<string, GraphObject[]>();
  const folders = new Map<string, string | undefined>();
  for (const object of objects) {
    if (object.file === undefined) continue;
    const output = outputOf(dirname(object.file.replace(/:\d+$/, '')), folders);
    if (output === undefined) continue;
    const key = `${output}\0${object.name}`;
    outputs.set(key, [...(outputs.get(key) ?? []), object]);
  }
  const recorded = new Map<string, Readonly<Record<string, unknown>>>();
  return new Map(
    [...outputs].flatMap(([key, named]) => {
      const [output = '', name = ''] = key.split('\0');
      if (!recorded.has(output)) recorded.set(output, resourcesIn(join(output, metadataFile)));
      const path = textOf(at(recorded.get(output), name)['path']);
      return named.length === 1 && path !== undefined ? [[named[0]!, path] as const] : [];
    }),
  );
}

/** The nearest folder above that cdk8s wrote its record into. */
function outputOf(folder: string, known: Map<string, string | undefined>): string | undefined {
  if (known.has(folder)) return known.get(folder);
  const above = dirname(folder);
  const found = existsSync(join(folder, metadataFile)) ? folder : above === folder ? undefined : outputOf(above, known);
  known.set(folder, found);
  return found;
}

function resourcesIn(file: string): Readonly<Record<string, unknown>> {
  try {
    return fieldsOf(fieldsOf(JSON.parse(readFileSync(file, 'utf8')))['resources']);
  } catch {
    return {};
  }
}
