import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, normalize } from 'node:path';
import type { CheckContext } from '../../checks/check.js';
import { type CheckSelection, checkGraph } from '../../checks/registry.js';
import { compareRenders } from '../../compare/compare.js';
import { ratcheted } from '../../compare/ratcheted.js';
import type { Graph } from '../../graph/graph.js';
import { alternatives, formatObject, type Problem, problem, UsageError } from '../../problem.js';
import { constructPaths } from '../../read/construct-paths.js';
import { readManifests, type SourceText } from '../../read/manifests.js';
import { clusterPairs } from '../diff/clusters.js';
import type { Side } from '../diff/sides.js';
import { joined, type Report } from './report.js';

/** Which manifests are checked, and how. */
export interface FilesRequest {
  readonly context: CheckContext;
  readonly selection: CheckSelection;
  /** What the clusters have. @default nothing is compared */
  readonly against?: Side | undefined;
  /** Objects whose changes are intended. */
  readonly accepted: readonly string[];
  /** Of rendered folders, only this environment. @default all */
  readonly environment?: string | undefined;
  /** The texts of files and folders. */
  readonly read: (paths: readonly string[]) => Iterable<SourceText>;
  /** Where objects are that name no namespace. @default the namespace default */
  readonly namespace?: string | undefined;
}

/**
 * Checks manifests: everything that is named is one cluster, but each environment of a rendered folder is one of its own.
 * @throws UsageError for a rendered folder that does not have the environment
 */
export function checkFiles(paths: readonly string[], request: FilesRequest): Report {
  const { context, selection, against, environment, read, namespace } = request;
  const environments = paths.flatMap(path => chosen(environment, path));
  const pairs = against ? pairsWith(against, paths, request) : [];
  const others = paths.filter(path => environmentsIn(path).length === 0);
  const clusters = [...environments.map(path => [path]), ...(others.length > 0 ? [others] : [])].map(together => {
    const { graph, problems } = readManifests(read(together), context.definitions, namespace);
    const nothing = graph.objects.length === 0 && problems.length === 0 ? [nothingIn(together)] : [];
    const { problems: found, waived } = checkGraph(graph, context, selection);
    const kept = pairs.reduce((left, pair) => ratcheted(left, { ...pair, kubernetes: context.kubernetes }), found);
    const all = withConstructs([...problems, ...nothing, ...kept], graph);
    return { objects: graph.objects.length, problems: all, waived };
  });
  const { definitions, kubernetes } = context;
  const changes = compareRenders(
    pairs.map(each => ({ ...each, definitions, kubernetes })),
    request.accepted,
  );
  return joined([...clusters, { objects: 0, problems: against ? changes : [], waived: [] }]);
}

/** What each cluster of the other side has, and what it is about to get. */
function pairsWith(against: Side, paths: readonly string[], { context, read, namespace }: FilesRequest) {
  const next = { sources: read(paths), roots: paths.map(path => normalize(path)), name: '' };
  return clusterPairs(against, next, { definitions: context.definitions, namespace, each: true }).clusters;
}

/** Each with the construct that cdk8s recorded for its object. */
function withConstructs(problems: readonly Problem[], graph: Graph): readonly Problem[] {
  const paths = constructPaths(graph.objects);
  if (paths.size === 0) return problems;
  const byName = new Map([...paths].map(([object, path]) => [`${object.file} ${formatObject(object)}`, path]));
  return problems.map(each => {
    const construct = byName.get(`${each.file} ${formatObject(each.object)}`);
    return construct === undefined ? each : { ...each, construct };
  });
}

/** The environments of a rendered folder, or the one of this name. */
function chosen(environment: string | undefined, path: string): readonly string[] {
  const folders = environmentsIn(path);
  const named = environment === undefined ? folders : folders.filter(folder => basename(folder) === environment);
  if (named.length > 0 || folders.length === 0) return named;
  const hint = `It has ${alternatives(folders.map(folder => basename(folder)))}.`;
  throw new UsageError([problem('unknown-environment', `${path} has no environment "${environment}"`, { hint })]);
}

/** A misspelt folder must not look like one without faults. */
const nothingIn = (paths: readonly string[]): Problem => ({
  ...problem('nothing-to-check', `there is no object in ${paths.join(', ')}`, {
    hint: 'Name YAML files, or folders with YAML files.',
  }),
  severity: 'warning',
});

/** `dist/production` and its like, by the inventory in the folder of each system. */
export function environmentsIn(path: string): readonly string[] {
  return foldersIn(path).filter(folder => foldersIn(folder).some(system => existsSync(join(system, '.plainsail'))));
}

function foldersIn(path: string): readonly string[] {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  const names = readdirSync(path, { withFileTypes: true }).filter(entry => entry.isDirectory());
  return names.map(({ name }) => join(path, name)).sort();
}
