import { append } from '../../graph/append.js';
import { isBefore } from '../../manifest/kubernetes-version.js';
import { type Check, finding } from '../check.js';
import { type ApiVersion, apiVersions } from '../versions/api-versions.js';

export const apiVersionServed: Check = {
  id: 'api-version-served',
  title: 'The cluster serves the API version of every object',
  why: 'The API server answers "no matches for kind" and the apply stops there.',
  fix: 'Write the object in a version that the cluster serves.',
  category: 'server',
  severity: 'error',
  kinds: 'any',
  scope: 'object',
  docs: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
  elsewhere: ['kube-score stable-version', 'kubeconform, pluto'],
  fails: `
apiVersion: policy/v1beta1
kind: PodDisruptionBudget
metadata: { name: api }
spec: { minAvailable: 1, selector: { matchLabels: { app: api } } }
`,
  *check(graph, context) {
    const refused = new Map<string, ApiVersion[]>();
    for (const version of apiVersions) {
      if (!isServed(version, context.kubernetes)) append(refused, version.apiVersion, version);
    }
    for (const object of graph.objects) {
      const found = refused.get(object.apiVersion)?.find(({ kinds }) => !kinds || kinds.includes(object.kind));
      if (!found) continue;
      const when = found.until
        ? `not served since Kubernetes ${found.until}`
        : `served from Kubernetes ${found.since} on`;
      const message = `${object.apiVersion} ${object.kind} is ${when}; the cluster is ${context.kubernetes}`;
      yield finding(object, 'apiVersion', message, found.instead && `Use ${found.instead}.`);
    }
  },
};

const isServed = ({ since, until }: ApiVersion, kubernetes: string): boolean =>
  !(since && isBefore(kubernetes, since)) && !(until && !isBefore(kubernetes, until));
