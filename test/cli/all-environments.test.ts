import { fleetOf, Project } from './project.js';

/** A fleet of one system in two environments. */
const twoEnvironments = (body: string, version = '1.2.0') =>
  fleetOf(body)
    .replace("production: '1.2.0'", `staging: '${version}', production: '${version}'`)
    .replace('environments: [production]', 'environments: [staging, production]')
    .replace(
      'const common',
      "const staging = new Environment('staging', { tier: 'staging', domain: 'example.org', versions });\nconst common",
    );

let project: Project;
afterEach(() => project.remove());

test.each(['synth', 'check', 'connections', 'test-alerts'])(
  '%s reports the problems of every environment, not of the first alone',
  command => {
    project = new Project({ 'fleet.ts': twoEnvironments('', '') });
    const { code, stdout, stderr } = project.plainsail(command);
    const found = `${stdout}${stderr}`.match(/image-version: .*$/gm);
    expect([code, found?.length]).toEqual([1, 2]);
  },
);

test('connections without --environment lists every environment', () => {
  project = new Project({
    'fleet.ts': twoEnvironments(`    const api = new WebService(this, 'api', { ...common, image });
    new Worker(this, 'mailer', { image, resources: common.resources, calls: [api.port('http')] });`),
  });
  const { code, stdout } = project.plainsail('connections');
  expect([code, stdout.match(/^# .*$/gm)]).toEqual([0, ['# staging', '# production']]);
  const { environments } = JSON.parse(project.plainsail('connections', '--format', 'json').stdout) as {
    environments: { environment: string }[];
  };
  expect(environments.map(({ environment }) => environment)).toEqual(['staging', 'production']);
  expect(project.plainsail('connections', '-e', 'staging').stdout).not.toContain('#');
});
