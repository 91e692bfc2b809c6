import { fleetOf, Project } from './project.js';

const priced = `prices: { currency: 'EUR', date: '2026-11-21', source: 'a list', cpu: 20, memory: 8, storage: { default: 1 }, loadBalancer: 30 }`;
const body = `    new Worker(this, 'mailer', { image, resources: common.resources, replicas: [2, 4] });
    budget(this, { name: 'Compute', monthly: 5, covers: ['cpu', 'memory'] });`;
const fleet = fleetOf(body)
  .replace('import { Environment,', 'import { budget, Environment,')
  .replace('systems: { shop: Shop }', `systems: { shop: Shop }, ${priced}`);
const overrun = `warning budget-exceeded: production: "Compute" of shop costs 9.00 EUR in a typical month, 4.00 above its budget of 5.00.
  hint: Request less, run fewer replicas, or raise the budget.
`;
const project = new Project({ 'fleet.ts': fleet });

afterAll(() => project.remove());

test('H12: prints the estimate, and warns of overruns without failing', () => {
  expect(project.plainsail('cost')).toEqual({
    code: 0,
    stdout: `EUR a month  minimum  typical  maximum
production      6.00     9.00    12.00
  shop          6.00     9.00    12.00
    cpu         4.00     6.00     8.00
    memory      2.00     3.00     4.00

budgets                  typical  budget
production/shop Compute     9.00    5.00  over by 4.00

Prices of 2026-11-21: a list
`,
    stderr: overrun,
  });
});

test('H12: as JSON, for one environment and one system', () => {
  const { code, stdout } = project.plainsail('cost', '-e', 'production', '-s', 'shop', '--format', 'json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ version: 1, summary: { typical: 9, overruns: 1 } });
});

test('H12: synth ends with a line for each environment, and warns of overruns', () => {
  const { code, stdout, stderr } = project.plainsail('synth');
  expect(code).toBe(0);
  expect(stdout).toContain('\nproduction  9.00 (6.00 to 12.00) EUR a month\n');
  expect(stderr).toContain(overrun);
});

test('a misspelt environment or system could not run', () => {
  expect(project.plainsail('cost', '-e', 'prodution')).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('there is no environment "prodution". Did you mean "production"?'),
  });
  expect(project.plainsail('cost', '-s', 'shp')).toMatchObject({ code: 2, stdout: '' });
});

test('a fleet without prices cannot be estimated, and its synth says nothing of cost', () => {
  const free = new Project({
    'fleet.ts': fleetOf("    new Worker(this, 'mailer', { image, resources: common.resources });"),
  });
  expect(free.plainsail('cost')).toEqual({
    code: 2,
    stdout: '',
    stderr: `error invalid-usage: the fleet has no prices.
  hint: Give it some: new Fleet({ prices: { currency, date, source, cpu, memory, storage, loadBalancer }, … }).
1 error.
`,
  });
  expect(free.plainsail('synth').stdout).not.toContain('a month');
  free.remove();
});
