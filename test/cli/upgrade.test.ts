import { ApiObject } from 'cdk8s';
import { replaceSets } from '../../src/defaults/dated.js';
import { released } from '../../src/defaults/released.js';
import { Environment, Fleet, System, type SystemProps, Worker } from '../../src/index.js';
import { synthesize } from '../../src/synth/synthesize.js';
import { write } from '../../src/write/index.js';
import { fleetOf, Project } from './project.js';

const worker = "    new Worker(this, 'mailer', { image, resources: common.resources });";
let project: Project;
const stating = (defaults?: string) => {
  project = new Project({ 'fleet.ts': fleetOf(worker) });
  project.write({ 'package.json': packageOf(defaults) });
  return project;
};
const packageOf = (defaults?: string) =>
  `${JSON.stringify({ type: 'module', plainsail: { fleet: 'fleet.ts', ...(defaults && { defaults }) } }, null, 4)}\n`;
afterEach(() => project.remove());

test('a project that states no date gets one, and its clusters notice nothing', () => {
  expect(stating().plainsail('synth').code).toBe(0);
  const { code, stdout, stderr } = project.plainsail('upgrade');
  expect([code, stdout]).toEqual([0, 'This change does nothing to a cluster.\n']);
  expect(stderr).toContain('package.json now states 2026-12; before it was 2026-12, the oldest.');
  expect(project.text('package.json')).toBe(packageOf('2026-12'));
  const again = project.plainsail('upgrade');
  expect([again.code, again.stdout, again.stderr]).toEqual([
    0,
    '',
    expect.stringContaining('package.json states 2026-12 already; the newest is 2026-12\n'),
  ]);
});

test('a date that does not exist could not run, in package.json and as an argument', () => {
  const { code, stderr } = stating('2026-13').plainsail('synth');
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining('"plainsail.defaults" of package.json is "2026-13". Did you mean "2026-12"?'),
  ]);
  expect(stderr).toContain('It must be the date of a set of defaults: "2026-12".');
  project.write({ 'package.json': packageOf() });
  expect(project.plainsail('upgrade', 'now').code).toBe(2);
  expect(project.text('package.json')).toBe(packageOf());
});

describe('with a newer set', () => {
  const resources = { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] } as const;
  class Shop extends System {
    constructor(scope: ConstructorParameters<typeof System>[0], props: SystemProps) {
      super(scope, 'shop', props);
      new Worker(this, 'mailer', { image: 'registry.example.com/shop:1.0.0', resources });
    }
  }
  const fleet = () => {
    const staging = new Environment('staging', { tier: 'staging', domain: 'example.org', versions: {} });
    return new Fleet({ environments: [staging], systems: { shop: Shop } });
  };
  const folder = process.cwd();
  let takeBack = () => {};
  let printed: string;
  beforeEach(() => {
    stating('2026-12');
    process.chdir(project.folder);
    write(synthesize({ fleet: fleet(), out: 'dist' }).request);
    printed = '';
    jest.spyOn(process.stdout, 'write').mockImplementation(text => {
      printed += String(text);
      return true;
    });
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    takeBack();
    process.chdir(folder);
  });

  /** The run of the command in this process, over a fleet that is declared in it. */
  async function upgrade(load: () => Fleet): Promise<number> {
    const file = require('../../src/cli/fleet-file.js') as typeof import('../../src/cli/fleet-file.js');
    jest.resetModules();
    jest.doMock('../../src/cli/fleet-file.js', () => ({ ...file, loadFleet: async () => load() }));
    // The sets and the warnings are those of the modules that declare the fleet.
    for (const path of Object.keys(modules)) jest.doMock(`../../src/${path}.js`, () => modules[path]);
    const { runUpgrade } = await import('../../src/cli/upgrade/run.js');
    return runUpgrade(undefined, { format: 'text' });
  }
  const modules: Readonly<Record<string, unknown>> = {
    'defaults/dated': require('../../src/defaults/dated.js'),
    'defaults/project': require('../../src/defaults/project.js'),
    problem: require('../../src/problem.js'),
    'synth/synthesize': require('../../src/synth/synthesize.js'),
    'fleet/fleet': require('../../src/fleet/fleet.js'),
  };

  test('the date moves, and what the newer defaults restart is said', async () => {
    const set = released['2026-12']!;
    takeBack = replaceSets({ '2026-12': set, '2027-06': { ...set, grace: 60 } });
    expect(await upgrade(fleet)).toBe(0);
    expect(printed).toContain('Deployment shop-staging/mailer');
    expect(printed).toContain('terminationGracePeriodSeconds');
    expect(project.text('package.json')).toBe(packageOf('2027-06'));
  });

  test('a warning that is an error by the newer date keeps the date, and only by that', async () => {
    class Lost extends Shop {
      constructor(scope: ConstructorParameters<typeof System>[0], props: SystemProps) {
        super(scope, props);
        const spec = { selector: { app: 'gone' }, ports: [{ port: 80 }] };
        new ApiObject(this, 'lost', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'lost' }, spec });
      }
    }
    const staging = new Environment('staging', { tier: 'staging', domain: 'example.org', versions: {} });
    const lost = () => new Fleet({ environments: [staging], systems: { shop: Lost } });
    const set = released['2026-12']!;
    const former = { ...set, severities: { 'service-selects-pods': 'warning' } } as const;
    takeBack = replaceSets({ '2026-12': former, '2027-06': set });
    write(synthesize({ fleet: lost(), out: 'dist' }).request);
    expect(await upgrade(lost)).toBe(1);
    expect(project.text('package.json')).toBe(packageOf('2026-12'));
    takeBack();
    takeBack = replaceSets({ '2026-12': former, '2027-06': former });
    expect(await upgrade(lost)).toBe(0);
    expect(project.text('package.json')).toBe(packageOf('2027-06'));
  });

  test('package.json is as it was where the fleet cannot be rendered', async () => {
    const set = released['2026-12']!;
    takeBack = replaceSets({ '2026-12': set, '2027-06': { ...set, grace: -1 } });
    expect(await upgrade(fleet)).toBe(1);
    expect(project.text('package.json')).toBe(packageOf('2026-12'));
  });
});
