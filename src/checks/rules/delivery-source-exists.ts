import { at, fieldsOf, listOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { type GraphObject, namespaceOf } from '../../graph/object.js';
import { didYouMean } from '../../problem.js';
import { type Check, type Finding, finding } from '../check.js';

export const deliverySourceExists: Check = {
  id: 'delivery-source-exists',
  title: 'What Flux refers to exists',
  why: 'A Kustomization or HelmRelease whose source is missing, or in another namespace than it says, applies nothing and reports "source not found"; one whose variables or values come from a ConfigMap that is missing fails. An Alert without its Provider, or about an object that is missing, reports nothing.',
  fix: 'Name a source that exists, and its namespace where it is another one; a source that is made elsewhere needs nothing here.',
  category: 'delivery',
  severity: 'warning',
  kinds: ['Alert', 'HelmRelease', 'ImagePolicy', 'Kustomization'],
  docs: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#source-reference',
  fails: `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: a, namespace: flux-system }
spec: { interval: 10m, prune: true, path: ./a, sourceRef: { kind: GitRepository, name: fleet } }
`,
  *check(graph) {
    for (const { object, field, reference } of referencesIn(graph)) {
      const [kind, name] = [textOf(reference['kind']) ?? '', textOf(reference['name']) ?? ''];
      const namespace = textOf(reference['namespace']) ?? namespaceOf(object);
      if (kind === 'ExternalArtifact' || graph.get('source.toolkit.fluxcd.io', kind, namespace, name)) continue;
      const [other] = graph.ofKind(kind).filter(each => each.name === name);
      const hint = other ? `There is one in ${namespaceOf(other)}: name that namespace.` : undefined;
      yield finding(
        object,
        field,
        `is applied from ${kind} ${namespace}/${name}, which is not among these manifests`,
        hint,
      );
    }
    yield* missingVariables(graph);
    yield* missingValues(graph);
    for (const { object, field, kind, name, namespace } of otherReferences(graph)) {
      const known = graph.ofKind(kind).filter(each => each.group.endsWith('.toolkit.fluxcd.io'));
      if (known.some(each => each.name === name && namespaceOf(each) === namespace)) continue;
      const message = `names ${kind} ${namespace}/${name}, which is not among these manifests.${didYouMean(
        name,
        known.map(each => each.name),
      )}`;
      yield finding(object, field, message, 'Name one that exists; one that is made elsewhere needs nothing here.');
    }
  },
};

const ofGroup = (graph: Graph, kind: string, group: string): readonly GraphObject[] =>
  graph.ofKind(kind).filter(object => object.group === `${group}.toolkit.fluxcd.io`);

/** What names a source, and where. */
const referencesIn = (graph: Graph) => [
  ...ofGroup(graph, 'Kustomization', 'kustomize').map(object => ({
    ...{ object, field: 'spec.sourceRef', reference: at(object.manifest, 'spec', 'sourceRef') },
  })),
  ...ofGroup(graph, 'HelmRelease', 'helm').flatMap(object => {
    const { chart, chartRef } = at(object.manifest, 'spec');
    const { sourceRef } = at(chart, 'spec');
    return [
      ...(sourceRef === undefined
        ? []
        : [{ object, field: 'spec.chart.spec.sourceRef', reference: fieldsOf(sourceRef) }]),
      ...(chartRef === undefined ? [] : [{ object, field: 'spec.chartRef', reference: fieldsOf(chartRef) }]),
    ];
  }),
];

/** ConfigMaps that Flux takes variables from have to be there, unless they are optional; Secrets are made by others. */
function* missingVariables(graph: Graph): Iterable<Finding> {
  for (const object of ofGroup(graph, 'Kustomization', 'kustomize'))
    for (const [i, each] of listOf(at(object.manifest, 'spec', 'postBuild')['substituteFrom']).entries()) {
      const { kind, name, optional } = fieldsOf(each);
      const namespace = namespaceOf(object);
      if (kind !== 'ConfigMap' || optional === true || graph.get('', kind, namespace, textOf(name) ?? '')) continue;
      const message = `takes variables from ConfigMap ${namespace}/${name}, which is not among these manifests`;
      const hint = 'Make it, or mark it `optional: true`; one that is made elsewhere needs nothing here.';
      yield finding(object, `spec.postBuild.substituteFrom[${i}].name`, message, hint);
    }
}

/** ConfigMaps that a release takes values from: Flux looks for them beside the HelmRelease, wherever it installs. */
function* missingValues(graph: Graph): Iterable<Finding> {
  for (const object of ofGroup(graph, 'HelmRelease', 'helm'))
    for (const [i, each] of listOf(at(object.manifest, 'spec')['valuesFrom']).entries()) {
      const { kind, name, optional } = fieldsOf(each);
      const namespace = namespaceOf(object);
      if (kind !== 'ConfigMap' || optional === true || graph.get('', kind, namespace, textOf(name) ?? '')) continue;
      const message = `takes values from ConfigMap ${namespace}/${name}, which is not among these manifests`;
      const [other] = graph.ofKind('ConfigMap').filter(({ name: own }) => own === name);
      const hint = other
        ? `There is one in ${namespaceOf(other)}: Flux reads values from the namespace of the HelmRelease alone.`
        : 'Make it, or mark it `optional: true`; one that is made elsewhere needs nothing here.';
      yield finding(object, `spec.valuesFrom[${i}].name`, message, hint);
    }
}

interface Reference {
  readonly object: GraphObject;
  readonly field: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

/** What notifications and image policies name. An asterisk is all of a kind. */
function* otherReferences(graph: Graph): Iterable<Reference> {
  for (const object of ofGroup(graph, 'ImagePolicy', 'image')) {
    const { name, namespace } = at(object.manifest, 'spec', 'imageRepositoryRef');
    const kind = 'ImageRepository';
    yield {
      object,
      field: 'spec.imageRepositoryRef',
      kind,
      name: textOf(name) ?? '',
      namespace: textOf(namespace) ?? namespaceOf(object),
    };
  }
  for (const object of ofGroup(graph, 'Alert', 'notification')) {
    const { providerRef, eventSources } = at(object.manifest, 'spec');
    const name = textOf(fieldsOf(providerRef)['name']) ?? '';
    yield { object, field: 'spec.providerRef', kind: 'Provider', name, namespace: namespaceOf(object) };
    for (const [i, each] of listOf(eventSources).entries()) {
      const { kind, name, namespace, matchLabels } = fieldsOf(each);
      if (name === '*' || matchLabels !== undefined) continue;
      const known = {
        kind: textOf(kind) ?? '',
        name: textOf(name) ?? '',
        namespace: textOf(namespace) ?? namespaceOf(object),
      };
      yield { object, field: `spec.eventSources[${i}]`, ...known };
    }
  }
}
