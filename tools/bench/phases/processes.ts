import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { medians, newFolder, type Samples, timed } from './measure.js';

/**
 * Whole processes, cold: `plainsail synth` of the committed systems into an empty folder, and a plain Node process that
 * holds the same objects as literals and calls stock `App.synth` on them. Neither finds anything to reuse on disk.
 */
export function measureProcesses(root: string, rounds: number): Map<string, number> {
  const program = join(root, 'node_modules', '.bench-stock.mjs');
  writeFileSync(program, stockProgram(join(root, 'dist')));
  const samples: Samples = new Map();
  for (let round = 0; round <= rounds; round++) {
    const into: Samples = round === 0 ? new Map() : samples;
    const [ours, stock] = [newFolder(), newFolder()];
    timed(into, 'cold plainsail', () => node(root, join(root, 'bin', 'plainsail.js'), 'synth', '--out', ours));
    timed(into, 'cold stock', () => node(root, program, stock));
  }
  return medians(samples);
}

const node = (cwd: string, ...args: string[]) => execFileSync(process.execPath, args, { cwd, stdio: 'ignore' });

function stockProgram(dist: string): string {
  const charts = readdirSync(dist).flatMap(environment =>
    readdirSync(join(dist, environment)).map(system => ({
      id: `${environment}-${system}`,
      objects: manifestsIn(join(dist, environment, system)),
    })),
  );
  return `import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
const app = new App({ outdir: process.argv[2], yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });
for (const { id, objects } of ${JSON.stringify(charts)}) {
  const chart = new Chart(app, id);
  for (const [i, object] of objects.entries()) new ApiObject(chart, String(i), object);
}
app.synth();
`;
}

const manifestsIn = (folder: string): unknown[] =>
  readdirSync(folder)
    .filter(file => file.endsWith('.yaml') && file !== 'kustomization.yaml')
    .sort()
    .map(file => parse(readFileSync(join(folder, file), 'utf8')));
