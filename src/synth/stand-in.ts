import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Graph } from '../graph/graph.js';
import type { GraphObject, Unit } from '../graph/object.js';
import { systemAround } from '../intent/unit.js';
import { readSources } from '../read/files.js';
import { readManifests } from '../read/manifests.js';

/** The objects that a system has in the output directory; none before it was written for the first time. */
export type Committed = (system: string) => readonly GraphObject[];

/**
 * Reads the folders of an environment when they are asked for, each once.
 * @param out the output directory
 */
export function committedIn(out: string, environment: string): Committed {
  const read = new Map<string, readonly GraphObject[]>();
  return system => {
    const objects = read.get(system) ?? manifestsIn(join(out, environment, system), { environment, system });
    read.set(system, objects);
    return objects;
  };
}

function manifestsIn(folder: string, unit: Unit): readonly GraphObject[] {
  if (!existsSync(folder)) return [];
  const sources = [...readSources([folder])].filter(({ file }) => !file.startsWith(join(folder, 'templates/')));
  return readManifests(sources).graph.objects.map(object => ({ ...object, unit }));
}

/** A graph in which these systems are as they are committed. Their calls stay: the policies of others rely on them. */
export function withCommitted(graph: Graph, systems: ReadonlySet<string>, committed: Committed): Graph {
  if (systems.size === 0) return graph;
  const rest = without(graph, systems);
  const objects = [...rest.objects, ...[...systems].flatMap(committed)];
  return new Graph(objects, kind => (kind === 'problem' ? rest : graph).intents(kind));
}

/** A graph without these systems. */
export function without(graph: Graph, systems: ReadonlySet<string>): Graph {
  if (systems.size === 0) return graph;
  const isLeft = (system: string | undefined) => system === undefined || !systems.has(system);
  const objects = graph.objects.filter(({ unit }) => isLeft(unit?.system));
  return new Graph(objects, kind => graph.intents(kind).filter(({ by }) => isLeft(systemAround(by))));
}
