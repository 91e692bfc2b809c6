import { fieldsOf, listOf, textOf } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { applicationsIn } from '../applications.js';
import { type Check, type Finding, finding } from '../check.js';

export const ignoredDifferencesMatch: Check = {
  id: 'ignored-differences-match',
  title: 'Differences that an Application ignores are of something that there is',
  why: 'Argo CD compares `group` with the API group, without its version, and takes none for the core group; a pointer without its slash points to nothing. What matches nothing ignores nothing, without a word, and the Application stays OutOfSync or undoes the change.',
  fix: 'Write the group of the kind, `apps` for a Deployment, none for a ConfigMap, and pointers as `/spec/replicas`.',
  category: 'delivery',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet'],
  scope: 'object',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/diffing/#application-level-configuration',
  fails: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec:
  project: default
  source: { repoURL: 'https://git.example.com/fleet.git', path: shop, targetRevision: main }
  destination: { server: 'https://kubernetes.default.svc', namespace: shop }
  ignoreDifferences:
  - { kind: Deployment, jsonPointers: [/spec/replicas] }
`,
  *check(graph) {
    for (const { object, at: prefix, spec } of applicationsIn(graph))
      for (const [i, each] of listOf(spec['ignoreDifferences']).entries())
        yield* findingsOn(object, `${prefix}spec.ignoreDifferences[${i}]`, fieldsOf(each));
  },
};

/** The groups of kinds that every cluster has, each by the kinds of it that people ignore differences of. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  '': [
    ...['ConfigMap', 'Secret', 'Service', 'ServiceAccount', 'Namespace', 'Pod', 'PersistentVolume'],
    ...['PersistentVolumeClaim', 'LimitRange', 'ResourceQuota', 'Endpoints'],
  ],
  apps: ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'],
  batch: ['Job', 'CronJob'],
  autoscaling: ['HorizontalPodAutoscaler'],
  policy: ['PodDisruptionBudget'],
  'networking.k8s.io': ['NetworkPolicy', 'IngressClass'],
  'rbac.authorization.k8s.io': ['Role', 'RoleBinding', 'ClusterRole', 'ClusterRoleBinding'],
  'admissionregistration.k8s.io': ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
  'apiextensions.k8s.io': ['CustomResourceDefinition'],
  'apiregistration.k8s.io': ['APIService'],
};
const groupOfKind = new Map(
  Object.entries(kinds).flatMap(([group, names]) => names.map(name => [name, group] as const)),
);

const paths = ['jsonPointers', 'jqPathExpressions', 'managedFieldsManagers'] as const;

function* findingsOn(
  object: GraphObject,
  place: string,
  ignored: Readonly<Record<string, unknown>>,
): Iterable<Finding> {
  const [group, kind] = [textOf(ignored['group']) ?? '', textOf(ignored['kind']) ?? ''];
  const known = groupOfKind.get(kind);
  const right = known === '' ? 'no group' : `the group "${known}"`;
  if (group.includes('/')) {
    const message = `is "${group}", which is a group and its version: no group has that name`;
    yield finding(object, `${place}.group`, message, `Write "${group.slice(0, group.indexOf('/'))}".`);
  } else if (known !== undefined && group !== known && !/[*?[{]/.test(group))
    yield finding(
      object,
      `${place}.group`,
      `${group === '' ? 'is missing' : `is "${group}"`}, and ${kind} has ${right}: nothing matches`,
      known === '' ? 'Leave the group out.' : `Write \`group: ${known}\`.`,
    );
  for (const [i, pointer] of listOf(ignored['jsonPointers']).entries())
    if (!String(pointer).startsWith('/'))
      yield finding(
        object,
        `${place}.jsonPointers[${i}]`,
        `is "${pointer}", and a JSON pointer begins with "/": it points to nothing`,
        `Write "/${String(pointer).replaceAll('.', '/')}", or give it as a jqPathExpression.`,
      );
  if (paths.every(name => listOf(ignored[name]).length === 0))
    yield finding(object, place, `has none of ${paths.map(name => `\`${name}\``).join(', ')}: it ignores nothing`);
}
