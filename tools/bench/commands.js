import { join } from 'node:path';
import { formerCheckout, installed } from './packages.js';
import { interleaved } from './processes.js';
import { writeProjects } from './workloads.js';

export const node = process.execPath;

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

export const programOf = home => join(home, 'node_modules', 'plainsail', 'bin', 'plainsail.js');
export const synth = (home, cwd, ...options) => ({ argv: [node, programOf(home), 'synth', ...options], cwd });
export const withEnv = (command, env) => ({ ...command, env });

/** Ours as a share of another's CPU. */
export function share(commands, rounds) {
  const { ours, other } = interleaved(commands, rounds);
  const said = ({ cpu, wall }) => `${cpu.toFixed(0)} ms of CPU, ${wall.toFixed(0)} ms`;
  return { value: ours.cpu / other.cpu, note: `${said(ours)} against ${said(other)}` };
}

export const stock = ({ folders, newOut }, layout) => {
  const out = newOut();
  return { argv: [node, join(folders.raw, 'stock.js'), layout, out], cwd: folders.raw };
};
export const memory = (folder, project, env = {}) => ({
  argv: [node, join(folder, 'memory.js'), join(folder, `${project}.js`)],
  cwd: folder,
  env,
});
