import { readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fleetOf, Project } from './project.js';

const good = fleetOf(`    new WebService(this, 'api', { ...common, image });`);
let project: Project;

beforeEach(() => {
  project = new Project({ 'fleet.ts': good });
});
afterEach(() => project.remove());

test('a first run writes everything, and a second changes nothing', () => {
  const first = project.plainsail('synth');
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toMatch(
    /^production\/shop {2}8 objects, \d+ checks, 0 warnings, 0 waivers, 0 pairs proved\n10 files in dist: 10 added, 0 changed, 0 removed \(\d+ ms\)\n$/,
  );
  const tree = project.tree('dist');
  expect(Object.keys(tree)).toEqual([
    'production/shop/.plainsail',
    'production/shop/deployment-api.yaml',
    'production/shop/kustomization.yaml',
    'production/shop/limitrange-shop.yaml',
    'production/shop/namespace-shop-production.yaml',
    'production/shop/networkpolicy-api.yaml',
    'production/shop/networkpolicy-default-deny.yaml',
    'production/shop/resourcequota-shop.yaml',
    'production/shop/service-api.yaml',
    'production/shop/serviceaccount-api.yaml',
  ]);

  const second = project.plainsail('synth');
  expect(second.stdout).toContain('10 files in dist: all up to date');
  expect(project.tree('dist')).toEqual(tree);
});

test('what is no longer declared is removed, and what somebody else put there stays', () => {
  project.plainsail('synth');
  project.write({
    'dist/production/shop/notes.txt': 'mine',
    'fleet.ts': fleetOf(`    new Worker(this, 'api', { image, resources: common.resources });`),
  });
  const { stdout } = project.plainsail('synth');
  expect(stdout).toContain('9 files in dist: 0 added, 5 changed, 1 removed');
  expect(Object.keys(project.tree('dist'))).toEqual(expect.arrayContaining(['production/shop/notes.txt']));
  expect(Object.keys(project.tree('dist'))).not.toContain('production/shop/service-api.yaml');
});

test('--check says what would change, and changes nothing', () => {
  project.plainsail('synth');
  expect(project.plainsail('synth', '--check')).toMatchObject({ code: 0, stderr: '' });
  const tree = project.tree('dist');
  project.write({ 'fleet.ts': good.replace('1.2.0', '1.3.0') });
  const { code, stdout, stderr } = project.plainsail('synth', '--check');
  expect(code).toBe(1);
  expect(stdout).toContain(
    '-        image: registry.example.com/shop:1.2.0\n+        image: registry.example.com/shop:1.3.0\n',
  );
  expect(stderr).toContain('changed: production/shop/deployment-api.yaml');
  expect(project.tree('dist')).toEqual(tree);
});

test('--check lists what is added, changed, removed and not ours, by the diff of each file', () => {
  project.plainsail('synth');
  project.write({ 'dist/production/shop/notes.txt': 'mine' });
  expect(project.plainsail('synth', '--check')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('dist is up to date'),
    stderr: 'not ours: production/shop/notes.txt\n',
  });
  project.write({ 'fleet.ts': fleetOf(`    new Worker(this, 'job', { image, resources: common.resources });`) });
  const entries = readdirSync(join(project.folder, 'dist'), { recursive: true });
  const { code, stdout, stderr } = project.plainsail('synth', '--check');
  expect(code).toBe(1);
  expect(stderr.split('\n')).toEqual([
    'not ours: production/shop/notes.txt',
    'added: production/shop/deployment-job.yaml',
    'added: production/shop/networkpolicy-job.yaml',
    'added: production/shop/serviceaccount-job.yaml',
    'changed: production/shop/.plainsail',
    'changed: production/shop/kustomization.yaml',
    'removed: production/shop/deployment-api.yaml',
    'removed: production/shop/networkpolicy-api.yaml',
    'removed: production/shop/service-api.yaml',
    'removed: production/shop/serviceaccount-api.yaml',
    'dist is not what would be written. Run "plainsail synth" and commit the result.',
    '',
  ]);
  const named = [...stdout.matchAll(/^diff --git a\/(\S+) b\/\1$/gm)].map(([, path]) => path);
  const listed = [...stderr.matchAll(/^(?:added|changed|removed): (.*)$/gm)].map(([, path]) => path);
  expect(named).toEqual(listed.sort());
  expect(readdirSync(join(project.folder, 'dist'), { recursive: true })).toEqual(entries);
});

test('--check shows no value of a Secret of the old tree', () => {
  project.plainsail('synth');
  const secret = 'dist/production/shop/secret-database.yaml';
  const inventory = 'dist/production/shop/.plainsail';
  project.write({
    [secret]: 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: database\nstringData:\n  pin: "123"\n',
    [inventory]: `${project.tree('dist')['production/shop/.plainsail']!.replace(/^\S+ /, '')}secret-database.yaml\n`,
  });
  const { code, stdout } = project.plainsail('synth', '--check');
  expect(code).toBe(1);
  expect(stdout).toContain('-  name: database\n-stringData:\n-  pin: •••\n');
  expect(stdout).not.toContain('123');
});

test('a folder that is half old, half new is reported, and nobody says that it is as it was', () => {
  project.write({ 'dist/.plainsail-write/journal': 'cut off' });
  const tree = project.tree('dist');
  const { code, stderr } = project.plainsail('synth');
  expect([code, stderr]).toEqual([2, expect.stringMatching(/^error write-journal: .*\n.*\nerror write-unfinished: /)]);
  expect(stderr).toMatch(/\n2 errors\.\n$/);
  expect(project.plainsail('synth', '--check').stderr).toContain('"dist" is half old, half new');
  expect(project.tree('dist')).toEqual(tree);
});

test('every waiver is a line of the summary', () => {
  const waivers = `[{ check: 'image-tag-fixed', reason: 'built hourly', owner: 'shop', until: '2030-01-31' }]`;
  const body = `new WebService(this, 'api', { ...common, image: 'registry.example.com/shop:latest', waivers: ${waivers} });`;
  project.write({ 'fleet.ts': fleetOf(`    ${body}`) });
  const { stdout, stderr } = project.plainsail('synth');
  expect(stderr).toBe('');
  expect(stdout).toMatch(
    /^production\/shop {2}8 objects, \d+ checks, 0 warnings, 1 waiver, 0 pairs proved\n {2}waived image-tag-fixed: Deployment shop-production\/api until 2030-01-31: built hourly \(shop\)\n/,
  );
});

test('a place in a TypeScript file is named by its own line', () => {
  project.write({
    'fleet.ts': fleetOf(`    new WebService(this, 'api', { ...common, image, ports: { http: 99999 } });`),
  });
  const line = fleetOf('#').split('\n').indexOf('#') + 1;
  expect(project.plainsail('synth').stderr).toContain(`  at fleet.ts:${line}\n`);
});

test('a project without a fleet receives a hint how to name one', () => {
  project.write({ 'package.json': '{}' });
  expect(project.plainsail('synth')).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'error fleet: package.json names no fleet.\n' +
      '  hint: Name the module that exports your fleet in package.json: "plainsail": { "fleet": "src/main.ts" }.\n' +
      '1 error. Nothing was written.\n',
  });
});

test('a package.json that is not JSON is named', () => {
  project.write({ 'package.json': '{"type":' });
  const { code, stderr } = project.plainsail('synth');
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error fleet: ".*package\.json" cannot be read: .*JSON.*\n {2}hint: Correct the file\.\n/);
});

test('from a folder below, the output is still beside package.json', () => {
  project.write({ 'src/deep/notes.txt': '' });
  const { code, stdout } = project.plainsailIn('src/deep', 'synth');
  expect([code, stdout]).toEqual([0, expect.stringContaining('10 files in ../../dist: 10 added')]);
  expect(Object.keys(project.tree('src'))).toEqual(['deep/notes.txt']);
  expect(Object.keys(project.tree('dist'))).toContain('production/shop/deployment-api.yaml');
});

test('an output folder without a name is refused', () => {
  const { code, stderr } = project.plainsail('synth', '--out', '');
  expect(code).toBe(2);
  expect(stderr).toContain("option '-o, --out <folder>' argument '' is invalid. Name a folder.");
});

test('a waiver that is over is a warning: no day changes the exit code or a byte', () => {
  const waiver = "{ check: 'store-replicated', reason: 'a trial', owner: 'shop', until: '2030-01-31' }";
  project.write({
    'fleet.ts': fleetOf(`    new Worker(this, 'api', { image, resources: common.resources, waivers: [${waiver}] });`),
  });
  expect(project.plainsail('synth', '--today', '2030-01-31').code).toBe(0);
  const tree = project.tree('dist');
  for (const command of [['synth'], ['synth', '--check'], ['check']]) {
    const { code, stdout, stderr } = project.plainsail(...command, '--today', '2030-02-01');
    expect([code, stdout + stderr]).toEqual([0, expect.stringContaining('warning waiver-expired: ')]);
    expect(project.tree('dist')).toEqual(tree);
  }
});

test('no variable of cdk8s changes what is written, whoever made the objects', () => {
  const body = `new ConfigMap(new Chart(this, 'foreign', { namespace: this.namespace }), 'Index', { data: { b: '', a: '' } });
    new WebService(this, 'api', { ...common, image });`;
  const imports = `import { Chart } from 'cdk8s';\nimport { ConfigMap } from 'cdk8s-plus-28';\n`;
  project.write({ 'fleet.ts': imports + fleetOf(`    ${body}`) });
  symlinkSync(join(project.folder, 'packages'), join(project.folder, 'node_modules'));
  const written = (out: string) => {
    expect(project.plainsail('synth', '--out', out)).toMatchObject({ stderr: '' });
    return Object.entries(project.tree(out)).map(([path, text]) => [path, text.replace(/^\S+ /, '')]);
  };
  const before = written('before');
  expect(before.map(([path]) => path)).toContainEqual(
    expect.stringMatching(/configmap-foreign-index-[a-f\d]{8}\.yaml$/),
  );
  const settings = ['CDK8S_LEGACY_HASH', 'CDK8S_DISABLE_SORT', 'CDK8S_RECORD_CONSTRUCT_METADATA', 'CDK8S_OUTDIR'];
  try {
    for (const name of settings) process.env[name] = 'true';
    expect(written('after')).toEqual(before);
  } finally {
    for (const name of settings) delete process.env[name];
  }
});

test('a system with an error is held back with exit 1, and the others are written', () => {
  const twoOf = (image: string, memory: string) =>
    fleetOf(`    new WebService(this, 'api', { ...common, image });`)
      .replace('systems: { shop: Shop }', 'systems: { other: Other, shop: Shop }')
      .replace('shop:1.2.0', image)
      .replace(
        'export const fleet',
        `class Other extends System {
  constructor(scope: ConstructorParameters<typeof System>[0], props: SystemProps) {
    super(scope, 'other', props);
    new WebService(this, 'web', { ...common, image: this.image('shop'), resources: { cpu: ['100m', '1'], memory: ['128Mi', '${memory}'] } });
  }
}
export const fleet`,
      )
      .replace("production: '1.2.0'", `production: '${image}'`);
  project.write({ 'fleet.ts': twoOf('1.2.0', '256Mi') });
  expect(project.plainsail('synth').code).toBe(0);
  project.write({ 'fleet.ts': twoOf('1.3.0', 'lots') });
  const { code, stdout, stderr } = project.plainsail('synth');
  expect(code).toBe(1);
  expect(stderr).toContain('the memory limit is "lots"');
  expect(stdout).toMatch(/^production\/other {2}held back by its errors: its folder stays as it is$/m);
  expect(stdout).toContain('production/other held back');
  expect(project.text('dist/production/shop/deployment-api.yaml')).toContain('shop:1.3.0');
  expect(project.text('dist/production/other/deployment-web.yaml')).toContain('shop:1.2.0');
  expect(project.plainsail('synth', '--system', 'shop')).toMatchObject({ code: 0, stderr: '' });
});
