import type { Graph } from '../graph/graph.js';
import { ProblemError } from '../problem.js';
import { readSources } from './files.js';
import { readManifests } from './manifests.js';

/**
 * The custom resource definitions in files and folders; undefined where no path is named.
 * @throws UsageError naming every path that does not exist
 * @throws ProblemError with what cannot be read in them: kinds without their schema would go unchecked
 */
export function readDefinitions(paths: readonly string[]): Graph | undefined {
  if (paths.length === 0) return undefined;
  const { graph, problems } = readManifests(readSources(paths));
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new ProblemError(errors);
  return graph;
}
