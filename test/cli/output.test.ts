import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fleetOf, Project } from './project.js';

/** Two environments, and this inside the system's constructor. */
const twice = (body: string) =>
  fleetOf(body)
    .replace("production: '1.2.0'", "production: '1.2.0', staging: '1.3.0'")
    .replace(
      'class Shop',
      "const staging = new Environment('staging', { tier: 'staging', domain: 'example.org', versions });\nclass Shop",
    )
    .replace('environments: [production]', 'environments: [staging, production]');

const swapped = "    new Worker(this, 'mailer', { image, resources: common.resources, replicas: [4, 2] });";
const bare = `    new WebService(this, 'api', { image, ...common, probes: undefined as never });
    new Worker(this, 'mailer', { image, resources: common.resources, replicas: 1 });`;

let project: Project;
const using = (fleet: string) => {
  project = new Project({ 'fleet.ts': fleet });
  return project;
};
afterEach(() => project.remove());

test('the same refusal in two environments is one, with the object, both environments, and both counted', () => {
  const { code, stderr } = using(twice(swapped)).plainsail('synth');
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^error scaling: Worker "mailer" of shop in production: at least 4 .*\n {2}hint: .*\n {2}also Worker "mailer" of shop in staging\n {2}at fleet\.ts:\d+\n2 errors\. Nothing was written\.\n$/,
  );
});

test('components that a loop makes at one line are distinguished', () => {
  const loop = `    for (const name of ['mailer', 'payer']) new Worker(this, name, { image, resources: common.resources, replicas: [4, 2] });`;
  const { stderr } = using(fleetOf(loop)).plainsail('synth');
  expect(stderr.match(/^error scaling: Worker "\w+"/gm)).toEqual([
    'error scaling: Worker "mailer"',
    'error scaling: Worker "payer"',
  ]);
});

test('errors come last, and the last line counts warnings too', () => {
  const faulty = `    new ApiObject(this, 'lost', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'lost' }, spec: { selektor: {}, ports: [{ port: 80 }] } });
    new ApiObject(this, 'odd', { apiVersion: 'example.com/v1', kind: 'Odd', metadata: { name: 'odd' } });`;
  using(`import { ApiObject } from 'cdk8s';\n${fleetOf(faulty)}`);
  symlinkSync('packages', join(project.folder, 'node_modules'));
  const { stderr } = project.plainsail('synth');
  const severities: readonly string[] = stderr.match(/^(error|warning)/gm) ?? [];
  expect(severities).toContain('warning');
  expect(severities.lastIndexOf('warning')).toBeLessThan(severities.indexOf('error'));
  expect(stderr).toMatch(/\d+ errors?, \d+ warnings?\. Nothing was written\.\n$/);
});

test('what a fleet prints does not reach the data', () => {
  const { stdout, stderr } = using(`console.log('from the fleet');\n${fleetOf('')}`).plainsail(
    'check',
    '--format',
    'json',
  );
  expect(JSON.parse(stdout)).toMatchObject({ version: 1 });
  expect(stderr).toMatch(/^from the fleet$/m);
});

test.each([
  ['in a system', fleetOf(swapped), 'scaling'],
  ['while the fleet loads', fleetOf('').replace("domain: 'example.com'", "domain: 'https://x'"), 'environment'],
])('a declaration that is refused %s is in the reports for machines', (_, fleet, id) => {
  using(fleet);
  const json = project.plainsail('check', '--format', 'json');
  expect([json.code, json.stderr]).toEqual([1, '']);
  expect(JSON.parse(json.stdout).findings).toMatchObject([
    { check: id, severity: 'error', source: expect.stringMatching(/fleet\.ts:\d+/) },
  ]);
  const sarif = project.plainsail('check', '--format', 'sarif');
  expect(JSON.parse(sarif.stdout).runs[0].results).toMatchObject([{ ruleId: id, level: 'error' }]);
});

test('synth --format json has the files and the findings, refused or not', () => {
  using(fleetOf(swapped));
  const refused = project.plainsail('synth', '--format', 'json');
  expect([refused.code, refused.stderr]).toEqual([1, '']);
  expect(JSON.parse(refused.stdout)).toMatchObject({
    written: false,
    findings: [{ check: 'scaling', subject: 'Worker "mailer" of shop', environment: 'production' }],
    summary: { errors: 1, warnings: 0 },
  });
  project.write({ 'fleet.ts': fleetOf(swapped.replace('[4, 2]', '[2, 4]')) });
  const before = JSON.parse(project.plainsail('synth', '--check', '--format', 'json').stdout);
  expect(before).toMatchObject({ written: false, files: { changed: [], removed: [] } });
  expect(before.files.added).toContain('production/shop/deployment-mailer.yaml');
  const written = project.plainsail('synth', '--format', 'json');
  expect(written.code).toBe(0);
  expect(JSON.parse(written.stdout)).toMatchObject({ written: true, files: { added: before.files.added } });
  expect(project.plainsail('synth', '--check', '--format', 'json').code).toBe(0);
});

test('every id that a run prints is explained, and all of them are listed', () => {
  using(twice(bare));
  const { stderr } = project.plainsail('synth');
  const ids = [...stderr.matchAll(/^(?:error|warning) ([a-z0-9-]+):/gm)].map(([, id]) => id as string);
  expect(ids).not.toEqual([]);
  const { stdout } = project.plainsail('explain');
  for (const id of [...new Set(ids), 'data-removed', 'image-version', 'service-selects-pods'])
    expect(stdout).toMatch(new RegExp(`^ {2}${id} {2,}\\S`, 'm'));
  expect(project.plainsail('explain', 'image-version').stdout).toMatch(/^# image-version\n\nAn image has no version/);
});

test('--check says when files differ in their line endings alone', () => {
  using(fleetOf(swapped.replace('[4, 2]', '[2, 4]'))).plainsail('synth');
  const path = 'dist/production/shop/deployment-mailer.yaml';
  project.write({ [path]: project.text(path).replaceAll('\n', '\r\n') });
  const { code, stderr } = project.plainsail('synth', '--check');
  expect([code, stderr]).toEqual([1, expect.stringMatching(/line endings alone: .*\.gitattributes/)]);
});
