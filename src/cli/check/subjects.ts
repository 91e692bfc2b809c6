import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckContext } from '../../checks/check.js';
import { Clusters } from '../../clusters.js';
import type { Fleet } from '../../fleet.js';
import { graphOf } from '../../graph/from-app.js';
import type { Graph } from '../../graph/graph.js';
import { type Problem, problem } from '../../problem.js';
import { readSources } from '../../read/files.js';
import { readManifests } from '../../read/manifests.js';
import type { Subject } from './report.js';

/** What is known of the cluster besides its version. */
export type Facts = Omit<CheckContext, 'kubernetes'>;

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
    const graph = graphOf(fleet.declare(each));
    const { kubernetes, prometheus } = each.cluster;
    return {
      graph,
      context: { ...facts, kubernetes, prometheusRetention: prometheus?.retention, tier: each.tier },
      problems: [...graph.intents('problem').map(({ value }) => value), ...clusters.enter(each, graph)],
      previous: previousIn(against && join(against, each.name)),
    };
  });
}

/** Manifests: everything that is named is one cluster, but each environment of a rendered folder is one of its own. */
export function fileSubjects(paths: readonly string[], context: CheckContext, against?: string): readonly Subject[] {
  const environments = paths.flatMap(environmentsIn);
  const others = paths.filter(path => environmentsIn(path).length === 0);
  return [...environments.map(path => [path]), ...(others.length > 0 ? [others] : [])].map(together => {
    const { graph, problems } = readManifests(readSources(together));
    const nothing = graph.objects.length === 0 && problems.length === 0 ? [nothingIn(together)] : [];
    return { graph, context, problems: [...problems, ...nothing], previous: previousIn(against) };
  });
}

/** A misspelt folder must not look like one without faults. */
const nothingIn = (paths: readonly string[]): Problem => ({
  ...problem('nothing-to-check', `there is no object in ${paths.join(', ')}`, {
    hint: 'Name YAML files, or folders with YAML files.',
  }),
  severity: 'warning',
});

const previousIn = (folder: string | undefined): Graph | undefined =>
  folder !== undefined && existsSync(folder) ? readManifests(readSources([folder])).graph : undefined;

/** `dist/production` and its like, by the inventory that lies in the folder of each system. */
function environmentsIn(path: string): readonly string[] {
  return foldersIn(path).filter(folder => foldersIn(folder).some(system => existsSync(join(system, '.plainsail'))));
}

function foldersIn(path: string): readonly string[] {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  const names = readdirSync(path, { withFileTypes: true }).filter(entry => entry.isDirectory());
  return names.map(({ name }) => join(path, name)).sort();
}
