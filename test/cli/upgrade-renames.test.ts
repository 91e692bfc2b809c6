import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fleetOf, Project } from './project.js';

const root = join(__dirname, '..', '..');
const options = {
  ...{
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    target: 'ES2022',
    skipLibCheck: true,
    noEmit: true,
    types: [],
  },
  paths: { plainsail: [join(root, 'src', 'index.ts')], constructs: [join(root, 'node_modules', 'constructs')] },
};
let project: Project;
afterEach(() => project.remove());

/** A project with a module besides its fleet; its types are those of the sources here. */
function having(files: Readonly<Record<string, string>>): Project {
  project = new Project({
    'fleet.ts': fleetOf("    new Worker(this, 'mailer', { image, resources: common.resources });"),
    'package.json': JSON.stringify({ type: 'module', plainsail: { fleet: 'fleet.ts', defaults: '2026-12' } }),
    'tsconfig.json': JSON.stringify({ compilerOptions: options, include: ['*.ts', '*.js'] }),
    ...files,
  });
  mkdirSync(join(project.folder, 'node_modules'));
  symlinkSync(join(root, 'node_modules', 'typescript'), join(project.folder, 'node_modules', 'typescript'));
  return project;
}

const api = `import { flux, foreign, HookJob, outsideHttps, System, WebService, Worker, type WorkerProps } from 'plainsail';
declare const system: System;
declare const hook: HookJob;
const resources = { cpu: ['1', '1'], memory: ['1Gi', '1Gi'] } as const;
`;

const given = `${api}
const after = [hook];
new Worker(system, 'a', { image: 'a:1', resources, after, before: [], 'configAs': 'envFrom' });
new WebService(system, 'b', {
  image: 'a:1', resources, ports: {}, probes: {} as never,
  metrics: [{ catalogue: {} as never, foundBy: 'pods' }], // after: the team's own word
  route: { host: 'a', closed: ['/metrics'] },
});
const common: Partial<WorkerProps> = { after: [hook] };
export const make = (props: WorkerProps) => new Worker(system, 'c', { ...common, ...props, ...({ after: [] } satisfies Partial<WorkerProps>) });
export const delivery = flux({ repository: 'https://git.example.com/a.git', after: ['ingress'] });
foreign(system, { admits: [] });
`;
const present = `${api}
const after = [hook];
new Worker(system, 'a', { image: 'a:1', resources, dependsOn: after, initSteps: [], 'configDelivery': 'envFrom' });
new WebService(system, 'b', {
  image: 'a:1', resources, ports: {}, probes: {} as never,
  metrics: [{ catalogue: {} as never, discovery: 'pods' }], // after: the team's own word
  route: { host: 'a', blockedPaths: ['/metrics'] },
});
const common: Partial<WorkerProps> = { dependsOn: [hook] };
export const make = (props: WorkerProps) => new Worker(system, 'c', { ...common, ...props, ...({ dependsOn: [] } satisfies Partial<WorkerProps>) });
export const delivery = flux({ repository: 'https://git.example.com/a.git', dependsOn: ['ingress'] });
foreign(system, { allowedCallers: [] });
`;

/** Whatever else has the same names, and both names at once, which is an error of its own. */
const others = `${api}
interface Step { before?: string; after?: string; closed?: boolean }
const step: Step = { before: 'a', after: 'b', closed: true };
const free = { after: 1, before: 2, admits: 3 };
function schedule(options: { after: number; before?: number }) { return options.after; }
schedule({ after: 1, before: 2 });
class Mine { constructor(props: { foundBy: string }) { void props.foundBy; } }
new Mine({ foundBy: 'me' });
new Worker(system, 'a', { image: 'a:1', resources, env: { after: '1', before: '2' }, labels: { closed: 'yes' } });
new Worker(system, 'b', { image: 'a:1', resources, after: [hook], dependsOn: [hook] });
export { step, free };
`;

/** With a byte order mark, and the line ends of Windows. */
const script = (name: string) =>
  `\uFEFFimport { Worker } from 'plainsail';\r\nexport const make = system =>\r\n  new Worker(system, 'a', { image: 'ü:1', ${name}: [] });\r\n`;

test('former names of props have the present ones where the compiler takes an object for props, and nowhere else', () => {
  having({ 'api.ts': given, 'others.ts': others, 'script.js': script('after') });
  const texts = () => ['api.ts', 'others.ts', 'script.js'].map(file => project.text(file));
  const places = [
    'api.ts:7: after is dependsOn',
    'api.ts:7: before is initSteps',
    'api.ts:7: configAs is configDelivery',
    'api.ts:10: foundBy is discovery',
    'api.ts:11: closed is blockedPaths',
    'api.ts:13: after is dependsOn',
    'api.ts:15: after is dependsOn',
    'api.ts:16: admits is allowedCallers',
    'script.js:3: after is dependsOn',
  ];
  const only = project.plainsail('upgrade', '--check');
  expect([only.code, texts()]).toEqual([1, [given, others, script('after')]]);
  expect(only.stderr.split('\n')).toEqual(expect.arrayContaining([...places, '10 props to rename']));

  const { code, stderr } = project.plainsail('upgrade');
  expect([code, texts()]).toEqual([0, [present, others, script('dependsOn')]]);
  expect(stderr.split('\n')).toEqual(expect.arrayContaining([...places, '10 props renamed']));

  const again = project.plainsail('upgrade', '--check');
  expect([again.code, again.stderr]).toEqual([0, 'package.json states 2026-12 already; the newest is 2026-12\n']);
});

test('a prop that something reads by its former name is not renamed, and the place is said', () => {
  const reading = `${api}
const waits = ({ after = [] }: WorkerProps) => after.length;
const steps = (props: WorkerProps) => props.before?.length;
const given: WorkerProps = { image: 'a:1', resources, after: [hook], before: [], configAs: 'envFrom' };
export const counts = [waits(given), steps(given)];
`;
  const { stderr } = having({ 'api.ts': reading }).plainsail('upgrade');
  expect(project.text('api.ts')).toBe(reading.replace('configAs', 'configDelivery'));
  expect(stderr).toContain('api.ts:6: reads after, which is dependsOn: rename it by hand, and everywhere with it\n');
  expect(stderr).toContain('api.ts:7: reads before, which is initSteps: rename it by hand, and everywhere with it\n');
});

test('a project without TypeScript hears of it, and moves its date', () => {
  project = new Project({
    'fleet.ts': fleetOf("    new Worker(this, 'mailer', { image, resources: common.resources });"),
  });
  const { code, stderr } = project.plainsail('upgrade');
  expect(code).toBe(0);
  expect(stderr).toContain('The project has no typescript');
  expect(project.text('package.json')).toContain('2026-12');
});
