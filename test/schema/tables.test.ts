import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Node } from '../../src/schema/node.js';
import { objectFaults } from '../../src/schema/object-faults.js';
import { SchemaReader, type Structural } from '../../src/schema/structural/structural.js';
import { schemaTables } from '../../src/schema/tables.js';
import { validValue } from './valid-value.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const tables = new Map<string, Readonly<Record<string, Node>>>();

function tableOf(apiVersion: string): Readonly<Record<string, Node>> {
  const path = `${__dirname}/../../imports/schemas/${apiVersion}.json`;
  const table = tables.get(apiVersion) ?? JSON.parse(readFileSync(path, 'utf8'));
  tables.set(apiVersion, table);
  return table;
}

function lookup(apiVersion: string, name: string): Node {
  const node = tableOf(apiVersion)[name];
  if (node === undefined) throw new Error(`no ${apiVersion}#${name}`);
  return node;
}

const kindsOf = (isCustom: boolean) =>
  [...schemaTables.apiVersions()]
    .filter(([, { custom }]) => custom === isCustom)
    .flatMap(([apiVersion, { namespaced, cluster }]) =>
      [...namespaced, ...cluster].map(kind => ({ apiVersion, kind })),
    );
const builtIn = kindsOf(false);
const custom = kindsOf(true);

const withSpec = (apiVersion: string, kind: string, depth: number) => {
  const values = validValue(lookup(apiVersion, kind), apiVersion, lookup, depth);
  return values?.map(fields => ({ ...(fields as object), apiVersion, kind, metadata: { name: 'billing' } }));
};

describe(`objects made from the tables (SEED=${seed})`, () => {
  it.each(builtIn)('of $apiVersion $kind are accepted', ({ apiVersion, kind }) => {
    const objects = withSpec(apiVersion, kind, 3) ?? withSpec(apiVersion, kind, 0);
    if (!objects) return;
    const accepted = (object: { readonly apiVersion: string; readonly kind: string }) => {
      expect(objectFaults(object)).toEqual([]);
    };
    fc.assert(fc.property(objects, accepted), { seed, numRuns: 30 });
  });

  it('of a Deployment are refused with one unknown field anywhere, at its path and nowhere else', () => {
    const objects = withSpec('apps/v1', 'Deployment', 4);
    if (!objects) throw new Error('no Deployment');
    const refused = (object: object, pick: number) => {
      const copy = structuredClone(object);
      const { path, target } = pickOne(knownMaps(copy), pick);
      target['zzzzzzzzzz'] = 1;
      expect(objectFaults(copy as { apiVersion: string; kind: string }).map(fault => fault.path)).toEqual([
        path === '' ? 'zzzzzzzzzz' : `${path}.zzzzzzzzzz`,
      ]);
    };
    fc.assert(fc.property(objects, fc.nat(), refused), { seed, numRuns: 200 });
  });
});

describe('tables', () => {
  it('are found for every kind of the index', () => {
    expect([...builtIn, ...custom].filter(({ apiVersion, kind }) => !(kind in tableOf(apiVersion)))).toEqual([]);
  });

  it('refer only to types that exist and to formats that are known', () => {
    for (const { apiVersion, kind } of builtIn) {
      for (const name of Object.keys(tableOf(apiVersion))) expect(() => lookup(apiVersion, name)).not.toThrow();
      expect(() => objectFaults({ apiVersion, kind })).not.toThrow();
    }
    for (const apiVersion of new Set(builtIn.map(kind => kind.apiVersion)))
      for (const ref of references(tableOf(apiVersion))) lookup(ref.split('#')[0] || apiVersion, ref.split('#')[1]!);
  });

  it.each(custom)('of $apiVersion can be read to the last field of $kind', ({ apiVersion, kind }) => {
    const table = tableOf(apiVersion) as Readonly<Record<string, unknown>>;
    const reader = new SchemaReader(part => table[part]);
    expect(fieldsBelow(reader.read(table[kind]))).toBeGreaterThanOrEqual(0);
  });

  it('name the operator of every custom kind, and its version', () => {
    for (const { apiVersion, kind } of custom) {
      const { operators = [] } = schemaTables.apiVersions().get(apiVersion)!;
      expect(operators.filter(({ kinds }) => kinds.includes(kind))).toEqual([
        expect.objectContaining({
          name: expect.stringMatching(/./),
          version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
        }),
      ]);
    }
  });

  it('know what lives in a namespace', () => {
    expect(schemaTables.isNamespaced('apps/v1', 'Deployment')).toBe(true);
    expect(schemaTables.isNamespaced('v1', 'Namespace')).toBe(false);
    expect(schemaTables.isNamespaced('external-secrets.io/v1', 'ClusterSecretStore')).toBe(false);
    expect(schemaTables.isNamespaced('example.com/v1', 'Widget')).toBeUndefined();
  });
});

function fieldsBelow(schema: Structural | undefined): number {
  if (!schema) return 0;
  const { additional, allOf, anyOf, oneOf } = schema;
  const fields = schema.fieldNames.map(name => schema.field(name));
  const others = [schema.items, schema.not, ...allOf, ...anyOf, ...oneOf];
  return [...fields, ...others, typeof additional === 'object' ? additional : undefined].reduce(
    (sum, inner) => sum + fieldsBelow(inner),
    fields.length,
  );
}

function references(value: unknown): readonly string[] {
  if (typeof value === 'string') return /^[\w./-]*#\w+$/.test(value) ? [value] : [];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(references) : [];
}

interface Place {
  readonly path: string;
  readonly target: Record<string, unknown>;
}

/** The maps that are objects with known fields: the pod's containers, not its labels. */
function knownMaps(object: object): readonly Place[] {
  const spec = at(object, 'spec');
  const template = at(spec?.target, 'template', spec?.path);
  const pod = at(template?.target, 'spec', template?.path);
  const containers = pod?.target['containers'];
  const items = Array.isArray(containers)
    ? containers.map((target, i) => ({ path: `${pod?.path}.containers[${i}]`, target }))
    : [];
  return [{ path: '', target: object as Place['target'] }, spec, template, pod, ...items].filter(
    place => place !== undefined,
  );
}

function at(value: object | undefined, field: string, path = ''): Place | undefined {
  const target = (value as Place['target'] | undefined)?.[field];
  if (target === null || typeof target !== 'object') return undefined;
  return { path: path === '' ? field : `${path}.${field}`, target: target as Place['target'] };
}

const pickOne = (places: readonly Place[], pick: number): Place => places[pick % places.length]!;
