import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphObject } from '../graph/object.js';
import { ProblemError, problem, UsageError } from '../problem.js';
import { readSources } from '../read/files.js';
import { readManifests, type SourceText } from '../read/manifests.js';
import { isChart, renderedChart } from './chart.js';

export const definitionKind = 'CustomResourceDefinition';

/**
 * The custom resource definitions of files, folders, charts and standard input.
 * @throws UsageError for a path without any
 * @throws ProblemError with what cannot be read
 */
export function definitionObjects(paths: readonly string[]): readonly GraphObject[] {
  return paths.flatMap(path => {
    const { graph, problems } = readManifests(sourcesOf(path));
    const found = graph.ofKind(definitionKind);
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new ProblemError(errors);
    if (found.length > 0) return found;
    throw new UsageError([
      problem('import', `there is no ${definitionKind} in "${path}".`, {
        hint: 'Name a file or a folder of definitions, a chart, or - for standard input.',
      }),
    ]);
  });
}

function sourcesOf(path: string): Iterable<SourceText> {
  if (!isChart(path)) return readSources([path]);
  const rendered = renderedChart(path);
  if (rendered) return [rendered];
  const folder = join(path, 'crds');
  if (existsSync(folder)) return readSources([folder]);
  throw new UsageError([
    problem('import', `the chart "${path}" has no folder crds, and helm is not installed to render it.`, {
      hint: 'Install helm, or name the file of its definitions.',
    }),
  ]);
}
