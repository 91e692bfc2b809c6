import type { Labels } from '../intent/endpoint.js';
import { append } from './append.js';
import { fieldsOf, textMapOf } from './fields.js';
import type { Graph } from './graph.js';
import { canBeGiven, splitLabels } from './labels-set-later.js';
import { type GraphObject, namespaceOf } from './object.js';
import { perGraph } from './per-graph.js';
import { type Selector, selectorOf } from './selector.js';
import { podMakers, type Workload, workloads } from './workload.js';

/** Things with labels in one namespace, found by selector without asking every one of them. */
interface LabelledIn<T> {
  readonly all: T[];
  readonly byLabel: Map<string, T[]>;
}

/** Finds what a label selector selects. */
export class LabelIndex<T> {
  private readonly namespaces = new Map<string, LabelledIn<T>>();

  constructor(
    items: Iterable<T>,
    namespace: (item: T) => string,
    private readonly labels: (item: T) => Labels,
  ) {
    for (const item of items) this.add(namespace(item), item);
  }

  /** Everything in a namespace. */
  in(namespace: string): readonly T[] {
    return this.namespaces.get(namespace)?.all ?? [];
  }

  get namespaceNames(): Iterable<string> {
    return this.namespaces.keys();
  }

  /** What a label selector selects in a namespace; nothing where there is no selector, everything for the empty one. */
  select(namespace: string, selector: unknown): readonly T[] {
    const wanted = selectorOf(selector);
    return wanted ? this.matching(namespace, wanted) : [];
  }

  /** The same for a selector that is read already. */
  matching(namespace: string, { source, matches }: Selector): readonly T[] {
    const here = this.namespaces.get(namespace);
    return here ? this.fewest(here, source).filter(item => matches(this.labels(item))) : [];
  }

  /** The shortest list that must hold every match. */
  private fewest(here: LabelledIn<T>, selector: unknown): readonly T[] {
    let fewest: readonly T[] = here.all;
    for (const [key, value] of Object.entries(textMapOf(fieldsOf(selector)['matchLabels']))) {
      const having = here.byLabel.get(`${key}=${value}`) ?? [];
      if (having.length < fewest.length) fewest = having;
    }
    return fewest;
  }

  private add(namespace: string, item: T): void {
    const here: LabelledIn<T> = this.namespaces.get(namespace) ?? { all: [], byLabel: new Map() };
    this.namespaces.set(namespace, here);
    here.all.push(item);
    for (const [key, value] of Object.entries(this.labels(item))) append(here.byLabel, `${key}=${value}`, item);
  }
}

/** Workloads by the labels of their pods: those whose pods are all known. */
export const workloadIndex: (graph: Graph) => LabelIndex<Workload> = perGraph(graph => indexOf(workloads(graph)));

/** Whatever makes pods, operators included, by the labels of the pods. */
export const podIndex: (graph: Graph) => LabelIndex<Workload> = perGraph(graph => indexOf(podMakers(graph)));

const indexOf = (makers: readonly Workload[]) =>
  new LabelIndex(
    makers,
    ({ namespace }) => namespace,
    ({ labels }) => labels,
  );

/** Services by their own labels. */
export const serviceIndex: (graph: Graph) => LabelIndex<GraphObject> = perGraph(
  graph => new LabelIndex(graph.ofKind('Service'), namespaceOf, ({ manifest }) => textMapOf(manifest.metadata.labels)),
);

/** The workloads whose pods a selector of plain labels selects, as Services write it; the empty one selects nothing. */
export function podsWithLabels(graph: Graph, namespace: string, labels: unknown): readonly Workload[] {
  if (Object.keys(fieldsOf(labels)).length === 0) return [];
  const index = podIndex(graph);
  const found = index.select(namespace, { matchLabels: labels });
  const split = found.length === 0 ? splitLabels(textMapOf(labels)) : undefined;
  if (!split) return found;
  const { written, later } = split;
  return index.select(namespace, { matchLabels: written }).filter(({ object }) => canBeGiven(object, later));
}
