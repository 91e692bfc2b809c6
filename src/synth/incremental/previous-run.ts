import type { App } from 'cdk8s';
import type { Environment } from '../../environment/environment.js';
import type { Fleet } from '../../fleet/fleet.js';
import type { Graph } from '../../graph/graph.js';
import { FileCache } from '../../write/index.js';
import { type Declaration, declare } from '../declaration.js';
import type { Engine } from '../engine.js';
import { IncrementalFinder } from './incremental-finder.js';

interface Entry {
  readonly environment: Environment;
  readonly app: App;
  readonly graph: Graph;
}

/**
 * The state that one run of `synth --watch` leaves for the next, by environment. Systems whose code is the same are not
 * declared again, and equal manifests are the same object, so that whatever was derived from them holds.
 */
export class PreviousRun implements Engine {
  /** Files of the output directory as the last run read them. */
  readonly files = new FileCache();
  private readonly entries = new Map<string, Entry>();
  private readonly finders = new Map<string, IncrementalFinder>();

  declare(fleet: Fleet, environment: Environment, definitions?: Graph): Declaration {
    const { name } = environment;
    const before = this.entries.get(name);
    this.entries.delete(name); // Never reuse a declaration that failed halfway.
    const earlier = before?.environment === environment ? before.app : undefined;
    const declared = declare(fleet, environment, { earlier: before?.graph, definitions }, earlier);
    const { app, graph, faults } = declared;
    if (faults.length === 0) this.entries.set(name, { environment, app, graph });
    return declared;
  }

  /** Skips objects that had no findings in the previous run. */
  finder({ name }: Environment) {
    const finder = this.finders.get(name) ?? new IncrementalFinder();
    this.finders.set(name, finder);
    return finder.find;
  }

  get isEmpty(): boolean {
    return this.entries.size === 0;
  }

  clear(): void {
    this.entries.clear();
  }
}
