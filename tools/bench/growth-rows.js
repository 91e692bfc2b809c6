import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { memory, programOf } from './commands.js';
import { printed } from './processes.js';
import { watchedEdit, writeEdited } from './watch.js';

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
export const tenTimes = growth(
  '10,000 objects against 1,000, in one namespace',
  13,
  'raw',
  thousand('1'),
  tenThousand('1'),
);

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

/** What grows with the fleet: time, memory, the wait after an edit. */
export const growthRows = [
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
