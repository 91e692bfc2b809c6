import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { Project } from './cli/project.js';

const root = join(__dirname, '..');
const cdk8s = join(root, 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s');

const app = (selector: string, more = '') => `
const { App, ApiObject, Chart } = require(${JSON.stringify(join(root, 'node_modules', 'cdk8s'))});
const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
new ApiObject(chart, 'service', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'api' },
  spec: { selector: { app: '${selector}' }, ports: [{ port: 80 }] },
});
new ApiObject(chart, 'pod', {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'api', labels: { app: 'api' } },
  spec: { containers: [{ name: 'api', image: 'api:1', readinessProbe: { tcpSocket: { port: 80 } }, ports: [{ containerPort: 80 }] }] },
});${more}
chart.node.root.synth();
`;

/** A project that has nothing of plainsail but the plugin in its cdk8s.yaml. */
const synth = (selector: string, properties: object = {}) => synthIn({ 'app.cjs': app(selector) }, properties);

function synthIn(files: Readonly<Record<string, string>>, properties: object) {
  const project = new Project(files);
  const plugin = `./${relative(project.folder, join(root, 'bin', 'cdk8s-plugin.cjs'))}`;
  const validations = [{ package: plugin, version: '0.1.0', class: 'PlainsailValidation', properties }];
  project.write({ 'cdk8s.yaml': JSON.stringify({ language: 'typescript', app: 'node app.cjs', validations }) });
  try {
    const args = [cdk8s, 'synth', '--validate', '--check-upgrade=false'];
    return spawnSync(process.execPath, args, { cwd: project.folder, encoding: 'utf8' });
  } finally {
    project.remove();
  }
}

test('a cdk8s project fails on an error and is told the rule, the object and the fix', () => {
  const { status, stdout, stderr } = synth('web');
  expect(status).toBe(2);
  const said = stdout + stderr;
  expect(said).toContain('service-selects-pods');
  expect(said).toContain('Service shop/api: selects no pod: nothing in namespace "shop" has app=web');
  expect(said).toContain('Nearest is Pod shop/api, which has app=api.');
});

test('a cdk8s project without errors succeeds', () => {
  expect(synth('api').status).toBe(0);
});

test('properties choose the checks and their options', () => {
  expect(synth('web', { skip: ['service-selects-pods'] }).status).toBe(0);
  const { stdout, stderr } = synth('api', { only: ['minimum-replicas'], options: { 'minimum-replicas': { pod: 2 } } });
  expect(stdout + stderr).toContain('minimum-replicas has no option "pod". Did you mean "pods"?');
});

test('custom kinds are known from the folder crds of the project, or by the property crds', () => {
  const definition = (group: string) => `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: shards.${group} }
spec:
  group: ${group}
  scope: Namespaced
  names: { kind: Shard, plural: shards }
  versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object, properties: { size: { type: integer } } } } }]
`;
  const shard = `
new ApiObject(chart, 'shard', { apiVersion: 'db.example/v1', kind: 'Shard', metadata: { name: 'a' }, sise: 3 });`;
  const files = { 'app.cjs': app('api', shard), 'crds/shard.yaml': definition('db.example') };
  const { status, stdout, stderr } = synthIn(files, {});
  expect([status, stdout + stderr]).toEqual([2, expect.stringContaining('Did you mean "size"?')]);
  const elsewhere = { ...files, 'definitions/shard.yaml': definition('other.example') };
  expect(synthIn(elsewhere, { crds: ['definitions'] }).status).toBe(0);
});
