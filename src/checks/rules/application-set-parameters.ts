import { at, type Fields, fieldsOf, listOf, textOf } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { didYouMean } from '../../problem.js';
import { listedElements } from '../applications.js';
import { type Check, type Finding, finding } from '../check.js';

export const applicationSetParameters: Check = {
  id: 'application-set-parameters',
  title: 'An ApplicationSet writes its parameters as it reads them',
  why: 'Without `goTemplate: true` a parameter is `{{name}}`, and `{{.name}}` stays in the Application as it is; with it a parameter is `{{.name}}`, and `{{name}}` is a function that nobody has defined. Either way Argo CD makes no Application.',
  fix: 'Set `goTemplate: true` and write `{{.name}}`, or leave it out and write `{{name}}`.',
  category: 'delivery',
  severity: 'error',
  kinds: ['ApplicationSet'],
  scope: 'object',
  docs: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/GoTemplate/',
  fails: `
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: shops, namespace: argocd }
spec:
  generators: [{ git: { repoURL: 'https://git.example.com/fleet.git', revision: main, files: [{ path: '*/shop.json' }] } }]
  syncPolicy: { applicationsSync: create-update }
  template:
    metadata: { name: '{{.path.basename}}' }
    spec:
      project: default
      source: { repoURL: 'https://git.example.com/fleet.git', path: shop, targetRevision: main }
      destination: { server: 'https://kubernetes.default.svc', namespace: shop }
`,
  *check(graph) {
    for (const object of graph.ofKind('ApplicationSet')) if (object.group === 'argoproj.io') yield* findingsOn(object);
  },
};

function* findingsOn(object: GraphObject): Iterable<Finding> {
  const spec = at(object.manifest, 'spec');
  const isGo = spec['goTemplate'] === true;
  const elements = listedElements(spec) ?? [];
  /** Known where all elements are in the manifest. */
  const names = [...new Set(elements.flatMap(each => Object.keys(each)))];
  const template = at(spec, 'template');
  for (const [field, text] of textsOf(at(template, 'metadata'), at(template, 'spec'))) {
    const place = `spec.template.${field}`;
    for (const [whole, dot, name] of text.matchAll(/\{\{-?\s*(\.?)([A-Za-z_][\w.-]*)\s*-?\}\}/g)) {
      const [first] = name!.split('.');
      if (isGo === (dot === '.')) {
        if (names.length > 0 && ![...names, 'values'].includes(first!))
          yield finding(
            object,
            place,
            `has ${whole}, and no element of the lists has "${name}".${didYouMean(first!, names)}`,
          );
      } else if (!isGo) {
        yield finding(object, place, `has ${whole} without \`goTemplate: true\`: it stays in the Application as it is`);
      } else if (names.includes(first!) || wellKnown.has(first!)) {
        yield finding(object, place, `has ${whole} under \`goTemplate: true\`: function "${first}" not defined`);
      }
    }
  }
}

/** Parameters of the generators, none of which is a function of Go or of Sprig. */
const wellKnown = new Set([
  'name',
  'nameNormalized',
  'server',
  'project',
  'metadata',
  'path',
  'branch',
  'number',
  'cluster',
  'url',
  'repository',
  'organization',
  'head_sha',
]);

/** The texts that Argo CD puts parameters into and that nothing else reads as a template. */
function textsOf(metadata: Fields, spec: Fields): readonly (readonly [field: string, text: string])[] {
  const { name, namespace } = metadata;
  const destination = at(spec, 'destination');
  const sources = [
    ...(spec['source'] === undefined ? [] : [['spec.source', spec['source']] as const]),
    ...listOf(spec['sources']).map((source, i) => [`spec.sources[${i}]`, source] as const),
  ];
  const found: readonly (readonly [string, unknown])[] = [
    ...Object.entries({ name, namespace }).map(([key, value]) => [`metadata.${key}`, value] as const),
    ['spec.project', spec['project']],
    ...['server', 'name', 'namespace'].map(key => [`spec.destination.${key}`, destination[key]] as const),
    ...sources.flatMap(([place, source]) =>
      ['repoURL', 'path', 'chart', 'targetRevision'].map(key => [`${place}.${key}`, fieldsOf(source)[key]] as const),
    ),
  ];
  return found.flatMap(([field, value]) => {
    const text = textOf(value);
    return text === undefined ? [] : [[field, text] as const];
  });
}
