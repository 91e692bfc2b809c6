import { fleetOf, Project } from './project.js';

const manifests = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec: { template: { metadata: { labels: { app: api } } } }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec: { template: { metadata: { labels: { app: db } } } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db }
spec:
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Ingress, Egress]
  ingress: [{ from: [{ podSelector: { matchLabels: { app: api } } }], ports: [{ port: 5432 }] }]
`;
const rows = [
  '0.0.0.0-255.255.255.255[External] => default/api[Deployment] : All Connections',
  'default/api[Deployment] => 0.0.0.0-255.255.255.255[External] : All Connections',
  'default/api[Deployment] => default/db[StatefulSet] : TCP 5432',
];
let project: Project;

beforeEach(() => {
  project = new Project({ 'dist/shop.yaml': manifests });
});
afterEach(() => project.remove());

test('lists the connections of a folder, a line each', () => {
  expect(project.plainsail('connections', 'dist')).toEqual({ code: 0, stdout: `${rows.join('\n')}\n`, stderr: '' });
});

test('the same as JSON and as a matrix', () => {
  const { stdout } = project.plainsail('connections', 'dist', '--format', 'json');
  expect(JSON.parse(stdout).environments[0].connections[2]).toEqual({
    src: 'default/api[Deployment]',
    dst: 'default/db[StatefulSet]',
    conn: 'TCP 5432',
  });
  expect(project.plainsail('connections', 'dist', '--format', 'matrix').stdout).toContain(
    '| default/api[Deployment] | All Connections |  | TCP 5432 |',
  );
});

test('from and to one workload', () => {
  expect(project.plainsail('connections', 'dist', '--source', 'api', '--target', 'db').stdout).toBe(`${rows[2]}\n`);
  expect(project.plainsail('connections', 'dist', '--target', 'default/dbx')).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('nothing with connections is called "default/dbx". Did you mean "default/db"?'),
  });
});

test('what the world and the whole cluster can reach', () => {
  expect(project.plainsail('connections', 'dist', '--exposed').stdout).toBe(
    `${rows[0]}\n{entire-cluster} => default/api[Deployment] : All Connections\n`,
  );
});

test('says what it could not read, and what it does not take into account', () => {
  project.write({
    'dist/a.yaml': 'a: [',
    'dist/b.yaml': ['a', 'b', 'c', 'd', 'e']
      .map(name => `apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata: { name: ${name} }\n`)
      .join('---\n'),
    'dist/c.yaml': 'apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata: { name: a, namespace: shop }\n',
  });
  const { code, stdout, stderr } = project.plainsail('connections', 'dist');
  expect([code, stdout]).toEqual([1, `${rows.join('\n')}\n`]);
  expect(stderr).toContain('error invalid-yaml: ');
  expect(stderr).toContain('at dist/a.yaml:');
  expect(stderr).toContain(
    'GlobalNetworkPolicy a, GlobalNetworkPolicy b, GlobalNetworkPolicy c and 2 more: not read; it may close connections of the list, or open others\n',
  );
  expect(stderr).toContain('VirtualMachine shop/a: not read; ');
});

test('a path that does not exist could not run', () => {
  expect(project.plainsail('connections', 'dits')).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('dits: no such file'),
  });
});

test('--system is of the declared systems alone', () => {
  const { code, stderr } = project.plainsail('connections', 'dist', '--system', 'shop');
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining('--system is of the declared systems, and paths are named.'),
  ]);
});

test('only what begins or ends in one system', () => {
  const bank = `class Bank extends System {
  constructor(scope: ConstructorParameters<typeof System>[0], props: SystemProps) {
    super(scope, 'bank', props);
    const image = this.image('shop');
    const ledger = new WebService(this, 'ledger', { ...common, image });
    new Worker(this, 'clerk', { image, resources: common.resources, calls: [ledger.port('http')] });
  }
}

class Shop`;
  const body = `    const api = new WebService(this, 'api', { ...common, image });
    new Worker(this, 'mailer', { image, resources: common.resources, calls: [api.port('http')] });`;
  const fleet = fleetOf(body)
    .replace('class Shop', bank)
    .replace('systems: { shop: Shop }', 'systems: { shop: Shop, bank: Bank }');
  project.write({ 'fleet.ts': fleet });
  const both = project.plainsail('connections').stdout;
  expect(both).toContain('bank-production/clerk[Deployment] => bank-production/ledger[Deployment] : TCP 8080\n');
  const { code, stdout } = project.plainsail('connections', '-s', 'shop');
  expect([code, stdout]).toEqual([
    0,
    both
      .split('\n')
      .filter(line => line === '' || line.includes('shop-production/'))
      .join('\n'),
  ]);
  expect(stdout).toContain('shop-production/mailer[Deployment] => shop-production/api[Deployment] : TCP 8080\n');
  expect(project.plainsail('connections', '-s', 'shp').stderr).toContain('Did you mean "shop"?');
});
