import { fleetOf, Project } from './project.js';

const api = (more = '') => `new WebService(this, 'api', { ...common, image${more} });`;
const database = `new PlainObject(this, 'db', {
      apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 'db' },
      spec: { replicas: 0, serviceName: 'db', selector: { matchLabels: { app: 'db' } }, template: template('db') },
    });
    new PlainObject(this, 'headless', {
      apiVersion: 'v1', kind: 'Service', metadata: { name: 'db' },
      spec: { clusterIP: 'None', selector: { app: 'db' }, ports: [{ port: 80 }] },
    });`;
const template = `const template = (app: string) => ({
  metadata: { labels: { app } },
  spec: {
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [{
      name: app, image: 'registry.example.com/db:1', resources: {
        requests: { cpu: '1m', memory: '1Mi' }, limits: { cpu: '1m', memory: '1Mi' },
      },
      securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    }],
  },
});`;
const fleet = (body: string) =>
  `import { PlainObject } from 'plainsail';\n${fleetOf(`    ${body}`).replace('class Shop', `${template}\n\nclass Shop`)}`;

let project: Project;
afterEach(() => project.remove());

/** A project whose `dist` has the first body and whose fleet has the second. */
function changed(before: string, after: string) {
  project = new Project({ 'fleet.ts': fleet(before) });
  expect(project.plainsail('synth')).toMatchObject({ code: 0 });
  project.write({ 'fleet.ts': fleet(after) });
  return project.tree('dist');
}

const moved = api(", selector: { app: 'api' }");
const refusal =
  'error immutable-field: Deployment shop-production/api spec.selector: ' +
  'cannot change, and does: the API server refuses the object\n' +
  '  hint: Undo the change, or delete the object first. ' +
  'If it is meant: --accept "Deployment shop-production/api".\n' +
  '  at dist/production/shop/deployment-api.yaml:1\n';

test('another selector is refused, and dist stays as it is', () => {
  const tree = changed(api(), moved);
  expect(project.plainsail('synth')).toEqual({
    code: 1,
    stdout: '',
    stderr: `${refusal}1 error. Nothing was written.\n`,
  });
  expect(project.tree('dist')).toEqual(tree);
});

test.each(['Deployment shop-production/api', 'Deployment/api'])('--accept "%s" takes it as meant', name => {
  changed(api(), moved);
  expect(project.plainsail('synth', '--accept', name)).toMatchObject({ code: 0, stderr: '' });
  expect(project.plainsail('synth', '--check')).toMatchObject({ code: 0, stderr: '' });
});

test('--check shows the refusal with the difference', () => {
  const tree = changed(api(), moved);
  const { code, stdout, stderr } = project.plainsail('synth', '--check');
  expect([code, stdout]).toEqual([1, expect.stringContaining('+++ b/production/shop/deployment-api.yaml')]);
  expect(stderr).toContain(refusal);
  expect(project.plainsail('synth', '--check', '--accept', 'Deployment/api').stderr).not.toContain(refusal);
  expect(project.tree('dist')).toEqual(tree);
});

test('a StatefulSet that is no longer declared is refused', () => {
  const tree = changed(`${api()}\n${database}`, api());
  expect(project.plainsail('synth')).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'error data-removed: StatefulSet shop-production/db: ' +
      'is in the previous render and not in this one: its pods stop, and whoever calls them fails\n' +
      '  hint: Keep the object, or move its data first. If it is meant: --accept "StatefulSet shop-production/db".\n' +
      '  at dist/production/shop/statefulset-db.yaml:1\n' +
      '1 error. Nothing was written.\n',
  });
  expect(project.tree('dist')).toEqual(tree);
});

test('replicas that leave as the autoscaler comes are refused', () => {
  changed(api(', replicas: 3'), api(', replicas: [3, 5]'));
  expect(project.plainsail('synth').stderr).toBe(
    'error replicas-handover: Deployment shop-production/api spec.replicas: ' +
      '3 is removed in the render that adds the autoscaler: the API server sets 1 until it counts\n' +
      '  hint: Keep `replicas: 3` in this render and remove it in the next. ' +
      'If it is meant: --accept "Deployment shop-production/api".\n' +
      '  at dist/production/shop/deployment-api.yaml:1\n' +
      '1 error. Nothing was written.\n',
  );
});

test('what nobody has to accept is a warning; a damaged file is replaced with one', () => {
  changed(api(), api(', replicas: 3'));
  project.write({ 'dist/production/shop/deployment-api.yaml': '<<<<<<< ours\na: 1\n' });
  expect(project.plainsail('synth', '--accept', 'Deployment/ap')).toMatchObject({
    code: 0,
    stderr:
      'warning nothing-to-accept: nothing about "Deployment/ap" has to be accepted.\n' +
      '  hint: Write it as "Kind namespace/name", or as the folder of a system; remove it when the change has been applied.\n' +
      'warning not-compared: the previous render cannot be compared with: ' +
      '"a: 1": ": " is not allowed here\n' +
      '  hint: Restore the file before synth, or look at the change yourself.\n' +
      '  at dist/production/shop/deployment-api.yaml:2\n',
  });
});

test('what the version of a cluster refuses is refused there', () => {
  const history = (version: string, more = '') => {
    const own = fleet(database.replace('replicas: 0,', `replicas: 0, ${more}`));
    return own.replace("tier: 'production',", `tier: 'production', cluster: { kubernetes: '${version}' },`);
  };
  const change = (version: string) => {
    project = new Project({ 'fleet.ts': history(version) });
    expect(project.plainsail('synth')).toMatchObject({ code: 0 });
    project.write({ 'fleet.ts': history(version, 'revisionHistoryLimit: 5,') });
    const [checked, written] = [project.plainsail('check', '--against', 'dist'), project.plainsail('synth')];
    return [checked.stdout.includes('immutable-field'), written.stderr.includes('immutable-field'), written.code];
  };
  expect(change('1.33')).toEqual([false, false, 0]);
  project.remove();
  expect(change('1.32')).toEqual([true, true, 1]);
});

test('what is accepted of one environment is no surprise in the others', () => {
  const both = (more: string) =>
    fleet(api(more))
      .replace(
        'const common',
        "const staging = new Environment('staging', { tier: 'staging', domain: 'example.org', versions });\nconst common",
      )
      .replace("production: '1.2.0'", "production: '1.2.0', staging: '1.2.0'")
      .replace('[production]', '[production, staging]');
  project = new Project({ 'fleet.ts': both('') });
  expect(project.plainsail('synth')).toMatchObject({ code: 0 });
  project.write({
    'fleet.ts': both(", ...(this.environment.name === 'production' ? { selector: { app: 'api' } } : {})"),
  });
  const check = (...more: readonly string[]) => project.plainsail('check', '--from', 'dist', ...more).stdout;
  expect(check()).toContain('error immutable-field: Deployment shop-production/api');
  expect(check('--accept', 'Deployment/api')).not.toMatch(/immutable-field|nothing-to-accept/);
  const misspelt = check('--accept', 'Deployment/apo');
  expect(misspelt).toContain('error immutable-field: Deployment shop-production/api');
  expect(misspelt).toContain('nothing about "Deployment/apo" has to be accepted. Did you mean "Deployment/api"?');
});
