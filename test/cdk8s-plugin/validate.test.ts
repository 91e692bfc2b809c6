import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Project } from '../cli/project.js';

const root = join(__dirname, '..', '..');
const cdk8s = join(root, 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s');

const service = `
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec: { selector: { app: SELECTED }, ports: [{ port: 80 }] }
`;
const pod = `
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop, labels: { app: api } }
spec: { containers: [{ name: api, image: 'api:1', ports: [{ containerPort: 80 }], PROBE }] }
`;
const probe = 'readinessProbe: { tcpSocket: { port: 80 } }';

/** The manifests of an app in whatever language: here a shell that copies them. */
const shop = (selected: string, readiness = probe) => ({
  'manifests/shop.k8s.yaml': [service.replace('SELECTED', selected), pod.replace('PROBE', readiness)].join('---'),
});

interface Report {
  readonly violations: readonly {
    readonly ruleName: string;
    readonly recommendation: string;
    readonly fix: string;
    readonly violatingConstructs: readonly { readonly constructPath?: string; readonly locations: readonly string[] }[];
  }[];
  readonly summary: { readonly status: string; readonly metadata: Readonly<Record<string, string>> };
}

/** `cdk8s synth` as cdk8s documents validation plugins: a package of the plugins directory, by its name. */
function synth(
  files: Readonly<Record<string, string>>,
  properties: object = {},
  app = 'cp manifests/* "$CDK8S_OUTDIR"',
  language = 'python',
) {
  const project = new Project(files);
  const pluginsDirectory = join(project.folder, '.plugins');
  const modules = join(pluginsDirectory, 'plainsail', '0.1.0', 'node_modules');
  mkdirSync(modules, { recursive: true });
  symlinkSync(root, join(modules, 'plainsail'));
  const validations = [{ package: 'plainsail', version: '0.1.0', class: 'PlainsailValidation', properties }];
  const config = { language, app: `mkdir -p dist; ${app}`, pluginsDirectory, validations };
  project.write({ 'cdk8s.yaml': JSON.stringify(config) });
  try {
    const args = [cdk8s, 'synth', '--check-upgrade=false', '--validation-reports-output-file', 'report.json'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: project.folder, encoding: 'utf8' });
    const file = join(project.folder, 'report.json');
    const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')).reports[0] as Report) : undefined;
    return { status, said: stdout + stderr, report };
  } finally {
    project.remove();
  }
}

const languages = ['python', 'go', 'java', 'typescript'];

test.each(languages)(
  'a project in %s fails on an error, with the rule, the object, the value and the fix',
  language => {
    const { status, report } = synth(shop('web'), {}, undefined, language);
    expect(status).toBe(2);
    expect(report?.summary).toMatchObject({ status: 'failure', metadata: { Objects: '2', Errors: '1', Waived: '0' } });
    expect(report?.violations[0]).toMatchObject({
      ruleName: 'service-selects-pods (error)',
      fix: expect.stringContaining('Nearest is Pod shop/api, which has app=api.'),
      violatingConstructs: [
        {
          resourceName: 'api',
          manifestPath: 'dist/shop.k8s.yaml',
          locations: ['Service shop/api spec.selector: selects no pod: nothing in namespace "shop" has app=web'],
        },
      ],
    });
  },
);

test('warnings are marked as such, come last and fail nothing, unless they are to', () => {
  const files = shop('api', '');
  const { status, report } = synth(files);
  expect(status).toBe(0);
  expect(report?.violations.map(({ ruleName }) => ruleName)).toContain('readiness-behind-service (warning)');
  expect(synth(files, { failOn: 'warning' }).status).toBe(2);
  expect(synth(files, { severity: 'error' }).report?.violations).toEqual([]);
});

test('a rule that many objects break is one violation', () => {
  const two = `${shop('web')['manifests/shop.k8s.yaml']}---${service.replace('name: api', 'name: web').replace('SELECTED', 'web')}`;
  const { report } = synth({ 'manifests/shop.k8s.yaml': two });
  const selects = report?.violations.filter(({ ruleName }) => ruleName.startsWith('service-selects-pods'));
  expect(selects?.map(({ violatingConstructs }) => violatingConstructs.length)).toEqual([2]);
});

test('properties choose the checks and their options, and waive a finding on one object', () => {
  expect(synth(shop('web'), { skip: ['service-selects-pods'] }).status).toBe(0);
  const misspelt = synth(shop('api'), { only: ['minimum-replicas'], options: { 'minimum-replicas': { pod: 2 } } });
  expect(misspelt.said).toContain('minimum-replicas has no option "pod". Did you mean "pods"?');
  expect(synth(shop('web'), { only: ['readiness-behind-service'] }).report?.violations).toEqual([]);
  const waiver = {
    check: 'service-selects-pods',
    object: 'Service shop/api',
    reason: 'Comes later',
    owner: 'shop',
    until: '2999-12-31',
  };
  const { status, report } = synth(shop('web'), { waivers: [waiver] });
  expect([status, report?.summary.metadata['Waived']]).toEqual([0, '1']);
  const over = synth(shop('web'), { waivers: [{ ...waiver, until: '2020-01-31' }] });
  expect(over.status).toBe(0);
  expect(over.report?.violations.map(({ ruleName }) => ruleName)).toContain('waiver-expired (warning)');
  const homeless = synth(shop('api'), { waivers: [{ ...waiver, object: 'Service shop/apo' }] });
  expect(homeless.report?.violations.at(-1)).toMatchObject({
    ruleName: 'waiver-unused (warning)',
    fix: 'Did you mean "Service shop/api"?',
  });
});

test('the environment decides which checks run', () => {
  const database = `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: database, namespace: shop }
spec:
  serviceName: database
  selector: { matchLabels: { app: database } }
  template:
    metadata: { labels: { app: database } }
    spec: { containers: [{ name: database, image: 'postgres:17.5' }] }
  volumeClaimTemplates: [{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce] } }]
`;
  const rulesFor = (tier: string) =>
    synth(
      { 'manifests/shop.k8s.yaml': database },
      { only: ['store-replicated'], environment: { tier } },
    ).report?.violations.map(({ ruleName }) => ruleName);
  expect([rulesFor('staging'), rulesFor('production')]).toEqual([[], ['store-replicated (warning)']]);
});

test('properties that make no sense are all named, with what is allowed', () => {
  const { status, said } = synth(shop('api'), {
    skips: [],
    failOn: 'info',
    environment: { kubernetes: 1.3, teer: 'production' },
    waivers: [
      { check: 'readiness-behind-service', object: 'Pod shop/api', reason: 'x', owner: 'y', until: '2030-02-31' },
    ],
  });
  expect(status).not.toBe(0);
  expect(said).toContain('the plugin has no property "skips"');
  expect(said).toContain('Did you mean "skip"?');
  expect(said).toContain('failOn is "info"; it must be "error" or "warning"');
  expect(said).toContain('environment.kubernetes is 1.3; it must be a minor version in quotes: "1.31"');
  expect(said).toContain('the plugin has no property "environment.teer"');
  expect(said).toContain('waivers[0].until is "2030-02-31"; it must be a day in quotes: "2030-01-31"');
});

test('a cdk8s app is pointed to its constructs', () => {
  const app = `
const { App, ApiObject, Chart } = require(${JSON.stringify(join(root, 'node_modules', 'cdk8s'))});
const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });
new ApiObject(chart, 'front', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'api' }, spec: { selector: { app: 'web' }, ports: [{ port: 80 }] } });
app.synth();
`;
  const { report } = synth({ 'app.cjs': app }, {}, `'${process.execPath}' app.cjs`);
  expect(report?.violations[0]?.violatingConstructs).toMatchObject([{ constructPath: 'shop/front' }]);
});

test('custom kinds are known from the folder crds of the project, or by the environment', () => {
  const definition = (group: string) => `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: shards.${group} }
spec:
  group: ${group}
  scope: Namespaced
  names: { kind: Shard, plural: shards, listKind: ShardList, singular: shard }
  versions: [{ name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object, properties: { size: { type: integer } } } } }]
`;
  const shard = '\n---\napiVersion: db.example/v1\nkind: Shard\nmetadata: { name: a, namespace: shop }\nsise: 3\n';
  const manifests = { 'manifests/shop.k8s.yaml': shop('api')['manifests/shop.k8s.yaml'] + shard };
  const { status, report } = synth({ ...manifests, 'crds/shard.yaml': definition('db.example') });
  expect([status, JSON.stringify(report)]).toEqual([2, expect.stringContaining('Did you mean \\"size\\"?')]);
  const elsewhere = {
    ...manifests,
    'crds/shard.yaml': definition('db.example'),
    'other/shard.yaml': definition('other.example'),
  };
  expect(synth(elsewhere, { environment: { crds: ['other'] } }).status).toBe(0);
});

test('the properties in docs/plugin.md are read', () => {
  const page = readFileSync(join(root, 'docs', 'plugin.md'), 'utf8');
  const blocks = [...page.matchAll(/```yaml\n(language.*?)```/gs)].map(([, block]) => parse(block!));
  const [plain, named, { validations }] = blocks;
  expect([plain.validations[0].package, named.validations[0].package]).toEqual([
    './node_modules/plainsail',
    'plainsail',
  ]);
  const crds = { 'crds/none.yaml': '' };
  const { status, report } = synth({ ...shop('web'), ...crds }, validations[0].properties);
  expect([status, report?.summary.metadata]).toEqual([0, expect.objectContaining({ Errors: '0', Waived: '1' })]);
});
