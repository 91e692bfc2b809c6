import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { graphOf } from '../../src/graph/from-app.js';
import type { Manifest } from '../../src/graph/object.js';
import { fleet } from '../../src/main.js';
import { isMap } from '../../src/manifest/map.js';
import { amountOf } from '../../src/manifest/quantity.js';

/** The manifests of a document, as they are transcribed beside its test. */
export function documentOf(system: string): readonly Manifest[] {
  const text = readFileSync(join(__dirname, system, 'document.yaml'), 'utf8');
  return parseAllDocuments(text).flatMap(document => (document.toJS() as Manifest | null) ?? []);
}

/** The objects that a system renders in an environment, by `Kind/name`. */
export function renderedOf(system: string, environment: string): ReadonlyMap<string, Manifest> {
  const { objects } = graphOf(fleet.declare(fleet.environment(environment)));
  return new Map(
    objects
      .filter(({ unit }) => unit?.system === system)
      .map(({ kind, name, manifest }) => [`${kind}/${name}`, manifest]),
  );
}

/**
 * The JSON pointers, in the rendered object, at which it differs from the document's: a field that only one of them
 * has is one difference, however much is in it. Items with names are compared by name, since their order says nothing,
 * and resources by what they amount to: 2000m is 2.
 */
export function differences(document: unknown, rendered: unknown, at = ''): string[] {
  if (Object.is(document, rendered) || sameAmount(document, rendered, at)) return [];
  if (Array.isArray(document) && Array.isArray(rendered)) return listDifferences(document, rendered, at);
  if (isMap(document) && isMap(rendered)) {
    const keys = [...new Set([...Object.keys(document), ...Object.keys(rendered)])];
    return keys.flatMap(key => differences(document[key], rendered[key], `${at}/${escaped(key)}`));
  }
  return [at];
}

function listDifferences(document: unknown[], rendered: unknown[], at: string): string[] {
  const partner = (item: unknown, i: number) =>
    nameOf(item) === undefined ? document[i] : document.find(other => nameOf(other) === nameOf(item));
  const missing = document.filter((item, i) =>
    nameOf(item) === undefined ? i >= rendered.length : !rendered.some(other => nameOf(other) === nameOf(item)),
  );
  return [
    ...rendered.flatMap((item, i) => differences(partner(item, i), item, `${at}/${i}`)),
    ...missing.map(item => `${at}/-${nameOf(item) ?? ''}`),
  ];
}

const sameAmount = (document: unknown, rendered: unknown, at: string) =>
  /\/resources\/(?:requests|limits)\/[^/]+$/.test(at) &&
  amountOf(String(document)) !== undefined &&
  amountOf(String(document)) === amountOf(String(rendered));

const nameOf = (item: unknown) => (isMap(item) && typeof item['name'] === 'string' ? item['name'] : undefined);
const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');
