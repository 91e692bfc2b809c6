import { generateKeyPairSync } from 'node:crypto';
import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SettledVersions } from '../../../src/entries/types.js';
import { Project } from '../../cli/project.js';

const root = join(__dirname, '..', '..', '..');
let project: Project;

/** A copy of this repository's fleet with what it has rendered and approved. */
beforeEach(() => {
  const entries = readdirSync(join(root, 'src/entries')).map(file => file.slice(0, -'.ts'.length));
  project = new Project({
    'src/index.ts': `export * from 'plainsail';`,
    ...Object.fromEntries(entries.map(name => [`src/entries/${name}.ts`, `export * from 'plainsail/${name}';`])),
  });
  const copied = [
    'package.json',
    'versions.json',
    'src/main.ts',
    'src/systems',
    'dist',
    'approvals',
    'crds',
    'test/fixtures',
  ];
  for (const path of copied.filter(each => existsSync(join(root, each))))
    cpSync(join(root, path), join(project.folder, path), { recursive: true, preserveTimestamps: true });
});
afterEach(() => project.remove());

const demo = ['--key', 'test/fixtures/demo-super-admin.pem', '--approver', 'demo-super-admin'];
const record = 'approvals/production/idea.yaml';
const image = 'dist/production/idea/deployment-codex-server.yaml';
const tag = () => /image: .*codex-server:(.*)/.exec(project.text(image))?.[1];
/** Releases another version of the server. */
const change = () => {
  const { images } = JSON.parse(project.text('versions.json')) as SettledVersions;
  const server = images['codex-server']!;
  expect(server.versions['production']).toBe(tag());
  const changed = { ...server, versions: { ...server.versions, production: '9.9.9' } };
  project.write({ 'versions.json': JSON.stringify({ images: { ...images, 'codex-server': changed } }) });
};
const approve = (...args: readonly string[]) => project.plainsail('approve', 'idea', 'production', '--yes', ...args);
/** Only what is gated: the rest takes its time. */
const gated = ['--environment', 'production', '--system', 'idea'];
const refused = (reason: string) => `error not-approved: production/idea stays as it was: ${reason}.\n`;

test('I12: what is committed is approved, for a clone synthesizes clean', () => {
  const { code, stdout, stderr } = project.plainsail('synth', '--check');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^production\/idea .*, approved by demo-super-admin$/m);
});

test('I12: a changed release waits for the signature of a SuperAdmin, and the old one stays', () => {
  const before = tag();
  const old = project.tree('dist/production/idea');
  change();
  const held = project.plainsail('synth', ...gated);
  expect(held.code).toBe(1);
  expect(held.stderr).toContain(
    `${refused(`its files are not those that "demo-super-admin" approved on ${/^date: "(.*)"$/m.exec(project.text(record))?.[1]}`)}` +
      '  hint: "demo-super-admin" runs: plainsail approve idea production --key FILE --approver demo-super-admin\n',
  );
  expect(project.tree('dist/production/idea')).toEqual(old);
  expect(project.plainsail('synth', '--check', ...gated)).toMatchObject({ code: 1, stderr: held.stderr });

  const approved = approve(...demo);
  expect(approved.code).toBe(0);
  expect(approved.stdout).toContain(
    `-        image: ghcr.io/illuvrse/codex-server:${before}\n+        image: ghcr.io/illuvrse/codex-server:9.9.9\n`,
  );
  expect(project.plainsail('synth', ...gated)).toMatchObject({ code: 0, stderr: '' });
  expect(tag()).toBe('9.9.9');
});

test('I12: what has no gate does not wait', () => {
  change();
  expect(project.plainsail('synth', '--environment', 'staging')).toMatchObject({ code: 0, stderr: '' });
});

test('I12: neither another key, nor another role, nor an edited record is an approval', () => {
  change();
  const own = generateKeyPairSync('ed25519');
  writeFileSync(join(project.folder, 'own.pem'), own.privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
  });
  const asOwn = (name: string) => approve('--key', 'own.pem', '--approver', name);
  expect(asOwn('demo-super-admin')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('error approver: this is not the private key of "demo-super-admin".\n'),
  });
  const pem = own.publicKey.export({ type: 'spki', format: 'pem' }).toString().trim().replaceAll('\n', '\n    ');
  const developer = `- name: dev\n  roles: [Developer]\n  publicKey: |\n    ${pem}\n`;
  project.write({ 'approvals/approvers.yaml': project.text('approvals/approvers.yaml') + developer });
  expect(asOwn('dev')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(
      'error approver: "dev" is "Developer", and production/idea asks for "SuperAdmin".\n',
    ),
  });

  expect(approve(...demo).code).toBe(0);
  project.write({ [record]: project.text(record).replace('approver: demo-super-admin', 'approver: dev') });
  expect(project.plainsail('synth', '--check', ...gated).stderr).toContain(
    refused('it was signed with another key than the one that "dev" has among the approvers'),
  );
  rmSync(join(project.folder, record));
  expect(project.plainsail('synth', '--check', ...gated).stderr).toContain(refused('nobody has approved it yet'));
});
