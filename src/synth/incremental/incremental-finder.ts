import type { Check, CheckContext } from '../../checks/check.js';
import { type FindAll, type Found, findAll } from '../../checks/findings.js';
import { ruleFacts } from '../../checks/metrics/rule-facts.js';
import { connectionFacts } from '../../connectivity/facts.js';
import { Graph } from '../../graph/graph.js';
import type { Manifest } from '../../graph/object.js';

/** Facts that decide about the findings of a scope, besides the context. */
const factsOf = { connections: connectionFacts, rules: ruleFacts } as const;

/**
 * Finds what `findAll` finds, in one graph of an environment after another, and skips what had no findings the last
 * time: checks of single objects on manifests that are the same, checks with facts of their own on a graph in which all
 * of these facts are the same.
 */
export class IncrementalFinder {
  private readonly manifests = new Map<string, WeakSet<Manifest>>();
  private readonly facts = new Map<keyof typeof factsOf, readonly unknown[]>();

  readonly find: FindAll = (graph, context, checks) => {
    const of = (scope: Check['scope']) => checks.filter(check => check.scope === scope);
    return [
      ...findAll(graph, context, of(undefined)),
      ...this.byFacts('connections', graph, context, of('connections')),
      ...this.byFacts('rules', graph, context, of('rules')),
      ...this.inObjects(graph, context, of('object')),
    ];
  };

  private byFacts(scope: keyof typeof factsOf, graph: Graph, context: CheckContext, checks: readonly Check[]) {
    const facts = [keyOf(context, checks), ...factsOf[scope](graph)];
    const clean = this.facts.get(scope);
    if (clean?.length === facts.length && facts.every((fact, i) => fact === clean[i])) return [];
    const found = [...findAll(graph, context, checks)];
    if (found.length === 0) this.facts.set(scope, facts);
    return found;
  }

  private inObjects(graph: Graph, context: CheckContext, checks: readonly Check[]): readonly Found[] {
    const key = keyOf(context, checks);
    const clean = this.manifests.get(key) ?? new WeakSet();
    this.manifests.set(key, clean);
    const rest = graph.objects.filter(({ manifest }) => !clean.has(manifest));
    const rechecked = new Graph(rest);
    const found = [...findAll(rechecked, context, checks)];
    const faulty = new Set(found.map(({ finding }) => finding.object.manifest));
    // An object that repeats another is not checked while the other is there.
    for (const { manifest } of rechecked.distinct(rest)) if (!faulty.has(manifest)) clean.add(manifest);
    return found;
  }
}

/** Everything else that the findings depend on. No check of these scopes reads definitions. */
const keyOf = ({ definitions, ...context }: CheckContext, checks: readonly Check[]): string =>
  JSON.stringify([context, checks.map(({ id }) => id)]);
