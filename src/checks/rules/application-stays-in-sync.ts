import { at, type Fields, fieldsOf, listOf, textMapOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import type { GraphObject } from '../../graph/object.js';
import { perGraph } from '../../graph/per-graph.js';
import { didYouMean } from '../../problem.js';
import { applicationsIn, isOpen, type WrittenApplication } from '../applications.js';
import { type Check, type Finding, finding } from '../check.js';

export const applicationStaysInSync: Check = {
  id: 'application-stays-in-sync',
  title: 'An Application has the options without which it drifts or gets stuck',
  why: 'With `ServerSideApply=true` and without server-side diff, every field that the API server or an operator defaults is drift for ever. With `retry` and without `refresh`, Argo CD retries a broken revision while the commit that mends it waits.',
  fix: 'Add the annotation `argocd.argoproj.io/compare-options: ServerSideDiff=true`, and `refresh: true` to `syncPolicy.retry` (Argo CD 3.1).',
  category: 'delivery',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet'],
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/diff-strategies/#server-side-diff',
  fails: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec:
  project: default
  source: { repoURL: 'https://git.example.com/fleet.git', path: shop, targetRevision: main }
  destination: { server: 'https://kubernetes.default.svc' }
  syncPolicy: { automated: {}, syncOptions: [ServerSideApply=true], retry: { limit: 5 } }
`,
  *check(graph) {
    for (const application of applicationsIn(graph)) yield* findingsOn(graph, application);
  },
};

function* findingsOn(graph: Graph, { object, at: prefix, metadata, spec }: WrittenApplication): Iterable<Finding> {
  // A patch may add what is missing here.
  if (fieldsOf(object.manifest['spec'])['templatePatch'] !== undefined) return;
  const policy = at(spec, 'syncPolicy');
  const place = `${prefix}spec.syncPolicy`;
  const compare = textMapOf(metadata['annotations'])['argocd.argoproj.io/compare-options'] ?? '';
  const options = listOf(policy['syncOptions']).map(String);
  if (
    options.includes('ServerSideApply=true') &&
    !/\bServerSideDiff=true\b/.test(compare) &&
    !comparesOnServer(graph)
  ) {
    const message = 'has ServerSideApply=true without server-side diff: defaults of the server are drift for ever';
    yield finding(object, `${place}.syncOptions`, message);
  }
  if (options.includes('ServerSideApply=true') && options.includes('Replace=true')) {
    const message = 'has Replace=true beside ServerSideApply=true, and takes the first: every object is replaced whole';
    yield finding(
      object,
      `${place}.syncOptions`,
      message,
      'Keep `ServerSideApply=true`, and give `Replace=true` to single objects.',
    );
  }
  yield* unknownOptions(object, place, options);
  yield* retriesOld(object, place, policy);
}

/** @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/ */
const truth = ['true', 'false'];
const syncOptions: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    [
      ...['ApplyOutOfSyncOnly', 'ClientSideApplyMigration', 'CreateNamespace', 'FailOnSharedResource', 'Force'],
      ...[
        'PruneLast',
        'Replace',
        'RespectIgnoreDifferences',
        'ServerSideApply',
        'SkipDryRunOnMissingResource',
        'Validate',
      ],
    ].map(name => [name, truth]),
  ),
  ...{ Delete: [...truth, 'confirm'], Prune: [...truth, 'confirm'] },
  PrunePropagationPolicy: ['background', 'foreground', 'orphan'],
};
const known = Object.entries(syncOptions).flatMap(([name, values]) => values.map(value => `${name}=${value}`));

function* unknownOptions(object: GraphObject, place: string, options: readonly string[]): Iterable<Finding> {
  for (const [i, option] of options.entries()) {
    if (known.includes(option) || isOpen(option)) continue;
    const meant = known.find(each => each.toLowerCase() === option.toLowerCase().replace(/[\s:]+/, '='));
    const suggestion = meant ? ` Did you mean "${meant}"?` : didYouMean(option, known);
    const message = `"${option}" is not an option that Argo CD knows: it passes it over.${suggestion}`;
    yield finding(
      object,
      `${place}.syncOptions[${i}]`,
      message,
      'Write the option as Argo CD does: `CreateNamespace=true`.',
    );
  }
}

function* retriesOld(object: GraphObject, place: string, policy: Fields): Iterable<Finding> {
  const { limit, refresh } = at(policy, 'retry');
  if (!policy['automated'] || !policy['retry'] || limit === 0 || refresh === true) return;
  yield finding(object, `${place}.retry`, 'retries the revision that failed, and not the commit that mends it');
}

/** The setting that has Argo CD compare all Applications by asking the server. */
const comparesOnServer = perGraph(graph =>
  graph
    .ofKind('ConfigMap')
    .some(
      ({ name, manifest }) =>
        name === 'argocd-cmd-params-cm' && at(manifest, 'data')['controller.diff.server.side'] === 'true',
    ),
);
