import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judge, writeSchemas } from './judges.js';
import { copied, formerCheckout, installed } from './packages.js';
import { interleaved, measured, printed } from './processes.js';
import { watchedEdit, writeEdited } from './watch.js';
import { writeProjects } from './workloads.js';

const node = process.execPath;

/** What the rows are measured with: the package as it would be published, in projects of its own, and stock cdk8s. */
export async function benched(root, work, rounds) {
  const ours = installed(root, join(work, 'ours'));
  const folders = writeProjects(root, ours, ['stock', 'memory']);
  let former;
  /** The same with the package of the baseline. @throws Unavailable where it cannot be had */
  async function before() {
    former ??= await formerCheckout(root).then(checkout => {
      const home = installed(checkout, join(work, 'former'));
      return { checkout, home, folders: writeProjects(root, home) };
    });
    return former;
  }
  let outs = 0;
  const newOut = () => join(work, `out-${outs++}`);
  return { root, work, rounds, ours, folders, before, newOut };
}

const programOf = home => join(home, 'node_modules', 'plainsail', 'bin', 'plainsail.js');
const synth = (home, cwd, ...options) => ({ argv: [node, programOf(home), 'synth', ...options], cwd });
const withEnv = (command, env) => ({ ...command, env });

/** Ours as a share of another's CPU. */
function share(commands, rounds) {
  const { ours, other } = interleaved(commands, rounds);
  const said = ({ cpu, wall }) => `${cpu.toFixed(0)} ms of CPU, ${wall.toFixed(0)} ms`;
  return { value: ours.cpu / other.cpu, note: `${said(ours)} against ${said(other)}` };
}

const stock = ({ folders, newOut }, layout) => {
  const out = newOut();
  return { argv: [node, join(folders.raw, 'stock.js'), layout, out], cwd: folders.raw };
};
const memory = (folder, project, env = {}) => ({
  argv: [node, join(folder, 'memory.js'), join(folder, `${project}.js`)],
  cwd: folder,
  env,
});

const inMemory = {
  name: '3,000 objects, declared, checked and compared, nothing written, against stock cdk8s, a file per chart',
  unit: 'x',
  goal: 0.5,
  measure: async bench => {
    measured(synth(bench.ours, bench.folders.raw));
    const ours = synth(bench.ours, bench.folders.raw, '--check');
    return share({ ours, other: stock(bench, 'file') }, bench.rounds);
  },
};

const unchanged = {
  name: '3,000 objects, synth with nothing changed, against stock cdk8s, a file per resource',
  unit: 'x',
  goal: 0.65,
  measure: async bench =>
    share({ ours: synth(bench.ours, bench.folders.raw), other: stock(bench, 'resource') }, bench.rounds),
};

const firstWrite = {
  name: '3,000 objects, first write against nothing changed',
  unit: 'x',
  goal: 1.1,
  measure: async bench => {
    const command = synth(bench.ours, bench.folders.raw, '--out');
    const first = {
      ...command,
      get argv() {
        return [...command.argv, bench.newOut()];
      },
    };
    return share({ ours: first, other: synth(bench.ours, bench.folders.raw) }, bench.rounds);
  },
};

const oneLine = {
  name: '3,000 objects, one line changed against nothing changed',
  unit: 'x',
  goal: 1.1,
  measure: async bench => {
    const edit = round =>
      writeFileSync(join(bench.folders.raw, 'marker.js'), `export const marker = 'edit ${round}';\n`);
    const ours = { ...synth(bench.ours, bench.folders.raw, '--out', join(bench.work, 'edited')), before: edit };
    return share({ ours, other: synth(bench.ours, bench.folders.raw) }, bench.rounds);
  },
};

/** A short command, and how much more than Node alone it takes. */
const startUp = (name, goal, commandOf) => ({
  name,
  unit: 'ms of CPU',
  goal,
  measure: async bench => {
    const { ours, other } = interleaved(
      { ours: commandOf(bench), other: { argv: [node, '-e', '0'], cwd: bench.ours } },
      bench.rounds,
    );
    return { value: ours.cpu, ratio: ours.cpu / other.cpu, note: `Node alone ${other.cpu.toFixed(0)} ms` };
  },
});
const oneApplication = startUp('a project with one application, synth with nothing changed', 130, bench =>
  synth(bench.ours, bench.folders.one),
);
const version = startUp('--version', 85, ({ ours }) => ({ argv: [node, programOf(ours), '--version'], cwd: ours }));

/** The same project with this package and with the baseline's. */
const againstBaseline = (name, env) => ({
  name: `${name}, against the baseline`,
  unit: 'x',
  goal: 0.6,
  measure: async bench => {
    const { home, folders } = await bench.before();
    const ours = withEnv(synth(bench.ours, bench.folders.services), env);
    return share({ ours, other: withEnv(synth(home, folders.services), env) }, bench.rounds);
  },
});

const objectsIn = folder =>
  readdirSync(folder, { recursive: true }).filter(
    name => name.endsWith('.yaml') && !name.endsWith('kustomization.yaml'),
  ).length;

/** Forgets what earlier runs of a checkout have kept. */
const forget = cwd => rmSync(join(cwd, 'node_modules', '.cache'), { recursive: true, force: true });

const fleet = (name, options, before) => ({
  name: `this repository's fleet, ${name}, for each object, against the baseline`,
  unit: 'x',
  goal: 0.6,
  measure: async bench => {
    const { checkout } = await bench.before();
    const [ours, other] = [
      [bench.root, `fleet-ours-${options.length}`],
      [checkout, `fleet-former-${options.length}`],
    ].map(([from, to]) => {
      const cwd = copied(from, join(bench.work, to));
      return { argv: [node, join(cwd, 'bin', 'plainsail.js'), 'synth'], cwd, before: before?.(cwd) };
    });
    const { value, note } = share({ ours, other }, bench.rounds);
    const objects = objectsIn(join(other.cwd, 'dist')) / objectsIn(join(ours.cwd, 'dist'));
    return { value: value * objects, note };
  },
});

const check = (name, goal, otherOf) => ({
  name: `check of 3,000 files, against ${name}`,
  unit: 'x',
  goal,
  measure: async bench => {
    const files = join(bench.work, 'checked');
    measured(synth(bench.ours, bench.folders.raw, '--out', files));
    const folder = join(files, 'production', 'bench-0');
    const ours = { argv: [node, programOf(bench.ours), 'check', folder], cwd: bench.work };
    return share({ ours, other: await otherOf(bench, folder) }, Math.min(bench.rounds, 5));
  },
});
const kinds = [
  'apps/v1 Deployment',
  'v1 Service',
  'v1 ConfigMap',
  'v1 Namespace',
  'v1 ResourceQuota',
  'v1 LimitRange',
].concat([
  'autoscaling/v2 HorizontalPodAutoscaler',
  'policy/v1 PodDisruptionBudget',
  'networking.k8s.io/v1 NetworkPolicy',
]);
const kubeconform = check('kubeconform -strict', 1.4, async ({ root, work }, folder) => {
  const schemas = join(work, 'schemas');
  writeSchemas(root, kinds, schemas);
  const options = [
    '-strict',
    '-schema-location',
    `${schemas}/{{.ResourceKind}}{{.KindSuffix}}.json`,
    '-skip',
    'Kustomization',
  ];
  return { argv: [await judge('kubeconform'), ...options, folder], cwd: work };
});
const kubeScore = check('kube-score', 0.2, async ({ work }, folder) => ({
  argv: [
    'bash',
    '-c',
    `"${await judge('kube-score')}" score --exit-one-on-warning=false "${folder}"/*.yaml || [ $? = 1 ]`,
  ],
  cwd: work,
}));

/** How many times as much time so many times as much takes, less what a process takes for nothing. */
const growth = (name, goal, project, small, large) => ({
  name,
  unit: 'x',
  goal,
  measure: async bench => {
    const run = env => printed(memory(bench.folders[project], project, env));
    const few = Math.min(...[1, 2, 3].map(() => run(small).milliseconds));
    const { milliseconds, megabytes } = run(large);
    return {
      value: milliseconds / few,
      note: `${few.toFixed(0)} ms, ${milliseconds.toFixed(0)} ms, at most ${megabytes.toFixed(0)} MB`,
    };
  },
});
const thousand = namespaces => ({ APPLICATIONS: '167', SYSTEMS: namespaces });
const tenThousand = namespaces => ({ APPLICATIONS: '1667', SYSTEMS: namespaces });
const hundredThousand = namespaces => ({ APPLICATIONS: '16667', SYSTEMS: namespaces });
const services = count => ({ SERVICES: count, METRICS: '1' });
const tenTimes = growth('10,000 objects against 1,000, in one namespace', 13, 'raw', thousand('1'), tenThousand('1'));

const peak = {
  name: '100,000 objects in one namespace, memory',
  unit: 'MB',
  goal: 700,
  measure: async bench => ({ value: printed(memory(bench.folders.raw, 'raw', hundredThousand('1'))).megabytes }),
};

const watch = (name, goal, projectOf) => ({
  name: `watched edit, ${name}`,
  unit: 'ms',
  goal,
  measure: async bench => {
    const { program, cwd, save } = projectOf(bench);
    return { value: await watchedEdit(program, cwd, save, 20) };
  },
});

/** Every row of the table. */
export const rows = [
  inMemory,
  unchanged,
  firstWrite,
  oneLine,
  oneApplication,
  version,
  againstBaseline('500 servers, 250,000 pairs proved, nothing changed', {}),
  againstBaseline('500 servers with Prometheus, nothing changed', { METRICS: '1' }),
  fleet('nothing changed', []),
  fleet('without a cache', ['cache'], cwd => () => forget(cwd)),
  kubeScore,
  kubeconform,
  tenTimes,
  growth('100,000 objects against 1,000, in one namespace', 130, 'raw', thousand('1'), hundredThousand('1')),
  growth('100,000 objects against 1,000, in 100 namespaces', 130, 'raw', thousand('100'), hundredThousand('100')),
  growth('5,000 servers with Prometheus against 500', 13, 'services', services('500'), services('5000')),
  peak,
  watch("this repository's fleet", 80, ({ root, work }) => {
    const cwd = join(root, 'node_modules', '.bench-watch');
    return { program: join(root, 'bin', 'plainsail.js'), cwd, save: writeEdited(root, cwd), work };
  }),
  watch('3,000 objects', 120, ({ ours, folders }) => ({
    program: programOf(ours),
    cwd: folders.raw,
    save: edit => writeFileSync(join(folders.raw, 'marker.js'), `export const marker = 'watched ${edit}';\n`),
  })),
];

/**
 * Those that are quick and ask for nothing but Node: ratios alone, for every machine is another. The first write is not among
 * them: for a while after files were deleted, ext4 takes four times as long to create others.
 */
export const compactRows = [
  inMemory,
  unchanged,
  oneLine,
  ...[oneApplication, version].map(row => ({
    ...row,
    name: `${row.name}, against Node alone`,
    unit: 'x',
    measure: async bench => {
      const { ratio, note } = await row.measure(bench);
      return { value: ratio, note };
    },
  })),
  tenTimes,
];
