import { connectionFacts } from '../connectivity/facts.js';
import { Graph } from '../graph/graph.js';
import type { Manifest } from '../graph/object.js';
import type { Check, CheckContext, Finding } from './check.js';
import { ruleFacts } from './metrics/rule-facts.js';

interface Found {
  readonly check: Check;
  readonly finding: Finding;
}

/** Everything that checks find in a graph, in no order. */
export function* findingsIn(graph: Graph, context: CheckContext, checks: readonly Check[]): Iterable<Found> {
  for (const check of checks) for (const finding of check.check(graph, context)) yield { check, finding };
}

/** What the findings of some checks depend on, besides the context. */
const factsOf = { connections: connectionFacts, rules: ruleFacts } as const;

/**
 * Finds the same in graph after graph of one environment, and passes over what it found clean the last time: checks of
 * single objects over manifests that are the same, checks with facts of their own over a graph in which all of these are.
 */
export class Finder {
  private readonly manifests = new Map<string, WeakSet<Manifest>>();
  private readonly facts = new Map<keyof typeof factsOf, readonly unknown[]>();

  *findingsIn(graph: Graph, context: CheckContext, checks: readonly Check[]): Iterable<Found> {
    const of = (scope: Check['scope']) => checks.filter(check => check.scope === scope);
    yield* findingsIn(graph, context, of(undefined));
    yield* this.byFacts('connections', graph, context, of('connections'));
    yield* this.byFacts('rules', graph, context, of('rules'));
    yield* this.inObjects(graph, context, of('object'));
  }

  private byFacts(scope: keyof typeof factsOf, graph: Graph, context: CheckContext, checks: readonly Check[]) {
    const facts = [keyOf(context, checks), ...factsOf[scope](graph)];
    const clean = this.facts.get(scope);
    if (clean?.length === facts.length && facts.every((fact, i) => fact === clean[i])) return [];
    const found = [...findingsIn(graph, context, checks)];
    if (found.length === 0) this.facts.set(scope, facts);
    return found;
  }

  private inObjects(graph: Graph, context: CheckContext, checks: readonly Check[]): readonly Found[] {
    const key = keyOf(context, checks);
    const clean = this.manifests.get(key) ?? new WeakSet();
    this.manifests.set(key, clean);
    const rest = graph.objects.filter(({ manifest }) => !clean.has(manifest));
    const found = [...findingsIn(new Graph(rest), context, checks)];
    const faulty = new Set(found.map(({ finding }) => finding.object.manifest));
    for (const { manifest } of rest) if (!faulty.has(manifest)) clean.add(manifest);
    return found;
  }
}

/** What else the findings depend on. No check of these scopes reads definitions. */
const keyOf = ({ definitions, ...context }: CheckContext, checks: readonly Check[]): string =>
  JSON.stringify([context, checks.map(({ id }) => id)]);
