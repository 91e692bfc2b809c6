import { at, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { serviceIndex } from '../../graph/label-index.js';
import { namespaceOf } from '../../graph/object.js';
import { podsBehind } from '../../graph/services.js';
import { didYouMean } from '../../problem.js';
import { type Check, finding, risk } from '../check.js';
import { podMakingKinds } from '../kinds.js';
import { joined, missing, serviceNamed } from '../missing.js';

export const statefulSetService: Check = {
  id: 'stateful-set-service',
  title: 'The Service that a StatefulSet names is headless and selects its pods',
  why: 'The pods get no names of their own: `api-0.api` does not resolve, and members of a cluster cannot find one another.',
  fix: 'Declare a Service with `clusterIP: None` and the selector of the pods.',
  category: 'network',
  severity: 'error',
  kinds: podMakingKinds,
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  elsewhere: ['kube-score statefulset-has-servicename'],
  fails: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  serviceName: db
  selector: { matchLabels: { app: db } }
  template: { metadata: { labels: { app: db } }, spec: { containers: [{ name: db, image: 'db:1' }] } }
---
apiVersion: v1
kind: Service
metadata: { name: db }
spec: { selector: { app: db }, ports: [{ port: 5432 }] }
`,
  *check(graph) {
    for (const set of graph.ofKind('StatefulSet')) {
      const name = textOf(at(set.manifest, 'spec')['serviceName']);
      if (!name) continue;
      const service = graph.get('', 'Service', set.namespace, name);
      if (!service) {
        const near = didYouMean(name, servicesIn(graph, namespaceOf(set)));
        const message = `no Service "${name}" in namespace "${namespaceOf(set)}".${near}`;
        yield* missing(graph, finding(set, 'spec.serviceName', message), serviceNamed(namespaceOf(set), name));
      } else if (at(service.manifest, 'spec')['clusterIP'] !== 'None') {
        const message = `Service "${name}" is not headless: its clusterIP is not "None", so no pod has a name in DNS`;
        yield risk(set, 'spec.serviceName', joined(message, 'The set runs without, if nothing calls one of its pods'));
      } else if (!podsBehind(graph, service).some(({ object }) => object === set)) {
        yield finding(set, 'spec.serviceName', `Service "${name}" does not select these pods`);
      }
    }
  },
};

const servicesIn = (graph: Graph, namespace: string): readonly string[] =>
  serviceIndex(graph)
    .in(namespace)
    .map(({ name }) => name);
