import { at, isMap, textMapOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { podIndex, podsWithLabels } from '../../graph/label-index.js';
import { namespaceOf } from '../../graph/object.js';
import { isPlatform } from '../../graph/platform.js';
import type { Labels } from '../../intent/endpoint.js';
import { formatObject } from '../../problem.js';
import { type Check, finding, risk } from '../check.js';
import { labelText, nearest } from '../labels.js';
import { joined } from '../missing.js';
import { unseenPods } from '../unseen-pods.js';

export const serviceSelectsPods: Check = {
  id: 'service-selects-pods',
  title: 'Every Service selects at least one pod',
  why: 'Requests to a Service without endpoints fail; nothing in the cluster reports it. A warning where something outside the manifests may make or label the pods.',
  fix: 'Make the selector equal to the labels of the pods it is for; a Service without a selector takes its endpoints from elsewhere.',
  category: 'network',
  severity: 'error',
  kinds: ['Service'],
  docs: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
  elsewhere: ['kube-linter dangling-service', 'kube-score service-targets-pod'],
  fails: `
apiVersion: v1
kind: Service
metadata: { name: api }
spec:
  selector: { app: api }
  ports: [{ port: 80 }]
---
apiVersion: v1
kind: Pod
metadata: { name: api, labels: { app: web } }
spec: { containers: [{ name: api, image: 'api:1' }] }
`,
  *check(graph) {
    for (const service of graph.ofKind('Service')) {
      const { selector, type } = at(service.manifest, 'spec');
      const namespace = namespaceOf(service);
      if (!isMap(selector) || textOf(type) === 'ExternalName' || isPlatform(namespace)) continue;
      if (Object.keys(selector).length === 0 || podsWithLabels(graph, namespace, selector).length > 0) continue;
      const wanted = textMapOf(selector);
      const message = `selects no pod: nothing in namespace "${namespace}" has ${labelText(wanted)}`;
      const hint = nearestPods(graph, namespace, wanted);
      const unseen = unseenPods(graph, service, wanted);
      yield unseen === undefined
        ? finding(service, 'spec.selector', message, hint)
        : risk(service, 'spec.selector', joined(message, unseen), hint);
    }
  },
};

function nearestPods(graph: Graph, namespace: string, wanted: Labels): string | undefined {
  const near = nearest(wanted, podIndex(graph).in(namespace), ({ labels }) => labels);
  return near && `Nearest is ${formatObject(near.candidate.object)}, which has ${near.differs}.`;
}
