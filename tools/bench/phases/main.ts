import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { graphOf } from '../../../src/graph/from-app.js';
import { render } from '../../../src/render/render.js';
import { appOf, chartPerApplication, layeredApp } from './apps.js';
import type { Connectivity } from './connectivity.js';
import { measureFlow } from './flow.js';
import { atLeast, atMost, type Goal } from './goals.js';
import { median } from './measure.js';
import type { Peak } from './peak.js';
import { measureProcesses } from './processes.js';

const root = process.argv[2]!;
const rounds = 5;

const flow = ['declare', 'graph', 'check', 'render', 'write'];
const sum = (phases: ReadonlyMap<string, number>, ...names: string[]) =>
  names.reduce((total, name) => total + phases.get(name)!, 0);
const ratio = (phases: ReadonlyMap<string, number>, of: string[], to: string[]) =>
  sum(phases, ...of) / sum(phases, ...to);
const timings = (work: () => unknown) =>
  Array.from({ length: rounds }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
/** What a program of this folder prints, run in a process of its own. */
const printed = <T>(program: string, ...args: readonly (string | number)[]): T => {
  const path = fileURLToPath(new URL(program, import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [path, ...args.map(String)], { encoding: 'utf8' }));
};
const peakOf = (who: 'ours' | 'stock') => printed<Peak>('peak.mjs', who, 16667, 200);

measureFlow({ applications: 500, systems: 1, rounds: 2, bounds: true }); // Warms up.
const small = measureFlow({ applications: 500, systems: 1, rounds, bounds: true });
const spread = measureFlow({ applications: 500, systems: 20, rounds, bounds: false });
const large = measureFlow({ applications: 5000, systems: 1, rounds, bounds: false });
const layered = layeredApp(24);
const layers = median(timings(() => graphOf(layered)));
const oneChart = median(timings(() => render(graphOf(appOf(2000)))));
const manyCharts = median(timings(() => render(graphOf(chartPerApplication(2000)))));
const peaks = { ours: peakOf('ours'), stock: peakOf('stock') };
const connectivity = printed<Connectivity>('connectivity.mjs', 1000, 3 * rounds);
const processes = measureProcesses(root, rounds);

const goals: readonly Goal[] = [
  atLeast(
    'graph + render against stock synthYaml, 3,000 objects',
    ratio(small, ['stock synthYaml'], ['graph', 'render']),
    5,
  ),
  atLeast('emit against the yaml package', ratio(small, ['yaml stringify'], ['emit']), 12),
  atMost('write against raw writes of the same files', ratio(small, ['write'], ['raw write']), 1.2),
  atMost('writing again with nothing changed against raw writes', ratio(small, ['write again'], ['raw write']), 1),
  atMost(
    'whole flow with all checks against stock synth without',
    ratio(small, flow, ['stock declare', 'stock synth']),
    1,
  ),
  atMost('all checks in one namespace against twenty', sum(small, 'check') / sum(spread, 'check'), 1.3),
  atMost('30,000 objects against 3,000', sum(large, ...flow) / sum(small, ...flow), 11),
  atLeast('all checks on 30,000 objects', 30_000_000 / sum(large, 'check'), 20_000, 'objects/s'),
  atMost('all checks, 30,000 objects against 3,000', sum(large, 'check') / sum(small, 'check'), 11),
  atMost('24 layers of two', layers, 10, 'ms'),
  atMost('2,000 charts against one with the same objects', manyCharts / oneChart, 2),
  atMost(`peak memory, ${peaks.ours.objects} objects in 200 systems`, peaks.ours.megabytes, 700, 'MB'),
  atMost(
    `connections of ${connectivity.workloads} workloads with ${connectivity.policies} policies`,
    connectivity.milliseconds,
    2000,
    'ms',
  ),
  atMost('peak memory of these', connectivity.megabytes, 300, 'MB'),
  atMost('connections of twice as many workloads', connectivity.twiceAsMany / connectivity.milliseconds, 2.2),
  atMost(
    'cold plainsail synth against a compiled stock process',
    ratio(processes, ['cold plainsail'], ['cold stock']),
    1.5,
  ),
];

const medians = {
  '3,000 objects': small,
  '3,000 objects in 20 namespaces': spread,
  '30,000 objects': large,
  processes,
};
if (process.argv.includes('--json')) {
  const plain = Object.fromEntries(Object.entries(medians).map(([name, values]) => [name, Object.fromEntries(values)]));
  console.log(JSON.stringify({ node: process.version, goals, medians: plain, peaks, connectivity }, null, 2));
} else {
  for (const [name, values] of Object.entries(medians)) {
    console.log(`${name}, medians in ms`);
    for (const [phase, time] of values) console.log(`  ${phase.padEnd(18)} ${time.toFixed(1).padStart(9)}`);
  }
  for (const [who, { objects, megabytes, phases }] of Object.entries(peaks)) {
    const times = Object.entries(phases).map(([phase, time]) => `${phase} ${(time / 1000).toFixed(1)} s`);
    console.log(`${who}, ${objects} objects: ${times.join(', ')}, at most ${megabytes.toFixed(0)} MB`);
  }
  for (const { name, value, limit, unit, holds } of goals) {
    console.log(`${holds ? 'holds ' : 'FAILS '} ${name}: ${value.toFixed(2)} ${unit} (limit ${limit})`);
  }
}
process.exitCode = goals.every(({ holds }) => holds) ? 0 : 1;
