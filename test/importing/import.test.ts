import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compiled, definition, folder, imported, moduleOf, put, version } from './definitions.js';

test('every version is there, the preferred one by the name of the kind', () => {
  const versions = [version('v1alpha2'), version('v1beta1'), version('v1'), version('v2alpha1')];
  const [module] = imported(put('a.json', definition({ kind: 'Certificate', versions })));
  expect(module?.definitions).toMatchObject([
    {
      kind: 'Certificate',
      versions: [{ name: 'v1' }, { name: 'v1beta1' }, { name: 'v2alpha1' }, { name: 'v1alpha2' }],
    },
  ]);
  const text = moduleOf('example.com');
  expect(text.match(/^export class \w+/gm)).toEqual([
    'export class Certificate',
    'export class CertificateV1beta1',
    'export class CertificateV2alpha1',
    'export class CertificateV1alpha2',
  ]);
  expect(text).toContain('export { Certificate as CertificateV1, type CertificateProps as CertificateV1Props };');
});

test('a version that is not served is not there, and one that is deprecated is said to be', () => {
  const versions = [
    version('v1'),
    { ...version('v1beta1'), served: false },
    { ...version('v1alpha1'), deprecated: true },
  ];
  imported(put('a.json', definition({ kind: 'Thing', versions })));
  expect(moduleOf('example.com').match(/^export class \w+/gm)).toEqual([
    'export class Thing',
    'export class ThingV1alpha1',
  ]);
  expect(moduleOf('example.com')).toMatch(/@deprecated/);
});

test('files of one group are one module, also in two runs', () => {
  imported(put('a.json', definition({ kind: 'Certificate', versions: [version('v1')] })));
  imported(
    put('b.json', definition({ kind: 'Issuer', versions: [version('v1')] })),
    put('c.json', definition({ kind: 'Other', group: 'acme.example.com', versions: [version('v1')] })),
  );
  expect(moduleOf('example.com').match(/^export class \w+/gm)).toEqual([
    'export class Certificate',
    'export class Issuer',
  ]);
  expect(moduleOf('acme.example.com').match(/^export class \w+/gm)).toEqual(['export class Other']);
});

test('versions of one kind in several objects are one kind', () => {
  const parts = ['v1beta1', 'v1beta2'].map(name => definition({ kind: 'Tenant', versions: [version(name)] }));
  imported(put('a.yaml', parts.join('\n---\n')));
  expect(moduleOf('example.com').match(/^export class \w+/gm)).toEqual([
    'export class Tenant',
    'export class TenantV1beta1',
  ]);
});

test('a definition of apiextensions v1beta1 has one schema for all of its versions', () => {
  const old = {
    apiVersion: 'apiextensions.k8s.io/v1beta1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'things.example.com' },
    spec: {
      group: 'example.com',
      version: 'v1',
      names: { kind: 'Thing', plural: 'things' },
      validation: { openAPIV3Schema: { properties: { spec: { properties: { size: { type: 'integer' } } } } } },
    },
  };
  imported(put('old.json', JSON.stringify(old)));
  expect(moduleOf('example.com')).toMatch(/readonly size\?: number \| undefined;/);
});

test('the modules compile, take what the definition takes, and refuse what it refuses', () => {
  const spec = {
    type: 'object',
    required: ['size'],
    properties: { size: { type: 'integer' }, mode: { type: 'string', enum: ['fast', 'slow'] } },
  };
  imported(put('a.json', definition({ kind: 'Thing', versions: [version('v1', spec), version('v1beta1', spec)] })));
  const use = (props: string) => `import { App, Chart } from 'cdk8s';
import { Thing, ThingV1, ThingV1beta1 } from './imports/example.com.js';
const chart = new Chart(new App(), 'c');
new ThingV1(chart, 'a', { spec: { size: 1, mode: 'fast' } });
new ThingV1beta1(chart, 'b', { metadata: { name: 'b' }, spec: { size: 1 } });
new Thing(chart, 'c', ${props});
`;
  expect(compiled(use('{ spec: { size: 2 } }'))).toBe('');
  writeFileSync(join(folder, 'src', 'program.ts'), '');
  rmSync(join(folder, 'node_modules'));
  expect(compiled(use("{ spec: { size: 2, mode: 'fst' } }"))).toMatch(/TS2820|TS2322/);
});

test('the same definitions are kept for the checks; what another file has is not written twice', () => {
  put('crds/all.json', definition({ kind: 'Old', versions: [version('v1')] }));
  imported(put('new.json', definition({ kind: 'New', versions: [version('v1')] })));
  expect(existsSync(join(folder, 'crds', 'news.example.com.yaml'))).toBe(true);
  expect(moduleOf('example.com').match(/^export class \w+/gm)).toEqual(['export class New', 'export class Old']);
  const again = put('old.json', definition({ kind: 'Old', versions: [version('v1')] }));
  expect(() => imported(again)).toThrow(/has the definition "olds\.example\.com" already/);
  expect(imported(join(folder, 'crds', 'all.json'))).toHaveLength(1);
  expect(existsSync(join(folder, 'crds', 'olds.example.com.yaml'))).toBe(false);
});

test('a chart is read without helm by its folder of definitions; where it has none, the error says so', () => {
  put('chart/Chart.yaml', 'name: operator\nversion: 1.0.0\napiVersion: v2\n');
  put('chart/crds/thing.yaml', definition({ kind: 'Thing', versions: [version('v1')] }));
  expect(imported(join(folder, 'chart'))).toMatchObject([{ definitions: [{ kind: 'Thing' }] }]);
  expect(() => imported(put('empty.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n'))).toThrow(
    /no CustomResourceDefinition/,
  );
});
