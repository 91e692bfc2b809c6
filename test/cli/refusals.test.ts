import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fleetOf, Project } from './project.js';

const api = `    new WebService(this, 'api', { ...common, image });`;
let project: Project;
beforeEach(() => {
  project = new Project({});
});
afterEach(() => project.remove());

/** What `synth` says of a fleet, and the line of the fleet that holds `marked`. */
function refused(fleet: string) {
  project.write({ 'fleet.ts': fleet });
  const { code, stderr } = project.plainsail('synth');
  const lines = fleet.split('\n');
  return { code, stderr, at: (marked: string) => `fleet.ts:${lines.findIndex(line => line.includes(marked)) + 1}` };
}

test('two components of one name are refused as such, with both lines', () => {
  const worker = `new Worker(this, 'other', { resources: common.resources, name: 'api', image });`;
  const { code, stderr, at } = refused(fleetOf(`${api}\n    ${worker}`));
  expect([code, stderr]).toEqual([
    1,
    [
      `error component-name: Worker "other" of shop in production: two components are named "api"; the other is at ${at("WebService(this, 'api'")}.`,
      '  hint: Give one of them another `name`: all of its objects are named after it.',
      `  at ${at('new Worker')}`,
      '1 error. Nothing was written.',
      '',
    ].join('\n'),
  ]);
});

const twoSystems = (props: string, body: string) =>
  fleetOf(`${api}\n    new PlainObject(this, 'first', settings);`)
    .replace('{ Environment,', '{ Environment, PlainObject,')
    .replace(
      'export const fleet',
      `const settings = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'shop-production' } };
class Mail extends System {
  constructor(scope: ConstructorParameters<typeof System>[0], props: SystemProps) {
    super(scope, 'mail', ${props});
    ${body}
  }
}

export const fleet`,
    )
    .replace('shop: Shop }', 'shop: Shop, mail: Mail }');

test('one object of two systems is refused by the name of both declarations', () => {
  const { code, stderr, at } = refused(twoSystems('props', `new PlainObject(this, 'second', settings);`));
  expect(code).toBe(1);
  expect(stderr).toContain(
    [
      `error unique-objects: ConfigMap shop-production/settings: declared by production/shop and by production/mail at ${at("this, 'second'")}`,
      '  hint: Declare it once, or give the two different names.',
      `  at ${at("this, 'first'")}`,
      '',
    ].join('\n'),
  );
  expect(stderr).not.toContain('shared-path');
});

test('two systems that each render one namespace receive the hint `shared`', () => {
  const sharing = (more: string) => refused(twoSystems(`{ ...props, namespace: 'shop-production'${more} }`, ''));
  const { code, stderr, at } = sharing('');
  expect(code).toBe(1);
  expect(stderr).toContain(
    [
      `error unique-objects: Namespace shop-production: declared by production/shop and by production/mail at ${at("super(scope, 'mail'")}`,
      '  hint: Declare "shop" with `shared: true`, so that it leaves the namespace "shop-production" to "mail", or give it a namespace of its own.',
      `  at ${at("super(scope, 'shop'")}`,
    ].join('\n'),
  );
  expect(sharing(', shared: true')).toMatchObject({ code: 0, stderr: '' });
});

test('what is found on constructs of other libraries has the line where they were made', () => {
  const packages = join(__dirname, '..', '..', 'node_modules');
  mkdirSync(join(project.folder, 'node_modules'));
  for (const name of ['cdk8s', 'constructs'])
    symlinkSync(join(packages, name), join(project.folder, 'node_modules', name));
  project.write({
    'foreign.yaml':
      'apiVersion: v1\nkind: Service\nmetadata: { name: foreign }\nspec: { selector: { app: foreign }, ports: [{ port: 80 }] }\n',
    'foreign.ts': `import { Include } from 'cdk8s';
import { Construct } from 'constructs';
export class Foreign extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new Include(this, 'yaml', { url: 'foreign.yaml' });
  }
}
`,
  });
  const made = `new Foreign(this, 'foreign');`;
  const { code, stderr, at } = refused(`import { Foreign } from './foreign.js';\n${fleetOf(`${api}\n    ${made}`)}`);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error service-selects-pods: Service shop-production\/foreign spec\.selector: /);
  expect(stderr).toContain(`\n  at ${at(made)}\n`);
});

test("a fleet that throws while it loads is the fleet's own fault, at its line", () => {
  const { code, stderr, at } = refused(
    fleetOf(api).replace('export const', `versions['mail'].production.length;\nexport const`),
  );
  expect([code, stderr]).toEqual([
    1,
    [
      `error fleet: "fleet.ts", or what it imports, fails while it loads: Cannot read properties of undefined (reading 'production')`,
      '  hint: Correct that module; --debug prints the stack trace.',
      `  at ${at("versions['mail']")}`,
      '1 error. Nothing was written.',
      '',
    ].join('\n'),
  ]);
});

test('a package that is not there is named', () => {
  const { code, stderr } = refused(`import 'no-such-package';\n${fleetOf(api)}`);
  expect([code, stderr]).toEqual([
    1,
    expect.stringContaining(
      `fails while it loads: Cannot find package 'no-such-package'\n  hint: Install it in the project.`,
    ),
  ]);
});

test('a fact that no cluster has is refused with the one that was meant', () => {
  const { code, stderr, at } = refused(
    fleetOf(api).replace(', versions }', `, versions, cluster: { kubernets: '1.31' } as object }`),
  );
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(
      /^error environment: environment "production": it has no "cluster\.kubernets"\. Did you mean "kubernetes"\?\n {2}hint: "cluster" has "name", .*"kubernetes",/,
    ),
  ]);
  expect(stderr).toContain(`\n  at ${at('new Environment')}\n`);
});
