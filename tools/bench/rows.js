import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { node, programOf, share, stock, synth, withEnv } from './commands.js';
import { growthRows, tenTimes } from './growth-rows.js';
import { judge, writeSchemas } from './judges.js';
import { copied } from './packages.js';
import { interleaved, measured } from './processes.js';

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
  ...growthRows,
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
