import { at, type Fields, listOf, textOf } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { applicationsIn, isOpen, type WrittenApplication } from '../applications.js';
import { sourcesOf } from '../argo-cd-project.js';
import { type Check, type Finding, finding, risk } from '../check.js';

export const applicationSourceComplete: Check = {
  id: 'application-source-complete',
  title: 'An Application names what it delivers, and in which version',
  why: 'Argo CD refuses a source without `path` or `chart`, a chart without a version, and a values file of a `ref` that no source has: the Application is never synced. Beside `sources`, `source` is passed over.',
  fix: 'Give each source a `path`, a `chart` with its version, or a `ref`.',
  category: 'delivery',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet'],
  scope: 'object',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/multiple_sources/',
  fails: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec:
  project: default
  sources:
  - { repoURL: 'https://charts.example.com', chart: shop, targetRevision: 1.2.0, helm: { valueFiles: [$values/shop.yaml] } }
  - { repoURL: 'https://git.example.com/fleet.git', targetRevision: main, ref: value }
  destination: { server: 'https://kubernetes.default.svc', namespace: shop }
`,
  *check(graph) {
    for (const application of applicationsIn(graph)) yield* findingsOn(application);
  },
};

function* findingsOn({ object, at: prefix, spec }: WrittenApplication): Iterable<Finding> {
  // A patch may add what is missing here, and a hydrator has a source of its own.
  if (at(object.manifest, 'spec')['templatePatch'] !== undefined || spec['sourceHydrator'] !== undefined) return;
  const isMany = listOf(spec['sources']).length > 0;
  if (isMany && spec['source'] !== undefined)
    yield risk(object, `${prefix}spec.source`, 'is passed over: the Application has `sources` as well');
  const sources = sourcesOf(spec);
  const refs = sources.flatMap(({ source }) => textOf(source['ref']) ?? []);
  for (const { source, path: field } of sources) {
    const place = `${prefix}${field}`;
    const { path, chart, ref, repoURL } = source;
    if (!path && !chart && !(isMany && ref))
      yield finding(
        object,
        place,
        `has neither \`path\` nor \`chart\`${isMany ? ' nor `ref`' : ''}: Argo CD refuses it`,
      );
    if (!repoURL) yield finding(object, place, 'has no `repoURL`: Argo CD refuses it');
    if (chart) yield* versionFaults(object, place, textOf(source['targetRevision']) ?? '');
    for (const [file, name] of refsIn(source))
      if (!refs.includes(name) && !isOpen(name) && !refs.some(isOpen))
        yield finding(object, `${place}.helm`, `has the values file "${file}", and no source has the ref "${name}"`);
  }
}

/** Names of branches, which no index of a chart repository has. */
const branches = new Set(['HEAD', 'head', 'main', 'master', 'latest']);

function* versionFaults(object: GraphObject, place: string, version: string): Iterable<Finding> {
  if (version === '') yield finding(object, place, 'has a chart without `targetRevision`: Argo CD refuses it');
  if (!branches.has(version)) return;
  const message = `is "${version}", and a chart has versions: "invalid revision: improper constraint"`;
  yield risk(object, `${place}.targetRevision`, message);
}

/** The files of other sources that a chart takes values from, each with the ref of that source. */
function refsIn(source: Fields): readonly (readonly [file: string, ref: string])[] {
  const { valueFiles, fileParameters } = at(source, 'helm');
  return [...listOf(valueFiles), ...listOf(fileParameters).map(each => at(each)['path'])].flatMap(file => {
    const [, ref] = /^\$([^/]+)\//.exec(textOf(file) ?? '') ?? [];
    // Build variables of Argo CD itself.
    return ref === undefined || ref.startsWith('ARGOCD_') ? [] : [[String(file), ref] as const];
  });
}
