import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { approversYaml, joe } from '../approvals/office.js';
import { asJane, gatedFleet, gatedProject } from './gated.js';
import type { Project } from './project.js';
import { Watching } from './watching.js';

let project: Project;
beforeEach(() => {
  project = gatedProject();
});
afterEach(() => project.remove());

const refusal = (reason: string) =>
  `error not-approved: production/shop stays as it was: ${reason}.\n` +
  '  hint: "jane" runs: plainsail approve shop production --key FILE --approver jane\n' +
  '  at approvals/production/shop.yaml\n';
const changed = refusal('its files are not those that "jane" approved on 2030-01-31');
const image = (system: string, component: string) =>
  /image: .*:(.*)/.exec(project.tree('dist')[`production/${system}/deployment-${component}.yaml`] ?? '')?.[1];
const approve = () => {
  project.plainsail('approve', ...asJane);
};

test('what nobody has approved is not written, and what has no gate is', () => {
  const { code, stdout, stderr } = project.plainsail('synth');
  expect({ code, stderr }).toEqual({ code: 1, stderr: refusal('nobody has approved it yet') });
  expect(stdout).toMatch(
    /^production\/shop {2}.*, not approved\nproduction\/bank {2}.* proved\n9 files in dist: 9 added, 0 changed, 0 removed, production\/shop held back \(/,
  );
  expect([image('shop', 'api'), image('bank', 'ledger')]).toEqual([undefined, '1.2.0']);
});

test('an approved system is written, and then all is clean', () => {
  approve();
  const { code, stdout, stderr } = project.plainsail('synth');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^production\/shop {2}.* proved, approved by jane\n.*\n18 files in dist: 18 added/);
  expect(project.plainsail('synth')).toMatchObject({ code: 0, stderr: '' });
  const check = project.plainsail('synth', '--check');
  expect(check).toMatchObject({ code: 0, stderr: '' });
  expect(check.stdout).toMatch(/approved by jane\n.*\ndist is up to date \(\d+ ms\)\n$/);
});

test('a change leaves the old files of the gated system in place until it is approved', () => {
  approve();
  project.plainsail('synth');
  project.write({ 'fleet.ts': gatedFleet('1.3.0') });
  expect(project.plainsail('synth')).toMatchObject({ code: 1, stderr: changed });
  expect([image('shop', 'api'), image('bank', 'ledger')]).toEqual(['1.2.0', '1.3.0']);
  const check = project.plainsail('synth', '--check');
  expect(check).toMatchObject({ code: 1, stderr: changed });
  expect(check.stdout).not.toContain('up to date');

  approve();
  expect(project.plainsail('synth')).toMatchObject({ code: 0, stderr: '' });
  expect(image('shop', 'api')).toBe('1.3.0');
});

test('--check fails when the files of the gated system are not what was approved', () => {
  approve();
  project.plainsail('synth');
  const path = 'dist/production/shop/deployment-api.yaml';
  project.write({ [path]: 'kind: Pod\n' });
  const { code, stdout, stderr } = project.plainsail('synth', '--check');
  expect([code, stdout]).toEqual([1, expect.stringContaining('-kind: Pod\n')]);
  expect(stderr).toContain('changed: production/shop/deployment-api.yaml\n');
});

test.each([[], ['--check']])(
  'a file that nobody approved, beside those of the gated system, fails synth %s',
  (...args) => {
    approve();
    project.plainsail('synth');
    project.write({ 'dist/production/shop/evil.yaml': 'kind: Secret\n', 'dist/README.md': 'mine' });
    const { code, stderr } = project.plainsail('synth', ...args);
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining(
        'error not-approved: "dist/production/shop/evil.yaml" is not part of what was approved.\n' +
          '  hint: Remove it: what applies the folder may apply it as well.\n',
      ),
    ]);
    expect(stderr.match(/not-approved/g)).toHaveLength(1);
    expect(Object.keys(project.tree('dist'))).toContain('production/shop/evil.yaml');
  },
);

test.each([
  ['beside the gated system', [], 'dist/production/evil/deployment.yaml'],
  ['in the folder of another system', [], 'dist/production/bank/zz.yaml'],
  [
    'with an inventory, in a run of the gated system alone',
    ['-e', 'production', '-s', 'shop'],
    'dist/production/evil/.plainsail',
  ],
])('a file %s fails synth and synth --check', (_, filter, path) => {
  approve();
  project.plainsail('synth');
  project.write({ [path]: 'deployment.yaml\n' });
  const expected = [1, expect.stringContaining(`error not-approved: "${path}" is not part of what was approved.\n`)];
  for (const args of [['--check'], []]) {
    const { code, stderr } = project.plainsail('synth', ...filter, ...args);
    expect([code, stderr]).toEqual(expected);
  }
});

test('an object that another system renders into the namespace of the gated one is refused', () => {
  approve();
  project.plainsail('synth');
  const manifest = "{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'evil', namespace: 'shop-production' } }";
  const intruder = `new PlainObject(this, 'evil', ${manifest});`;
  const ledger = `    new Worker(this, 'ledger'`;
  project.write({
    'fleet.ts': gatedFleet().replace('import {', 'import { PlainObject,').replace(ledger, `    ${intruder}\n${ledger}`),
  });
  for (const command of [['synth'], ['synth', '--check'], ['check']]) {
    const { code, stdout, stderr } = project.plainsail(...command);
    expect([code, stdout + stderr]).toEqual([
      1,
      expect.stringContaining(
        'ConfigMap shop-production/evil: rendered by production/bank into the namespace "shop-production" of production/shop, which changes by approval only.\n',
      ),
    ]);
  }
  expect(Object.keys(project.tree('dist'))).not.toContain('production/bank/configmap-evil.shop-production.yaml');
});

test('whose approver is removed stays as it is, and fails', () => {
  approve();
  project.plainsail('synth');
  const before = project.tree('dist');
  project.write({ 'approvals/approvers.yaml': approversYaml({ ...joe, roles: ['SuperAdmin'] }) });
  const { code, stderr } = project.plainsail('synth');
  expect([code, stderr]).toEqual([
    1,
    'error not-approved: production/shop stays as it was: "jane", who approved it, is not among the approvers, or no longer.\n' +
      '  hint: "joe" runs: plainsail approve shop production --key FILE --approver joe\n' +
      '  at approvals/production/shop.yaml\n',
  ]);
  expect(project.tree('dist')).toEqual(before);
});

test('filters ask only the gates of what they render', () => {
  expect(project.plainsail('synth', '--system', 'bank')).toMatchObject({ code: 0, stderr: '' });
  const { code, stdout, stderr } = project.plainsail('synth', '--system', 'shop', '--environment', 'production');
  expect({ code, stderr }).toEqual({ code: 1, stderr: refusal('nobody has approved it yet') });
  expect(stdout).toMatch(/^production\/shop {2}.*, not approved\n0 files in dist: all up to date/);
});

test('a folder of another name holds the approvals, seen from anywhere in the project', () => {
  const elsewhere = gatedFleet().replace('gates:', "approvals: 'release/approvals', gates:");
  project.write({
    'fleet.ts': elsewhere,
    'release/approvals/approvers.yaml': project.text('approvals/approvers.yaml'),
  });
  rmSync(join(project.folder, 'approvals'), { recursive: true });
  const [system, environment, ...signed] = asJane;
  const key = signed.map(arg => (arg === 'jane.pem' ? '../../jane.pem' : arg));
  const { code, stdout } = project.plainsailIn('release/approvals', 'approve', system!, environment!, ...key);
  expect([code, stdout]).toEqual([0, expect.stringContaining('release/approvals/production/shop.yaml')]);
  expect(project.plainsailIn('release', 'synth')).toMatchObject({ code: 0, stderr: '' });
});

test('a watch says it once, and goes on', async () => {
  const watching = new Watching(project.folder);
  try {
    const first = await watching.until(/Watching for changes.*\n/);
    expect(first).toContain(refusal('nobody has approved it yet'));
    project.write({ 'fleet.ts': gatedFleet('1.3.0') });
    expect(await watching.until(/files in dist: .*\n/)).not.toContain('not-approved');
    expect([image('shop', 'api'), image('bank', 'ledger')]).toEqual([undefined, '1.3.0']);
    approve();
    project.write({ 'fleet.ts': `${gatedFleet('1.3.0')}\n` });
    expect(await watching.until(/files in dist: .*\n/)).not.toContain('not-approved');
    expect(image('shop', 'api')).toBe('1.3.0');
    project.write({ 'fleet.ts': gatedFleet('1.4.0') });
    expect(await watching.until(/files in dist: .*\n/)).toContain(changed);
    expect(await watching.interrupt()).toBe(0);
  } finally {
    watching.kill();
  }
}, 60_000);
