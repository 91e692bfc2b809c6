import { fleetOf, Project } from './project.js';

const settled = `images: { shop: { repository: 'registry.example.com/shop', versions: { production: '1.2.0' } } },`;
const body = "    new Worker(this, 'mailer', { image, resources: common.resources });";
let project: Project;
afterEach(() => project.remove());

test('versions of the form before render the same, with a warning that names the command', () => {
  project = new Project({ 'fleet.ts': fleetOf(body) });
  expect(project.plainsail('synth')).toMatchObject({ code: 0, stderr: '' });
  const image = () => /image: .*/.exec(project.text('dist/production/shop/deployment-mailer.yaml'))?.[0];
  const before = image();
  project.write({
    'fleet.ts': fleetOf(body).replace(
      settled,
      "shop: { repository: 'registry.example.com/shop', production: '1.2.0' },",
    ),
  });
  const { code, stderr } = project.plainsail('synth');
  expect([code, image()]).toEqual([0, before]);
  expect(stderr).toContain('warning image-version: the versions of "shop" and of others are beside its repository.');
  expect(stderr).toContain('"plainsail synth --rewrite-versions"');
  const { findings } = JSON.parse(project.plainsail('synth', '--format', 'json').stdout) as {
    findings: { check: string }[];
  };
  expect(findings.map(({ check }) => check)).toEqual(['image-version']);
});

test('--rewrite-versions writes the form of now, in the order of before, and nothing else', () => {
  const old = {
    web: { repository: 'a/web', staging: '2', production: '1.0' },
    api: { repository: 'a/api', staging: '3' },
  };
  project = new Project({ 'versions.json': JSON.stringify(old), 'node_modules/plainsail/package.json': '{}' });
  expect(project.plainsail('synth', '--rewrite-versions')).toEqual({
    ...{ code: 0, stdout: 'versions.json has the form of now\n', stderr: '' },
  });
  const text = project.text('versions.json');
  expect(text).toBe(
    `${JSON.stringify(
      {
        $schema: './node_modules/plainsail/docs/schemas/versions.schema.json',
        images: {
          web: { repository: 'a/web', versions: { staging: '2', production: '1.0' } },
          api: { repository: 'a/api', versions: { staging: '3' } },
        },
      },
      null,
      2,
    )}\n`,
  );
  expect(project.plainsail('synth', '--rewrite-versions', 'versions.json').stdout).toBe(
    'versions.json has the form of now already\n',
  );
  expect(project.text('versions.json')).toBe(text);
});

test.each([
  ['{', 'is not JSON'],
  ['[]', 'is not an object'],
])('refuses %j', (text, what) => {
  project = new Project({ 'v.json': text });
  const { code, stderr } = project.plainsail('synth', '--rewrite-versions', 'v.json');
  expect([code, project.text('v.json')]).toEqual([2, text]);
  expect(stderr).toContain(`"v.json" ${what}`);
});
