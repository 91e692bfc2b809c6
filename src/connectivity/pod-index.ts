import { LabelIndex } from '../graph/label-index.js';
import type { Selector } from '../graph/selector.js';
import type { Labels } from '../intent/endpoint.js';
import type { PodGroup } from './peer-group.js';

/** Finds the pods that a peer of a policy stands for, without asking each. */
export class PodIndex {
  private readonly keys = new Map<Labels, string>();
  /** The labels of namespaces, each once. */
  private readonly namespaces: LabelIndex<Labels>;
  private readonly pods: LabelIndex<PodGroup>;

  constructor(pods: readonly PodGroup[]) {
    const known = new Map(pods.map(({ namespaceLabels }) => [this.keyOf(namespaceLabels), namespaceLabels]));
    this.namespaces = new LabelIndex(
      known.values(),
      () => '',
      labels => labels,
    );
    this.pods = new LabelIndex(
      pods,
      ({ namespaceLabels }) => this.keyOf(namespaceLabels),
      ({ labels }) => labels,
    );
  }

  /** The pods that one selector finds in the namespaces that another finds. */
  select(namespaces: Selector, pods: Selector): readonly PodGroup[] {
    return this.namespaces.matching('', namespaces).flatMap(labels => this.pods.matching(this.keyOf(labels), pods));
  }

  /** A namespace is known by its labels: its name is among them. */
  private keyOf(labels: Labels): string {
    const key = this.keys.get(labels) ?? JSON.stringify(Object.entries(labels).sort());
    this.keys.set(labels, key);
    return key;
  }
}
