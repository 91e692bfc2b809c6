import { fleetOf, Project } from './project.js';

const assumption = 'checked for Kubernetes 1.35, which is assumed; --kubernetes-version names another\n';

/** A field that Kubernetes 1.30 brought, and a store that production is to back up. */
const manifests = `
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop }
spec: { containers: [{ name: api, image: 'registry.example.com/api:1', lifecycle: { preStop: { sleep: { seconds: 5 } } } }] }
`;
const rendered = { '.plainsail': 'pod.yaml\n', 'pod.yaml': manifests };
const folder = (environment: string) =>
  Object.entries(rendered).map(([name, text]) => [`dist/${environment}/shop/${name}`, text] as const);

let project: Project;
beforeEach(() => {
  project = new Project({
    'fleet.ts': fleetOf(`    new WebService(this, 'api', { ...common, image });`).replace(
      'versions }',
      `versions, cluster: { kubernetes: '1.29' } }`,
    ),
    ...Object.fromEntries([...folder('production'), ...folder('staging')]),
  });
});
afterEach(() => project.remove());

const check = (...args: readonly string[]) => project.plainsail('check', ...args, '--only', 'field-served');

test('manifests are for the cluster of --environment', () => {
  expect(check('dist/production/shop').code).toBe(0);
  const { code, stdout } = check('dist/production/shop', '--environment', 'production');
  expect([code, stdout]).toEqual([1, expect.stringMatching(/^error field-served: Pod shop\/api .*1\.29/)]);
});

test('of a rendered folder it is the only one', () => {
  expect(check('dist').stdout).toBe(`2 objects: 0 errors, 0 warnings\n${assumption}`);
  expect(check('dist', '--environment', 'production')).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/\n1 object: 1 error, 0 warnings\n$/),
  });
  const { code, stderr } = check('dist', '--environment', 'stagin');
  expect([code, stderr]).toEqual([2, expect.stringContaining('there is no environment "stagin"')]);
});

test('what it contradicts, or what contradicts the declared systems, is refused', () => {
  const both = check('dist', '--environment', 'production', '--kubernetes-version', '1.30');
  expect([both.code, both.stderr]).toEqual([2, expect.stringContaining('cannot be used with option')]);
  const declared = check('--kubernetes-version', '1.30');
  expect([declared.code, declared.stderr]).toEqual([2, expect.stringMatching(/^error kubernetes-version: /)]);
  expect(check('--environment', 'production').code).toBe(0);
});
