import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { asJane, gatedFleet, gatedProject } from './gated.js';
import type { Project } from './project.js';

let project: Project;
beforeEach(() => {
  project = gatedProject();
  chmodSync(join(project.folder, 'jane.pem'), 0o600);
});
afterEach(() => project.remove());

const record = () => project.text('approvals/production/shop.yaml');
const line = /^production\/shop: 9 files, 9 added, 0 changed, 0 removed, (sha256:[0-9a-f]{64})$/m;

test('without a key it shows what waits, and exits 1', () => {
  const { code, stdout, stderr } = project.plainsail('approve', 'shop', 'production');
  expect(code).toBe(1);
  expect(stdout).toContain('+++ b/production/shop/deployment-api.yaml\n');
  expect(stdout).toMatch(line);
  expect(stdout).toMatch(/Nothing was signed\.\n$/);
  expect(stderr).toContain('added: production/shop/deployment-api.yaml\n');
  expect(stderr).toContain(
    'error not-approved: production/shop stays as it was: nobody has approved it yet.\n' +
      '  hint: "jane" runs: plainsail approve shop production --key FILE --approver jane\n',
  );
  expect(Object.keys(project.tree('approvals'))).toEqual(['approvers.yaml']);
});

test('with a key it signs what it shows, and writes nothing else', () => {
  const { code, stdout, stderr } = project.plainsail('approve', ...asJane);
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('warning')]);
  expect(stdout).toMatch(
    /production\/shop is now approved by jane\. Run "plainsail synth", and commit dist with approvals\/production\/shop\.yaml\.\n$/,
  );
  const digest = line.exec(stdout)?.[1];
  expect(record()).toMatch(
    new RegExp(
      `^format: plainsail approval 1\nenvironment: production\nsystem: shop\ndigest: ${digest}\nrole: SuperAdmin\n` +
        'approver: jane\nkey: sha256:[0-9a-f]{64}\ndate: "2030-01-31"\nsignature: [A-Za-z0-9+/]{86}==\n$',
    ),
  );
  expect(Object.keys(project.tree('.'))).not.toContain('dist');
});

test('what is approved is not signed anew', () => {
  project.plainsail('approve', ...asJane);
  const before = project.tree('approvals');
  const later = project.plainsail('approve', ...asJane.slice(0, -1), '2030-02-28');
  expect(later.stdout).toMatch(/production\/shop is approved by jane since 2030-01-31\.\n$/);
  expect([later.code, project.tree('approvals')]).toEqual([0, before]);
});

test('only what changed since is shown', () => {
  project.plainsail('approve', ...asJane);
  project.plainsail('synth');
  project.write({ 'fleet.ts': gatedFleet('1.3.0') });
  const { stdout, stderr } = project.plainsail('approve', 'shop', 'production');
  expect(stdout).toContain(
    '-        image: registry.example.com/shop:1.2.0\n+        image: registry.example.com/shop:1.3.0\n',
  );
  expect(stdout).toContain('production/shop: 9 files, 0 added, 1 changed, 0 removed, sha256:');
  expect(stderr).toMatch(/^changed: production\/shop\/deployment-api\.yaml\n/);
  expect(stderr).toContain('its files are not those that "jane" approved on 2030-01-31.');
});

test('--format json is for machines', () => {
  const asked = project.plainsail('approve', 'shop', 'production', '--format', 'json');
  expect([asked.code, JSON.parse(asked.stdout)]).toEqual([
    1,
    {
      version: 1,
      environment: 'production',
      system: 'shop',
      role: 'SuperAdmin',
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      files: 9,
      added: expect.arrayContaining(['production/shop/deployment-api.yaml']),
      changed: [],
      removed: [],
      approved: false,
      reason: 'nobody has approved it yet',
      record: 'approvals/production/shop.yaml',
    },
  ]);
  const signed = project.plainsail('approve', ...asJane, '--format', 'json');
  expect(JSON.parse(signed.stdout)).toMatchObject({ approved: true, approver: 'jane' });
  expect(JSON.parse(signed.stdout)).not.toHaveProperty('reason');
});

test('a key that others can use is warned of', () => {
  chmodSync(join(project.folder, 'jane.pem'), 0o644);
  const { code, stderr } = project.plainsail('approve', ...asJane);
  expect([code, stderr]).toEqual([
    0,
    expect.stringContaining(
      'warning private-key: the key "jane.pem" can be used by others on this machine: its mode is 644.\n' +
        '  hint: Run: chmod 600 jane.pem\n',
    ),
  ]);
});

test.each([
  [
    ['shop', 'production', '--key', 'joe.pem', '--approver', 'joe'],
    'error approver: "joe" is "Developer", and production/shop asks for "SuperAdmin".\n  hint: It must be "jane".\n',
  ],
  [
    ['shop', 'production', '--key', 'joe.pem', '--approver', 'jane'],
    'error approver: this is not the private key of "jane".\n',
  ],
  [
    ['shop', 'production', '--key', 'jane.pem'],
    'error invalid-usage: a signature needs a key and the name of its owner.\n' +
      '  hint: Say --key FILE --approver NAME, or neither to look.\n',
  ],
  [
    ['shop', 'production', '--key', 'package.json', '--approver', 'jane'],
    'error private-key: the key "package.json" is not a private key in PEM form.\n' +
      '  hint: Make one with: openssl genpkey -algorithm ed25519 -out FILE.\n',
  ],
  [
    ['bank', 'production'],
    'error invalid-usage: production/bank has no gate, so there is nothing to approve.\n' +
      '  hint: Gated are "production/shop".\n',
  ],
  [['shpo', 'production'], 'error unknown-system: there is no system "shpo". Did you mean "shop"?\n'],
  [['shop', '../etc'], 'error unknown-environment: there is no environment "../etc".\n'],
])('%j is refused', (args, message) => {
  const { code, stdout, stderr } = project.plainsail('approve', ...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr).toMatch(/\n1 error\. Nothing was written\.\n$/);
  expect(Object.keys(project.tree('approvals'))).toEqual(['approvers.yaml']);
});

test('what the checks refuse cannot be approved', () => {
  const waiver = "{ check: 'store-replicatd', reason: 'a trial', owner: 'shop', until: '2030-01-30' }";
  project.write({ 'fleet.ts': gatedFleet('1.2.0', `, waivers: [${waiver}]`) });
  const { code, stderr } = project.plainsail('approve', ...asJane);
  expect([code, stderr]).toEqual([1, expect.stringContaining('error waiver-invalid: ')]);
  expect(stderr).toMatch(/\n1 error\. Nothing was written\.\n$/);
  expect(Object.keys(project.tree('approvals'))).toEqual(['approvers.yaml']);
});

test('nor can a change that synth would refuse, unless it is meant', () => {
  project.plainsail('approve', ...asJane);
  project.plainsail('synth');
  const before = project.tree('approvals');
  project.write({ 'fleet.ts': gatedFleet('1.2.0', ", selector: { app: 'api' }") });
  expect(project.plainsail('approve', ...asJane)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('error immutable-field: Deployment shop-production/api spec.selector'),
  });
  expect(project.tree('approvals')).toEqual(before);
  expect(project.plainsail('approve', ...asJane, '--accept', 'Deployment/api')).toMatchObject({ code: 0 });
  expect(project.plainsail('synth', '--accept', 'Deployment/api')).toMatchObject({ code: 0, stderr: '' });
});
