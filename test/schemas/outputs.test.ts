import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load as yaml } from 'js-yaml';
import { asJane, gatedProject } from '../cli/gated.js';
import { fleetOf, Project, type Run } from '../cli/project.js';
import { object, workload } from '../diff/cases.js';
import { faultsIn } from './validators.js';

const prices = `prices: { currency: 'EUR', date: '2026-11-21', source: 'a list', cpu: 20, memory: 8, storage: { default: 1 }, loadBalancer: 30 }`;
const calls = `    const api = new WebService(this, 'api', { ...common, image, replicas: [2, 4] });
    new Worker(this, 'mailer', { image, resources: common.resources, calls: [api.port('http')] });
    budget(this, { name: 'Compute', monthly: 5, covers: ['cpu', 'memory'] });`;
const good = fleetOf(calls)
  .replace('import { Environment,', 'import { budget, Environment,')
  .replace('systems: { shop: Shop }', `systems: { shop: Shop }, ${prices}`);
/** It has an error, a fault of a declaration, and a waiver. */
const faulty = good.replace(
  "    budget(this, { name: 'Compute'",
  "    new Worker(this, 'swapped', { image, resources: common.resources, replicas: [4, 2] });\n    budget(this, { name: 'Compute'",
);
const service = (name: string, annotations = '') => `---
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop${annotations && `, annotations: { ${annotations} }`} }
spec: { selector: { app: gone }, ports: [{ port: 80 }] }
`;
const waiver = 'waive.plainsail.dev/service-selects-pods: "pods come later; owner: shop; until: 2030-01-31"';

let project: Project;
afterEach(() => project.remove());

const codes: Record<string, number | null> = {};
/** The document that a run prints, which fits its schema. */
function valid(schema: string, { code, stdout, stderr }: Run): Record<string, never> {
  codes['last'] = code;
  if (!stdout.startsWith('{')) throw new Error(`no document: ${stdout.slice(0, 200)}${stderr.slice(0, 2000)}`);
  const document = JSON.parse(stdout);
  expect(faultsIn(schema, document)).toEqual([]);
  return document;
}
const run = (schema: string, ...args: readonly string[]) =>
  valid(schema, project.plainsail(...args, '--format', 'json'));

describe('a fleet without faults', () => {
  beforeEach(() => {
    project = new Project({ 'fleet.ts': good });
  });

  test('check, check --list and synth', () => {
    expect(run('check', 'check')).toMatchObject({ summary: { errors: 0 } });
    expect(run('check-list', 'check', '--list').checks).not.toHaveLength(0);
    expect(run('synth', 'synth', '--check')).toMatchObject({ written: false, files: { changed: [] } });
    const { files } = run('synth', 'synth');
    expect(files).toMatchObject({ added: expect.arrayContaining(['production/shop/deployment-api.yaml']) });
    expect(faultsIn('layout', pathsBelow(join(project.folder, 'dist')))).toEqual([]);
  });

  test('the views of the graph share one envelope', () => {
    const shown = [
      run('connections', 'connections'),
      run('cost', 'cost'),
      run('order', 'order'),
      run('order', 'order', '-s', 'shop'),
      run('order', 'order', '--explain', 'Deployment/api', 'Deployment/mailer'),
    ];
    run('report', 'report');
    for (const view of shown) {
      const { version, environments, findings, summary } = view;
      expect([version, environments]).toEqual([1, [expect.objectContaining({ environment: 'production' })]]);
      expect(findings).toBeInstanceOf(Array);
      expect(summary).toMatchObject({ errors: 0 });
    }
    expect(shown.map(({ view }) => view)).toEqual(['connections', 'cost', 'order', 'order', 'order']);
    expect(shown[0]!.summary!['connections']).toBeGreaterThan(0);
    expect(shown[1]).toMatchObject({ findings: [{ check: 'budget-exceeded' }], summary: { overruns: 1 } });
    expect(shown[2]!.environments![0]).toMatchObject({ systems: [{ system: 'shop', rank: 0 }] });
    expect(shown[4]!.environments![0]).toEqual({ environment: 'production', explanation: expect.any(Array) });
  });
});

test('a fleet that is refused has its findings in each document', () => {
  project = new Project({ 'fleet.ts': faulty });
  for (const command of ['check', 'synth', 'connections', 'cost', 'order']) {
    const { findings, summary } = run(command, command);
    expect([command, codes['last'], findings]).toEqual([
      command,
      1,
      expect.arrayContaining([
        expect.objectContaining({ check: 'scaling', severity: 'error', environment: 'production' }),
      ]),
    ]);
    expect(summary!['errors']).toBeGreaterThan(0);
  }
});

test('manifests with faults, waivers in both forms, and a baseline', () => {
  project = new Project({
    'm/a.yaml': `${service('api')}${service('later', waiver)}`,
    'm/b.yaml': 'a: [',
    'waivers.yaml':
      '- { check: service-selects-pods, object: Service shop/api, reason: later, owner: shop, until: "2030-01-31" }\n',
  });
  expect(run('check', 'check', 'm', '--today', '2030-01-01')).toMatchObject({ summary: { waived: 1 } });
  expect(run('check', 'check', 'm', '--today', '2030-02-01', '--waivers', 'waivers.yaml')).toMatchObject({
    summary: { waived: 2, warnings: 2 },
  });
  expect(run('connections', 'connections', 'm')).toMatchObject({ findings: [{ check: 'invalid-yaml' }] });
  project.plainsail('check', 'm', '--baseline', 'known.json', '--write-baseline');
  const baseline = JSON.parse(project.text('known.json'));
  expect([faultsIn('baseline', baseline), baseline.findings.length]).toEqual([[], 2]);
});

test('diff of two folders', () => {
  const claim = object('PersistentVolumeClaim', 'data', 'spec: { accessModes: [ReadWriteOnce] }');
  project = new Project({
    'old/a.yaml': `${workload()}${claim}`,
    'new/a.yaml': workload({ image: 'registry.example.com/api:2.0.0' }),
  });
  expect(run('diff', 'diff', '--from', 'old', '--to', 'new')).toMatchObject({ summary: { lost: 1, versions: 1 } });
});

test('approve, and the files of approvals', () => {
  project = gatedProject();
  expect(run('approve', 'approve', 'shop', 'production')).toMatchObject({ approved: false });
  expect(run('approve', 'approve', ...asJane)).toMatchObject({ approved: true, approver: 'jane' });
  expect(run('synth', 'synth')).toMatchObject({ written: true });
  expect(faultsIn('approval', yaml(project.text('approvals/production/shop.yaml')))).toEqual([]);
  expect(faultsIn('approvers', yaml(project.text('approvals/approvers.yaml')))).toEqual([]);
});

const root = join(__dirname, '..', '..');
const pathsBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));

test('what this repository renders, its inventories and its approvals', () => {
  project = new Project({});
  const paths = pathsBelow(join(root, 'dist'));
  expect(paths.length).toBeGreaterThan(1000);
  expect(faultsIn('layout', paths)).toEqual([]);
  for (const path of paths.filter(each => each.endsWith('/.plainsail'))) {
    const lines = readFileSync(join(root, 'dist', path), 'utf8')
      .trimEnd()
      .split('\n');
    expect([path, faultsIn('inventory', lines)]).toEqual([path, []]);
  }
  const committed = (path: string) => yaml(readFileSync(join(root, 'approvals', path), 'utf8'));
  expect(faultsIn('approvers', committed('approvers.yaml'))).toEqual([]);
  expect(faultsIn('approval', committed('production/idea.yaml'))).toEqual([]);
});
