import { join, normalize } from 'node:path';
import { consequencesOf } from '../../diff/consequences.js';
import { cost } from '../../diff/cost.js';
import type { Cluster } from '../../diff/grouped.js';
import type { Fleet } from '../../fleet/fleet.js';
import { Graph } from '../../graph/graph.js';
import type { GraphObject } from '../../graph/object.js';
import { readManifests, type SourceText } from '../../read/manifests.js';
import { visitEnvironments } from '../../synth/environments.js';
import { type Compared, type Difference, isOf } from './files.js';
import type { Side } from './sides.js';

/** What the declared systems do to the clusters that have a committed render, environment by environment. */
export function differenceOfFleet(fleet: Fleet, previous: Side, compared: Omit<Compared, 'kubernetes'>): Difference {
  const { environment: only, definitions, system } = compared;
  if (system !== undefined) fleet.system(system);
  const before = rendersOf(previous, definitions);
  const clusters: Cluster[] = [];
  const problems = visitEnvironments(fleet, { environment: only, definitions }, (environment, next) => {
    const { name, cluster } = environment;
    const pair = { previous: before.get(name) ?? new Graph([]), next, definitions, kubernetes: cluster.kubernetes };
    const money = fleet.prices ? [...cost(pair, environment, fleet.prices)] : [];
    const consequences = [...consequencesOf(pair), ...money].filter(
      ({ object }) => system === undefined || isOf(object, system),
    );
    clusters.push({ name, consequences });
    before.delete(name);
  });
  if (only === undefined) {
    for (const [name, graph] of before) {
      const kubernetes = [...fleet.select(undefined)][0]?.cluster.kubernetes ?? '';
      clusters.push({
        name,
        consequences: consequencesOf({ previous: graph, next: new Graph([]), definitions, kubernetes }),
      });
    }
  }
  return { clusters, problems };
}

/** The graphs of a committed render by environment, each object with the unit whose folder it is in. */
export function rendersOf({ sources, roots }: Side, definitions: Graph | undefined): Map<string, Graph> {
  const root = `${normalize(roots[0] ?? '.').replace(/[\\/]+$/, '')}/`;
  const byEnvironment = new Map<string, SourceText[]>();
  for (const source of sources) {
    const path = source.file.startsWith(root) ? source.file.slice(root.length) : source.file;
    const [environment = '', ...rest] = path.split(/[\\/]/);
    if (rest.length < 2 || rest.includes('templates')) continue;
    byEnvironment.set(environment, [...(byEnvironment.get(environment) ?? []), source]);
  }
  return new Map(
    [...byEnvironment].map(([environment, texts]) => {
      const objects = readManifests(texts, definitions).graph.objects;
      return [environment, new Graph(objects.map(object => withUnit(object, join(root, environment))))];
    }),
  );
}

function withUnit(object: GraphObject, folder: string): GraphObject {
  const [system] = (object.file ?? '').slice(folder.length + 1).split(/[\\/]/);
  const environment = folder.split(/[\\/]/).at(-1) ?? '';
  return system ? { ...object, unit: { environment, system } } : object;
}
