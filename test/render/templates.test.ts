import { ApiObject, App, Chart } from 'cdk8s';
import { TemplateFile } from '../../src/constructs/object/template-file.js';
import { graphOf } from '../../src/graph/from-app.js';
import { provided } from '../../src/graph/provided.js';
import { record } from '../../src/intent/record.js';
import { recordChildSources } from '../../src/intent/source.js';
import { ProblemError } from '../../src/problem.js';
import { render } from '../../src/render/render.js';

function unit() {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  record(chart, 'unit', { environment: 'production', system: 'shop', namespace: 'shop' });
  new Chart(app, 'other', { namespace: 'other' });
  return { app, chart };
}

test('a template is beside the objects and in the inventory, and is applied by nothing', () => {
  const { app, chart } = unit();
  new TemplateFile(chart, 'down', { file: 'down.sql', text: 'drop table shop;' });
  expect(render(graphOf(app)).get('production/shop/templates/down.sql')).toBe('drop table shop;\n');
});

test('a template may hold objects, one document each, below its text', () => {
  const { app, chart } = unit();
  const made = (name: string) => ({ kind: 'Secret', apiVersion: 'v1', metadata: { name } });
  new TemplateFile(chart, 'two', { file: 'two.yaml', text: '# By hand', objects: [made('a'), made('b')] });
  expect(render(graphOf(app)).get('production/shop/templates/two.yaml')).toBe(
    [
      '# By hand',
      ...['apiVersion: v1', 'kind: Secret', 'metadata:', '  name: a', '---'],
      ...['apiVersion: v1', 'kind: Secret', 'metadata:', '  name: b', ''],
    ].join('\n'),
  );
});

test('a unit lists its templates in its inventory, and leaves them out of its kustomization', () => {
  const { app, chart } = unit();
  new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } });
  new TemplateFile(chart, 'down', { file: 'down.sql', text: 'drop table shop;\n' });
  const files = render(graphOf(app));
  expect(files.get('production/shop/.plainsail')).toBe('configmap-a.yaml\nkustomization.yaml\ntemplates/down.sql\n');
  expect(files.get('production/shop/kustomization.yaml')).not.toContain('templates');
});

test('a template belongs to the nearest unit around it', () => {
  const { app, chart } = unit();
  const inner = new Chart(chart, 'inner', { namespace: 'inner' });
  record(inner, 'unit', { environment: 'production', system: 'inner' });
  new TemplateFile(inner, 'down', { file: 'down.sql', text: 'x' });
  expect([...render(graphOf(app)).keys()]).toEqual(['production/inner/templates/down.sql']);
});

test('a unit lists no templates of another', () => {
  const { app, chart } = unit();
  const other = app.node.findChild('other');
  record(other, 'unit', { environment: 'production', system: 'other' });
  new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } });
  new TemplateFile(other, 'down', { file: 'down.sql', text: 'x' });
  expect(render(graphOf(app)).get('production/shop/.plainsail')).toBe('configmap-a.yaml\nkustomization.yaml\n');
});

test('a template may stand for a Secret that somebody makes by hand', () => {
  const { app, chart } = unit();
  const makes = { namespace: 'shop', name: 'shop-secrets', keys: ['password'] };
  new TemplateFile(chart, 'secret', { file: 'secret.yaml', text: 'kind: Secret', makes });
  const [made] = provided(graphOf(app), 'Secret', 'shop', 'shop-secrets');
  expect(made?.keys).toEqual(new Set(['password']));
});

test.each([
  ['two of one name', ['a.sql', 'a.sql'], 'two templates are the file production/shop/templates/a.sql.'],
  ['a name that leads elsewhere', ['../a.sql'], `a template's file is named "../a.sql".`],
  ['a name that is hidden', ['.sql'], `a template's file is named ".sql".`],
  ['a name of more than 100 characters', ['a'.repeat(101)], `a template's file is named "${'a'.repeat(101)}".`],
])('refuses %s', (_, names, message) => {
  const { app, chart } = unit();
  for (const [i, file] of names.entries()) new TemplateFile(chart, `t${i}`, { file, text: 'x' });
  const act = () => render(graphOf(app));
  expect(act).toThrow(ProblemError);
  expect(act).toThrow(message);
});

test('says where the second of two files was declared', () => {
  const { app, chart } = unit();
  recordChildSources(chart);
  for (const id of ['a', 'b']) new TemplateFile(chart, id, { file: 'a'.repeat(100), text: 'x' });
  expect(() => render(graphOf(app))).toThrow(
    expect.objectContaining({
      problems: [
        expect.objectContaining({ id: 'shared-path', source: expect.stringMatching(/templates\.test\.ts:\d+$/) }),
      ],
    }),
  );
});

test('refuses a template with a secret in it', () => {
  const { chart } = unit();
  const text = 'postgresql://shop:correct-horse@db/shop';
  expect(() => new TemplateFile(chart, 'url', { file: 'a.txt', text })).toThrow('holds a URL with a password');
});
