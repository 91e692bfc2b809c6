import type { Environment } from '../environment/environment.js';
import type { Fleet } from '../fleet/fleet.js';
import { type Graph, idOf } from '../graph/graph.js';
import { type Problem, problem } from '../problem.js';

/** The names of the clusters that several of these environments have. */
export function sharedClusters(environments: readonly Environment[]): ReadonlySet<string> {
  const names = environments.flatMap(({ cluster }) => cluster.name ?? []);
  const seen = new Set<string>();
  return new Set(names.filter(name => seen.size === seen.add(name).size));
}

/** The objects of each cluster that several environments share, entered one environment after another. */
export class SharedObjects {
  private readonly owners = new Map<string, string>();
  private readonly clusters: ReadonlySet<string>;

  constructor({ environments }: Pick<Fleet, 'environments'>) {
    this.clusters = sharedClusters(environments);
  }

  /** Enters the objects of an environment. An object that another environment of the same cluster renders is a problem. */
  enter({ name: environment, cluster }: Environment, graph: Graph): readonly Problem[] {
    if (cluster.name === undefined || !this.clusters.has(cluster.name)) return [];
    return graph.objects.flatMap(({ apiVersion, group, kind, namespace, name, source }) => {
      const id = `${cluster.name}/${idOf(group, kind, namespace, name)}`;
      const owner = this.owners.get(id) ?? environment;
      this.owners.set(id, owner);
      if (owner === environment) return [];
      const message = `rendered by ${owner} and by ${environment}, which share the cluster "${cluster.name}"; it can be there only once`;
      return problem('shared-object', message, {
        object: { apiVersion, kind, namespace, name },
        source: source?.(),
        hint: 'Give it another namespace or name in one of them, or render it in one alone.',
      });
    });
  }
}
