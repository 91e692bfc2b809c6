import { fleetOf, Project } from './project.js';
import { definition } from './shard.js';

const fleet = (field: string) =>
  fleetOf(`    new WebService(this, 'api', { ...common, image });
    new PlainObject(this, 'shard', { apiVersion: 'db.example/v1', kind: 'Shard', metadata: { name: 'a' }, spec: { ${field}: 3 } });`).replace(
    '{ Environment,',
    '{ Environment, PlainObject,',
  );

let project: Project;
beforeEach(() => {
  project = new Project({ 'fleet.ts': fleet('sise'), 'definitions/shard.yaml': definition });
});
afterEach(() => project.remove());

test("synth holds custom resources to the definitions in the project's folder crds", () => {
  const unknown = project.plainsail('synth');
  expect([unknown.code, unknown.stderr]).toEqual([0, expect.stringContaining('warning schema-valid: Shard')]);
  project.write({ 'crds/shard.yaml': definition });
  const refused = project.plainsail('synth');
  expect([refused.code, refused.stderr]).toEqual([
    1,
    expect.stringMatching(/^error schema-valid: Shard shop-production\/a spec\.sise: .* Did you mean "size"\?/),
  ]);
  project.write({ 'fleet.ts': fleet('size') });
  expect(project.plainsail('synth')).toMatchObject({ code: 0, stderr: '' });
});

test('synth takes definitions from elsewhere with --crds', () => {
  const { code, stderr } = project.plainsail('synth', '--check', '--crds', 'definitions');
  expect([code, stderr]).toEqual([1, expect.stringContaining('Did you mean "size"?')]);
});
