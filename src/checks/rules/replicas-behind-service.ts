import { autoscalersOf, replicasOf } from '../../graph/scaling.js';
import { podsBehind } from '../../graph/services.js';
import { type Check, finding, optionOf } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const replicasBehindService: Check = {
  id: 'replicas-behind-service',
  title: 'A Deployment behind a Service runs several pods',
  why: 'With one pod every restart of its node is an outage for its callers.',
  fix: 'Raise `replicas`, or add an autoscaler.',
  category: 'availability',
  severity: 'warning',
  kinds: podMakingKinds,
  profile: 'strict',
  options: { pods: { about: 'least number of pods', default: 2, minimum: 1 } },
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/',
  elsewhere: ['kube-score deployment-replicas'],
  fails: `
apiVersion: v1
kind: Service
metadata: { name: api }
spec: { selector: { app: api }, ports: [{ port: 80 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 1
  selector: { matchLabels: { app: api } }
  template: { metadata: { labels: { app: api } }, spec: { containers: [{ name: api, image: 'api:1' }] } }
`,
  *check(graph, context) {
    const least = optionOf(replicasBehindService, 'pods', context);
    const behind = new Set(graph.ofKind('Service').flatMap(service => podsBehind(graph, service)));
    for (const workload of behind) {
      if (workload.object.kind !== 'Deployment' || autoscalersOf(graph, workload.object).length > 0) continue;
      const { min } = replicasOf(graph, workload);
      const message = `is ${min} behind a Service; at least ${least} are expected`;
      if (min < least) yield finding(workload.object, 'spec.replicas', message);
    }
  },
};
