import { at, fieldsOf, listOf, textMapOf, textOf } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { type Check, type Finding, finding } from '../check.js';

export const applicationSetRollsOut: Check = {
  id: 'application-set-rolls-out',
  title: 'An ApplicationSet makes each Application once, keeps it, and every one is in a step',
  why: 'RollingSync leaves out Applications that no step selects, and turns automated sync off; a name without a parameter is the same for all; a generator of folders that sees none for a moment deletes every Application with all that it delivered.',
  fix: 'Give the template the labels that the steps select, no `automated` under RollingSync, a name with a parameter, and `syncPolicy.preserveResourcesOnDeletion: true` beside a generator of folders.',
  category: 'delivery',
  severity: 'warning',
  kinds: ['ApplicationSet'],
  scope: 'object',
  docs: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Progressive-Syncs/',
  fails: `
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: shops, namespace: argocd }
spec:
  generators: [{ list: { elements: [{ region: eu }, { region: us }] } }]
  strategy:
    type: RollingSync
    rollingSync: { steps: [{ matchExpressions: [{ key: env, operator: In, values: [dev] }] }] }
  template:
    metadata: { name: 'shop-{{region}}' }
    spec:
      project: default
      source: { repoURL: 'https://git.example.com/fleet.git', path: 'shop/{{region}}', targetRevision: main }
      destination: { server: 'https://kubernetes.default.svc' }
`,
  *check(graph) {
    for (const object of graph.ofKind('ApplicationSet')) if (object.group === 'argoproj.io') yield* findingsOn(object);
  },
};

function* findingsOn(object: GraphObject): Iterable<Finding> {
  const spec = at(object.manifest, 'spec');
  const template = at(spec, 'template');
  const labels = textMapOf(at(template, 'metadata')['labels']);
  if (at(spec, 'strategy')['type'] === 'RollingSync') {
    const steps = listOf(at(spec, 'strategy', 'rollingSync')['steps']);
    for (const [i, step] of steps.entries()) {
      const path = `spec.strategy.rollingSync.steps[${i}]`;
      for (const [j, expression] of listOf(at(step)['matchExpressions']).entries()) {
        const { key, operator, values } = fieldsOf(expression);
        const value = labels[String(key)];
        const isOpen = value?.includes('{{') || operator === 'NotIn';
        if (isOpen || (value !== undefined && listOf(values).includes(value))) continue;
        const has = value === undefined ? 'no such label' : `the value "${value}"`;
        yield finding(
          object,
          `${path}.matchExpressions[${j}]`,
          `selects by the label "${key}", and the template has ${has}: no Application is in this step`,
        );
      }
    }
    if (at(template, 'spec', 'syncPolicy')['automated'])
      yield finding(
        object,
        'spec.template.spec.syncPolicy.automated',
        'is turned off by RollingSync, which syncs in steps itself',
      );
  }
  const name = textOf(at(template, 'metadata')['name']);
  if (name !== undefined && !name.includes('{{'))
    yield finding(object, 'spec.template.metadata.name', `is "${name}" for every Application that the generators make`);
  const folders = listOf(spec['generators']).some(each => at(each, 'git')['directories'] !== undefined);
  if (folders && at(spec, 'syncPolicy')['preserveResourcesOnDeletion'] !== true)
    yield finding(
      object,
      'spec.generators',
      'makes Applications from folders: when it sees none for a moment, all of them are deleted with what they delivered',
    );
}
