import { at, type Fields, fieldsOf, isMap, listOf, textOf } from '../graph/fields.js';
import type { Graph } from '../graph/graph.js';
import { type GraphObject, namespaceOf } from '../graph/object.js';
import { perGraph } from '../graph/per-graph.js';
import { selectorOf } from '../graph/selector.js';
import { ciliumPolicyKinds, specsOf, withoutSources } from './cilium.js';
import { Network, networkOf } from './network.js';
import { namespaceNameLabel } from './peer-group.js';
import { type Direction, everything, namespaceNamed, type Policy, type Subject } from './policy.js';

/**
 * Cilium's policies as far as they isolate: rules of a direction close it for the pods that the policy selects, except
 * for what some rule opens. What these rules open is not read.
 * https://docs.cilium.io/en/stable/security/policy/intro/
 */
export const ciliumIsolation = (graph: Graph): readonly Policy[] =>
  ciliumPolicyKinds.flatMap(kind => graph.ofKind(kind)).flatMap(isolations);

/** The network of a graph with the default options, in which Cilium's policies isolate. */
export const isolatedNetworkOf: (graph: Graph) => Network = perGraph(graph => {
  const isolating = ciliumIsolation(graph);
  return isolating.length > 0 ? new Network(graph, { isolating }) : networkOf(graph);
});

function isolations(object: GraphObject): readonly Policy[] {
  return specsOf(object).flatMap(([, spec]) => {
    const directions = (['ingress', 'egress'] as const).filter(direction => isolates(spec, direction));
    const subject = subjectOf(object, spec['endpointSelector']);
    if (!subject || directions.length === 0) return [];
    const rules = Object.fromEntries(directions.map(direction => [direction, []]));
    return [{ object, namespace: namespaceOf(object), subject, rules, addresses: { ingress: [], egress: [] } }];
  });
}

/** A direction with rules is closed for everything else, unless the policy says that it is not. */
function isolates(spec: Fields, direction: Direction): boolean {
  const rules = [...listOf(spec[direction]), ...listOf(spec[`${direction}Deny`])];
  return rules.length > 0 && at(spec, 'enableDefaultDeny')[direction] !== false;
}

/** Undefined for a policy that is for nodes. */
function subjectOf(object: GraphObject, endpointSelector: unknown): Subject | undefined {
  if (!isMap(endpointSelector)) return undefined;
  const { namespaces, pods } = split(fieldsOf(withoutSources(endpointSelector)));
  const own = object.kind === 'CiliumNetworkPolicy' ? namespaceNamed(namespaceOf(object)) : undefined;
  return {
    type: 'pods',
    namespaces: own ?? selectorOf(namespaces) ?? everything,
    pods: selectorOf(pods) ?? everything,
  };
}

const namespaceLabel = 'io.cilium.k8s.namespace.labels.';

/** Cilium writes the name and the labels of a namespace among those of its pods. */
function split({ matchLabels, matchExpressions }: Fields): { readonly namespaces: unknown; readonly pods: unknown } {
  const namespaceKey = (key: string) => {
    if (key === 'io.kubernetes.pod.namespace') return namespaceNameLabel;
    return key.startsWith(namespaceLabel) ? key.slice(namespaceLabel.length) : undefined;
  };
  const labels = Object.entries(fieldsOf(matchLabels));
  const expressions = listOf(matchExpressions).map(fieldsOf);
  const keyOf = (expression: Fields) => textOf(expression['key']) ?? '';
  return {
    namespaces: {
      matchLabels: Object.fromEntries(
        labels.flatMap(([key, value]) => {
          const own = namespaceKey(key);
          return own === undefined ? [] : [[own, value]];
        }),
      ),
      matchExpressions: expressions.flatMap(expression => {
        const key = namespaceKey(keyOf(expression));
        return key === undefined ? [] : [{ ...expression, key }];
      }),
    },
    pods: {
      matchLabels: Object.fromEntries(labels.filter(([key]) => namespaceKey(key) === undefined)),
      matchExpressions: expressions.filter(expression => namespaceKey(keyOf(expression)) === undefined),
    },
  };
}
