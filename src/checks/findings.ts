import { createHash } from 'node:crypto';
import { connectionFacts } from '../connectivity/facts.js';
import { Graph } from '../graph/graph.js';
import type { Manifest } from '../graph/object.js';
import type { Check, CheckContext, Finding } from './check.js';

interface Found {
  readonly check: Check;
  readonly finding: Finding;
}

/** Everything that checks find in a graph, in no order. */
export function* findingsIn(graph: Graph, context: CheckContext, checks: readonly Check[]): Iterable<Found> {
  for (const check of checks) for (const finding of check.check(graph, context)) yield { check, finding };
}

/**
 * Finds the same, graph after graph, and passes over what it found clean before: checks of single objects over manifests
 * that are the same, checks of connections over graphs in which everything that decides about them is.
 */
export class Finder {
  private readonly manifests = new Map<string, WeakSet<Manifest>>();
  private readonly connections = new Set<string>();

  *findingsIn(graph: Graph, context: CheckContext, checks: readonly Check[]): Iterable<Found> {
    const of = (scope: Check['scope']) => checks.filter(check => check.scope === scope);
    yield* findingsIn(graph, context, of(undefined));
    yield* this.inConnections(graph, context, of('connections'));
    yield* this.inObjects(graph, context, of('object'));
  }

  private inConnections(graph: Graph, context: CheckContext, checks: readonly Check[]): readonly Found[] {
    const facts = createHash('sha256').update(keyOf(context, checks)).update(connectionFacts(graph)).digest('hex');
    if (this.connections.has(facts)) return [];
    const found = [...findingsIn(graph, context, checks)];
    if (found.length === 0) this.connections.add(facts);
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
