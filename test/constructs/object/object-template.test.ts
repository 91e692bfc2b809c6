import { App } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { graphOf } from '../../../src/graph/from-app.js';
import {
  ConfigMap,
  Environment,
  HookJob,
  ObjectTemplate,
  PlainObject,
  System,
  TemplateFile,
} from '../../../src/index.js';
import { render } from '../../../src/render/render.js';
import { type Rendered, refusals, small } from '../support.js';

function declared(objects: (scope: System) => void) {
  const environment = new Environment('staging', { tier: 'staging', domain: 'example.com', versions: {} });
  const system = new System(new App(), 'shop', { environment });
  new ObjectTemplate(system, 'repair', {
    file: 'repair.yaml',
    heading: ['Mends the shop.', '', 'Then: kubectl apply'],
    objects: scope => objects(scope as System),
  });
  return system;
}
const filesOf = (system: System) => render(graphOf(system.node.root));
const job = (scope: System) =>
  new HookJob(scope, 'repair', { image: 'psql:16', resources: small, files: { '/etc/shop/a.sql': 'SELECT 1;\n' } });

test('X4: objects as all others, in one file that no tool applies', () => {
  const files = filesOf(declared(job));
  const text = [...files].find(([path]) => path.endsWith('templates/repair.yaml'))![1];
  expect(text.split('\n').slice(0, 5)).toEqual([
    '# Mends the shop.',
    '#',
    '# Then: kubectl apply',
    'apiVersion: v1',
    'kind: ServiceAccount',
  ]);
  const documents = parseAllDocuments(text).map(document => document.toJS() as Rendered);
  expect(documents.map(({ kind, metadata }) => [kind, metadata.namespace])).toEqual(
    ['ServiceAccount', 'ConfigMap', 'NetworkPolicy', 'Job'].map(kind => [kind, 'shop-staging']),
  );
  for (const { metadata } of documents) {
    expect(metadata.labels).toMatchObject({ 'app.kubernetes.io/part-of': 'shop' });
    expect(Object.keys(metadata.annotations ?? {}).filter(name => name.startsWith('argocd.'))).toEqual([]);
  }
  expect([...files.keys()].filter(path => path.includes('repair'))).toHaveLength(1);
});

test('annotations that are nobody’s orders to Argo CD or Flux stay', () => {
  const files = filesOf(
    declared(scope => {
      const metadata = { name: 'a', annotations: { owner: 'shop', 'argocd.argoproj.io/sync-wave': '1' } };
      new PlainObject(scope, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata });
    }),
  );
  const text = [...files].find(([path]) => path.endsWith('templates/repair.yaml'))![1];
  expect(parseAllDocuments(text)[0]!.toJS()).toMatchObject({ metadata: { annotations: { owner: 'shop' } } });
  expect(text).not.toContain('sync-wave');
});

test('what is wrong with an object is reported as everywhere', () => {
  expect(
    refusals(() => declared(scope => new HookJob(scope, 'Repair', { image: 'a:1', resources: small })))[0]?.[1],
  ).toBe('the component is "Repair".');
  expect(() =>
    declared(() => {
      throw new TypeError('a mistake');
    }),
  ).toThrow('a mistake');
});

test('C8: neither text nor objects of a template hold a secret', () => {
  const password = 'postgres://shop:Zx81-Qr7-tmv@db/shop';
  expect(
    refusals(() => declared(scope => new ConfigMap(scope, 'c', { name: 'c', data: { password } })))[0]?.[1],
  ).toMatch(/^the template "repair.yaml" holds /);
  expect(
    refusals(() => declared(scope => new TemplateFile(scope, 'f', { file: 'f', data: { password } })))[0]?.[1],
  ).toMatch(/^the template "f" holds /);
});
