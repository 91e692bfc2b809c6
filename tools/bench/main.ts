import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { graphOf } from '../../src/graph/from-app.js';
import { render } from '../../src/render/render.js';
import { appOf, chartPerApplication, layeredApp } from './apps.js';
import { measureFlow } from './flow.js';
import { median } from './measure.js';
import { measureProcesses } from './processes.js';

/** A figure that must hold: at least or at most so much. */
interface Goal {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: string;
  readonly holds: boolean;
}

const goals: Goal[] = [];
const atLeast = (name: string, value: number, limit: number, unit = 'x') =>
  goals.push({ name, value, limit, unit, holds: value >= limit });
const atMost = (name: string, value: number, limit: number, unit = 'x') =>
  goals.push({ name, value, limit, unit, holds: value <= limit });
const sum = (phases: ReadonlyMap<string, number>, ...names: string[]) =>
  names.reduce((total, name) => total + phases.get(name)!, 0);
const repeated = (rounds: number, work: () => number) => median(Array.from({ length: rounds }, work));
const timing = (work: () => unknown) => {
  const started = performance.now();
  work();
  return performance.now() - started;
};

const root = process.argv[2]!;
const rounds = 5;
const flow = ['declare', 'graph', 'check', 'render', 'write'];

const small = measureFlow(500, rounds);
atLeast(
  'graph + render against stock synthYaml, 3,000 objects',
  small.get('stock synthYaml')! / sum(small, 'graph', 'render'),
  5,
);
atLeast('emit against the yaml package', small.get('yaml stringify')! / small.get('emit')!, 12);
atMost('write against raw writes of the same files', small.get('write')! / small.get('raw write')!, 1.2);
atLeast('writing again with nothing changed', small.get('write')! / small.get('write again')!, 8);
atMost(
  'whole flow with all checks against stock synth without',
  sum(small, ...flow) / sum(small, 'stock declare', 'stock synth'),
  1,
);

const large = measureFlow(5000, 1);
atMost('30,000 objects against 3,000', sum(large, ...flow) / sum(small, ...flow), 11);

const layers = repeated(rounds, () => {
  const app = layeredApp(24);
  return timing(() => graphOf(app));
});
atMost('24 layers of two', layers, 10, 'ms');

const oneChart = repeated(3, () => timing(() => render(graphOf(appOf(2000)))));
const manyCharts = repeated(3, () => timing(() => render(graphOf(chartPerApplication(2000)))));
atMost('2,000 charts against one with the same objects', manyCharts / oneChart, 2);

const memory = JSON.parse(
  execFileSync(process.execPath, [fileURLToPath(new URL('memory.mjs', import.meta.url)), '16667', '200'], {
    encoding: 'utf8',
  }),
) as { objects: number; megabytes: number };
atMost(`peak memory, ${memory.objects} objects in 200 systems`, memory.megabytes, 700, 'MB');

const processes = measureProcesses(root, rounds);
atMost(
  'cold plainsail synth against a compiled stock process',
  processes.get('cold plainsail')! / processes.get('cold stock')!,
  1.5,
);

const phases = { '3,000 objects': small, '30,000 objects': large, processes };
if (process.argv.includes('--json')) {
  console.log(
    JSON.stringify(
      {
        node: process.version,
        goals,
        medians: Object.fromEntries(Object.entries(phases).map(([name, values]) => [name, Object.fromEntries(values)])),
      },
      null,
      2,
    ),
  );
} else {
  for (const [name, values] of Object.entries(phases)) {
    console.log(`${name}, medians in ms`);
    for (const [phase, time] of values) console.log(`  ${phase.padEnd(18)} ${time.toFixed(1).padStart(9)}`);
  }
  for (const { name, value, limit, unit, holds } of goals) {
    console.log(`${holds ? 'holds ' : 'FAILS '} ${name}: ${value.toFixed(2)} ${unit} (limit ${limit})`);
  }
}
process.exitCode = goals.every(({ holds }) => holds) ? 0 : 1;
