import type { App } from 'cdk8s';
import { Finder } from '../checks/findings.js';
import type { Environment } from '../environment/environment.js';
import type { Fleet } from '../fleet/fleet.js';
import { graphOf } from '../graph/from-app.js';
import type { Graph } from '../graph/graph.js';

interface Entry {
  readonly environment: Environment;
  readonly app: App;
  readonly graph: Graph;
}

/**
 * What one run leaves for the next, by environment. Systems whose code is the same are not declared again, and what is
 * rendered alike is the same manifest, so that whatever was derived from it holds.
 */
export class Kept {
  private readonly entries = new Map<string, Entry>();
  private readonly finders = new Map<string, Finder>();

  /** The graph of an environment, with as little made anew as its fleet allows. @throws ProblemError like `declare` */
  graph(fleet: Fleet, environment: Environment, definitions?: Graph): Graph {
    const { name } = environment;
    const before = this.entries.get(name);
    this.entries.delete(name); // Half of a failed declaration is no ground to stand on.
    const app = fleet.declare(environment, before?.environment === environment ? before.app : undefined);
    const graph = graphOf(app, { earlier: before?.graph, definitions });
    this.entries.set(name, { environment, app, graph });
    return graph;
  }

  /** Passes over what it found clean in the environment before. */
  finder({ name }: Environment): Finder {
    const finder = this.finders.get(name) ?? new Finder();
    this.finders.set(name, finder);
    return finder;
  }

  get isEmpty(): boolean {
    return this.entries.size === 0;
  }

  clear(): void {
    this.entries.clear();
  }
}
