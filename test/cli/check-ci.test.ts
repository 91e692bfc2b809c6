import { execFileSync } from 'node:child_process';
import { Project } from './project.js';

const service = (name: string, more = '') => `
apiVersion: v1
kind: Service
metadata:
  name: ${name}
${more}spec:
  selector: { app: ${name} }
  ports: [{ port: 80 }]
`;
const inShop = '  namespace: shop\n';
/** Makes the namespace of the Services, so that nothing outside the manifests can have their pods. */
const namespace = '---\napiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n';

let project: Project;
beforeEach(() => {
  project = new Project({
    'bad/a.yaml': service('api', inShop),
    'bad/b.yaml': service('web', inShop),
    'bad/shop.yaml': namespace,
  });
});
afterEach(() => project.remove());

const check = (...args: readonly string[]) => project.plainsail('check', ...args);

test('one cause is one finding of the text, with its places under it', () => {
  const pods = ['one', 'two']
    .map(name => service(name, inShop).replace(`{ app: ${name} }`, '{ app: none }'))
    .join('---');
  project.write({ 'folded/all.yaml': pods + namespace });
  const { stdout } = check('folded');
  expect(stdout.split('\n').slice(0, 4)).toEqual([
    'error service-selects-pods: selects no pod: nothing in namespace "shop" has app=none (2 places)',
    expect.stringMatching(/^ {2}hint: /),
    '  Service shop/two spec.selector at folded/all.yaml:11',
    '  Service shop/one spec.selector at folded/all.yaml:2',
  ]);
  const { findings } = JSON.parse(check('folded', '--format', 'json').stdout) as {
    findings: readonly { group: string }[];
  };
  expect(findings.map(({ group }) => group)).toEqual([findings[0]?.group, findings[0]?.group]);
});

test('errors come last', () => {
  const { stdout } = check('bad', '--only', 'service-selects-pods', 'sorted-keys');
  const severities = [...stdout.matchAll(/^(error|warning) /gm)].map(([, severity]) => severity);
  expect(severities).toEqual([...severities].sort().reverse());
  expect(new Set(severities).size).toBe(2);
});

test('--format github annotates the line of the field, and input is not a command', () => {
  project.write({ 'one/a,b:c.yaml': service('api', inShop) + namespace });
  expect(check('one', '--format', 'github').stdout).toMatch(
    /^::error file=one\/a%2Cb%3Ac\.yaml,line=8,title=service-selects-pods::Service shop\/api spec\.selector: selects no pod.*%0A/,
  );
  project.write({ 'one/a,b:c.yaml': service('api', '  namespace: "x\\n::error::y"\n') });
  const lines = check('one', '--format', 'github').stdout.split('\n').filter(Boolean);
  expect(lines.every(line => /^::(error|warning) (file=|title=)/.test(line))).toBe(true);
  project.write({ 'one/a,b:c.yaml': service('api', '  namespace: "\\u001b[31m##[error]y\\u0000"\n') });
  const { stdout } = check('one', '--format', 'github');
  expect(stdout).toContain('\\x1b[31m#\\#[error]y\\x00');
  expect(/[\p{Cc}]/u.test(stdout.replaceAll('\n', ''))).toBe(false);
});

test('--format junit has a case for each finding', () => {
  const { stdout } = check('bad', '--format', 'junit');
  expect(stdout).toContain('<testsuites tests="2" failures="2" errors="0" skipped="0">');
  expect(stdout).toContain(
    '<testcase classname="service-selects-pods" name="Service shop/api spec.selector" file="bad/a.yaml"><failure type="error"',
  );
  expect(stdout).toContain('in namespace &quot;shop&quot;');
});

test('--fail-on is also a severity', () => {
  expect(check('bad').code).toBe(1);
  expect(check('bad', '--fail-on', 'never').code).toBe(0);
  const opinions = ['bad', '--only', 'sorted-keys'];
  expect(check(...opinions).code).toBe(0);
  expect(check(...opinions, '--fail-on', 'warning').code).toBe(1);
});

test('--exclude leaves files out, --namespace says where the others are', () => {
  expect(check('bad', '--exclude', 'b.yaml').stdout).toContain('2 objects: 1 error');
  expect(check('bad', '--exclude', 'bad/*').stdout).toContain('nothing-to-check');
  project.write({ 'bare/a.yaml': service('api') });
  expect(check('bare', '--namespace', 'team').stdout).toContain('Service team/api');
});

test('a baseline holds what is known by check, object and path; what is new fails', () => {
  const known = ['bad', '--baseline', 'known.json'];
  expect(check(...known).code).toBe(2);
  expect(check(...known, '--write-baseline').code).toBe(0);
  expect(project.text('known.json')).toContain(
    '{"check":"service-selects-pods","object":"Service shop/api","path":"spec.selector"}',
  );
  project.write({ 'bad/a.yaml': `# moved\n\n${service('api', inShop)}` });
  expect(check(...known)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('0 errors, 0 warnings, 2 known before'),
  });
  project.write({ 'bad/c.yaml': service('new', inShop) });
  expect(check(...known)).toMatchObject({ code: 1, stdout: expect.stringContaining('Service shop/new') });
  project.write({ 'bad/b.yaml': '' });
  expect(check(...known).stderr).toContain('1 of the baseline are no longer found');
  project.write({ 'known.json': '{}' });
  expect(check(...known)).toMatchObject({ code: 2, stderr: expect.stringContaining('"known.json" is not a baseline') });
});

test('a baseline survives what is added before a list item that has a name; one with numbers holds while they stay', () => {
  const pod = (...images: readonly string[]) => {
    const containers = images.map(image => `{ name: ${image}, image: "registry.example.com/${image}" }`).join(', ');
    return `apiVersion: v1\nkind: Pod\nmetadata: { name: api, namespace: shop }\nspec: { containers: [${containers}] }\n`;
  };
  const run = (...more: readonly string[]) =>
    check('pods', '--only', 'image-tag-fixed', '--fail-on', 'warning', '--baseline', 'known.json', ...more);
  project.write({ 'pods/pod.yaml': pod('api') });
  expect(run('--write-baseline').code).toBe(0);
  expect(project.text('known.json')).toContain('"path":"spec.containers[name=api].image"');
  project.write({ 'pods/pod.yaml': pod('proxy', 'api') });
  const { code, stdout } = run();
  expect([code, stdout]).toEqual([1, expect.stringContaining('1 known before')]);
  expect(stdout).toContain('spec.containers[0].image');
  expect(stdout).not.toContain('spec.containers[1].image');
  const numbered = { check: 'image-tag-fixed', object: 'Pod shop/api', path: 'spec.containers[0].image' };
  project.write({ 'pods/pod.yaml': pod('api'), 'known.json': JSON.stringify({ version: 1, findings: [numbered] }) });
  expect(run().code).toBe(0);
});

test('a file of waivers accepts for a time, and says what nothing needs', () => {
  const entry = (more: string) =>
    `- { check: service-selects-pods, reason: later, owner: shop, until: "2030-01-31", ${more} }\n`;
  project.write({ 'waivers.yaml': entry('object: Service shop/*') });
  const run = (day: string) => check('bad', '--waivers', 'waivers.yaml', '--today', day);
  expect(run('2030-01-31')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('0 errors, 0 warnings, 2 waived'),
  });
  expect(run('2030-02-01')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('warning waiver-expired: over since 2030-01-31'),
  });
  project.write({ 'waivers.yaml': entry('object: Service shop/api') + entry('object: Service shop/gone') });
  expect(run('2030-01-31')).toMatchObject({
    code: 1,
    stdout: expect.stringContaining(
      'warning waiver-unused: nothing to waive: service-selects-pods on Service shop/gone',
    ),
  });
  project.write({
    'waivers.yaml': '- { check: service-selects-pod, object: a, reason: b, owner: c, until: "2030-02-30" }',
  });
  const { code, stderr } = run('2030-01-31');
  expect([code, stderr]).toEqual([
    2,
    expect.stringMatching(/Did you mean "service-selects-pods"[\s\S]*"2030-02-30", and that is not a day/),
  ]);
});

test('package.json says all of it, the command line more', () => {
  const settings = (value: object) =>
    project.write({ 'package.json': JSON.stringify({ plainsail: { check: value } }) });
  settings({ failOn: ['never'], exclude: ['b.yaml'] });
  expect(check('bad')).toMatchObject({ code: 0, stdout: expect.stringContaining('2 objects: 1 error') });
  expect(check('bad', '--fail-on', 'error').code).toBe(1);
  settings({ failon: ['never'], strict: 'yes' });
  const { code, stderr } = check('bad');
  expect([code, stderr]).toEqual([
    2,
    expect.stringMatching(/"failon" is not a setting\. Did you mean "failOn"\?[\s\S]*"strict" is "yes"/),
  ]);
});

test('--new-since shows what a branch adds', () => {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=n', '-c', 'user.email=n@example.com', ...args], {
      cwd: project.folder,
      stdio: 'ignore',
    });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-qm', 'all');
  expect(check('bad', '--new-since', 'main')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('2 known before'),
  });
  project.write({ 'bad/c.yaml': service('new', inShop) });
  const { code, stdout } = check('bad', '--new-since', 'main');
  expect([code, stdout]).toEqual([1, expect.stringMatching(/^error service-selects-pods: Service shop\/new/)]);
});

test('charts and kustomizations are skipped with the command that renders them; values and patches are not objects', () => {
  project.write({
    'tree/shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
    'tree/shop/templates/a.yaml': '{{ .Values.a }}',
    'tree/overlay/kustomization.yaml':
      'resources: [a.yaml]\npatches: [{ path: patch.yaml }, { path: ../patches/other.yaml }]\n',
    'tree/patches/other.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: web }\n',
    'tree/overlay/a.yaml': service('api', inShop),
    'tree/overlay/patch.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: api }\n',
    'tree/plain/kustomization.yaml': 'resources: [c.yaml]\n',
    'tree/plain/c.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: shop }\n',
    'tree/values-production.yaml': 'replicas: 3\n',
    'tree/json-patch.yaml': '- { op: replace, path: /spec/replicas, value: 3 }\n',
  });
  const { code, stdout } = check('tree');
  expect([code, stdout]).toEqual([0, expect.stringContaining('1 object: 0 errors, 2 warnings')]);
  expect(stdout).toContain('helm template shop tree/shop | plainsail check -');
  expect(stdout).toContain('kubectl kustomize tree/overlay | plainsail check -');
});

test('the bases of a kustomization are read through it, wherever they are', () => {
  const unselected = (name: string) => service(name, inShop);
  project.write({
    'bases/config/default/kustomization.yaml': 'namePrefix: shop-\nresources: [../manager, ../../one/lone.yaml]\n',
    'bases/config/manager/kustomization.yaml': 'resources: [manager.yaml, ../parts/]\n',
    'bases/config/manager/manager.yaml': unselected('manager'),
    'bases/config/parts/kustomization.yaml': 'resources: [part.yaml]\n',
    'bases/config/parts/part.yaml': unselected('part'),
    'bases/one/lone.yaml': unselected('lone'),
    'bases/one/other.yaml': unselected('other') + namespace,
  });
  const { code, stdout } = check('bases');
  expect([code, stdout]).toEqual([1, expect.stringContaining('2 objects: 1 error, 1 warning')]);
  expect(stdout).toContain('kubectl kustomize bases/config/default | plainsail check -');
  expect(stdout).toMatch(/error service-selects-pods: Service shop\/other/);
  expect(check('bases/config/manager').stdout).toContain('Service shop/manager');
});

test('--list names every check', () => {
  const { checks } = JSON.parse(check('--list', '--format', 'json').stdout) as { checks: readonly { id: string }[] };
  expect(checks.length).toBeGreaterThan(90);
  expect(check('--list').stdout).toMatch(/^service-selects-pods +error +default +Every Service selects/m);
});
