import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphOf } from '../../../src/graph/from-app.js';
import { fleet } from '../../../src/main.js';
import { packageRoot } from '../../../src/package-root.js';

const page = readFileSync(join(packageRoot, 'docs/systems/codeai.md'), 'utf8');
const graph = graphOf(fleet.declare(fleet.environment('production')).node.findChild('codeai'));
const commands = page
  .split('```bash\n')
  .slice(1)
  .map(block => block.slice(0, block.indexOf('```')));

interface ExternalSecret {
  readonly data: readonly { readonly remoteRef: { readonly key: string; readonly property: string } }[];
}
const secrets = graph.ofKind('ExternalSecret').map(({ name, manifest }) => ({
  name,
  values: (manifest['spec'] as ExternalSecret).data.map(({ remoteRef }) => `${remoteRef.key} ${remoteRef.property}`),
}));

test('A8: what the rotation of secrets names is rendered', () => {
  const kinds = { externalsecret: 'ExternalSecret', deployment: 'Deployment', statefulset: 'StatefulSet' } as const;
  const named = [...page.matchAll(/\b(externalsecret|deployment|statefulset)\/([a-z-]+)/g)];
  expect(named.length).toBeGreaterThan(10);
  const missing = named.filter(
    ([, kind, name]) => !graph.ofKind(kinds[kind as keyof typeof kinds]).some(object => object.name === name),
  );
  expect(missing.map(([text]) => text)).toEqual([]);
});

test.each([
  ['codeai/postgres', 0, ['next-password']],
  ['codeai/postgres', 1, ['user', 'password', 'next-user', 'next-password']],
  ['codeai/redis', 0, ['next-password']],
  ['codeai/redis', 1, ['password', 'next-password']],
])('A8: what is written to %s in step %i is fetched by everyone who reads it', (path, step, properties) => {
  const blocks = commands.filter(text => text.includes(`vault kv patch -mount=<mount> ${path} `));
  expect(blocks).toHaveLength(3);
  const block = blocks[step] ?? '';
  const [, written = ''] = new RegExp(`vault kv patch -mount=<mount> ${path} (.*)`).exec(block) ?? [];
  expect([...written.matchAll(/([a-z-]+)=/g)].map(([, key]) => key).sort()).toEqual([...properties].sort());
  const readers = secrets.filter(({ values }) => properties.some(property => values.includes(`${path} ${property}`)));
  const fetched = [...block.matchAll(/externalsecret\/([a-z0-9-]+)/g)].map(([, name]) => name);
  expect(fetched.sort()).toEqual(readers.map(({ name }) => name).sort());
});

test('A8: a rotation of published keys never signs anybody out', () => {
  expect(page).toMatch(/Publish the new key beside the old one.*Sign with the new key.*Take the old key away/s);
});

test('A2: what the program must still learn is listed', () => {
  const preconditions = page.slice(page.indexOf('## Preconditions')).match(/^- /gm) ?? [];
  expect(preconditions.length).toBeGreaterThan(5);
  expect(page).toContain('binary_parameters=yes');
});
