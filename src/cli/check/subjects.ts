import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CheckContext } from '../../checks/check.js';
import type { Environment } from '../../environment/environment.js';
import type { Fleet } from '../../fleet/fleet.js';
import { graphOf } from '../../graph/from-app.js';
import type { Graph } from '../../graph/graph.js';
import { alternatives, type Problem, problem, UsageError } from '../../problem.js';
import { readSources } from '../../read/files.js';
import { readManifests } from '../../read/manifests.js';
import { Clusters } from '../../synth/shared-objects.js';
import type { Subject } from './report.js';

/** What is known of the cluster besides its version. */
export type Facts = Omit<CheckContext, 'kubernetes'>;

/** What an environment says of its cluster. */
export const factsOf = ({ cluster: { kubernetes, prometheus }, tier }: Environment) => ({
  kubernetes,
  prometheusRetention: prometheus?.retention,
  tier,
});

/** The declared systems, each environment for itself; `against` is the folder with their previous render. */
export function declaredSubjects(
  fleet: Fleet,
  environment: string | undefined,
  facts: Facts,
  against?: string,
): readonly Subject[] {
  const environments = environment === undefined ? fleet.environments : [fleet.environment(environment)];
  const clusters = new Clusters();
  return environments.map(each => {
    const graph = graphOf(fleet.declare(each), facts);
    return {
      graph,
      context: { ...facts, ...factsOf(each) },
      problems: [...graph.intents('problem').map(({ value }) => value), ...clusters.enter(each, graph)],
      previous: previousIn(against && join(against, each.name), facts.definitions),
    };
  });
}

/**
 * Manifests: everything that is named is one cluster, but each environment of a rendered folder is one of its own.
 * @param environment of rendered folders, only this one
 * @throws UsageError for a rendered folder that does not have it
 */
export function fileSubjects(
  paths: readonly string[],
  context: CheckContext,
  { against, environment }: { readonly against?: string | undefined; readonly environment?: string | undefined },
): readonly Subject[] {
  const environments = paths.flatMap(path => chosen(environment, path));
  const others = paths.filter(path => environmentsIn(path).length === 0);
  return [...environments.map(path => [path]), ...(others.length > 0 ? [others] : [])].map(together => {
    const { graph, problems } = readManifests(readSources(together), context.definitions);
    const nothing = graph.objects.length === 0 && problems.length === 0 ? [nothingIn(together)] : [];
    return { graph, context, problems: [...problems, ...nothing], previous: previousIn(against, context.definitions) };
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

const previousIn = (folder: string | undefined, definitions: Graph | undefined): Graph | undefined =>
  folder !== undefined && existsSync(folder) ? readManifests(readSources([folder]), definitions).graph : undefined;

/** `dist/production` and its like, by the inventory that lies in the folder of each system. */
function environmentsIn(path: string): readonly string[] {
  return foldersIn(path).filter(folder => foldersIn(folder).some(system => existsSync(join(system, '.plainsail'))));
}

function foldersIn(path: string): readonly string[] {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  const names = readdirSync(path, { withFileTypes: true }).filter(entry => entry.isDirectory());
  return names.map(({ name }) => join(path, name)).sort();
}
