import { at, textOf } from '../../graph/fields.js';
import { type Check, finding } from '../check.js';

export const applicationDestination: Check = {
  id: 'application-destination',
  title: 'An Application names its cluster once',
  why: 'Argo CD refuses an Application whose destination has both `server` and `name`, or neither: it is never synced.',
  fix: 'Keep one of `server` and `name`.',
  category: 'delivery',
  severity: 'error',
  kinds: ['Application', 'ApplicationSet'],
  scope: 'object',
  docs: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup/#applications',
  fails: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: shop, namespace: argocd }
spec:
  project: default
  source: { repoURL: 'https://git.example.com/fleet.git', path: shop, targetRevision: main }
  destination: { server: 'https://kubernetes.default.svc', name: in-cluster }
`,
  *check(graph) {
    for (const kind of ['Application', 'ApplicationSet'])
      for (const object of graph.ofKind(kind).filter(({ group }) => group === 'argoproj.io')) {
        const prefix = kind === 'Application' ? 'spec' : 'spec.template.spec';
        const { server, name } = at(object.manifest, ...prefix.split('.'), 'destination');
        const given = [textOf(server), textOf(name)].filter(text => text !== undefined && text !== '');
        if (given.length === 1) continue;
        const message =
          given.length === 2 ? `has both "${given[0]}" and "${given[1]}"` : 'has neither `server` nor `name`';
        yield finding(object, `${prefix}.destination`, `${message}: Argo CD refuses it`);
      }
  },
};
