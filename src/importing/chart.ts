import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { problem, UsageError } from '../problem.js';
import type { SourceText } from '../read/manifests.js';

/** A folder with a Chart.yaml, or a packed chart. */
export const isChart = (path: string): boolean => path.endsWith('.tgz') || existsSync(join(path, 'Chart.yaml'));

/**
 * Everything that a chart renders with its defaults, its definitions among it: some charts have them among their
 * templates. Undefined where helm is not installed.
 * @throws UsageError when helm refuses the chart
 */
export function renderedChart(path: string): SourceText | undefined {
  const { error, status, stdout, stderr } = spawnSync('helm', ['template', 'import', path, '--include-crds'], {
    encoding: 'utf8',
    maxBuffer: 256 * 2 ** 20,
  });
  if (error) return undefined;
  if (status === 0) return { file: path, text: stdout };
  throw new UsageError([
    problem('import', `helm does not render the chart "${path}": ${stderr.trim().split('\n').at(-1)}`, {
      hint: 'Mend the chart, or name the file or folder of its definitions.',
    }),
  ]);
}
