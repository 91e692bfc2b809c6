import { at, fieldsOf, textOf } from '../../graph/fields.js';
import { applicationsIn, isOpen } from '../applications.js';
import { type Check, finding, risk } from '../check.js';

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
    for (const { object, at: prefix, spec } of applicationsIn(graph)) {
      const { server, name } = at(spec, 'destination');
      const given = [textOf(server), textOf(name)].filter(text => text !== undefined && text !== '');
      const place = `${prefix}spec.destination`;
      if (given.length === 1) {
        if (server && !isOpen(server) && !/^https?:\/\//.test(String(server)))
          yield risk(
            object,
            `${place}.server`,
            `is "${server}", which is not a URL: a cluster's name goes into \`name\``,
          );
        if (name && /^https?:\/\//.test(String(name)))
          yield risk(object, `${place}.name`, `is "${name}", which is a URL: that goes into \`server\``);
        continue;
      }
      // A patch may add it.
      if (given.length === 0 && fieldsOf(object.manifest['spec'])['templatePatch'] !== undefined) continue;
      const message =
        given.length === 2 ? `has both "${given[0]}" and "${given[1]}"` : 'has neither `server` nor `name`';
      yield finding(object, place, `${message}: Argo CD refuses it`);
    }
  },
};
