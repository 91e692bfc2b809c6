import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** The projects that are measured: tools/bench/projects, compiled as a user's build would. */
export const projects = ['raw', 'services', 'one'];

/**
 * Writes them below a folder where plainsail is installed. @returns the folder of each
 * @param {readonly string[]} more other programs for their folder
 */
export function writeProjects(root, home, more = []) {
  return Object.fromEntries(
    projects.map(project => {
      const folder = join(home, project);
      mkdirSync(folder);
      const sources = [project, 'marker', 'objects', ...more].map(name =>
        join(root, 'tools', 'bench', 'projects', `${name}.ts`),
      );
      buildSync({ entryPoints: sources, outdir: folder, format: 'esm', target: 'node20', logLevel: 'error' });
      const settings = { private: true, type: 'module', plainsail: { fleet: `${project}.js` } };
      writeFileSync(join(folder, 'package.json'), JSON.stringify(settings));
      return [project, folder];
    }),
  );
}
