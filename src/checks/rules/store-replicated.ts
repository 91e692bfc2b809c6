import { replicasOf } from '../../graph/scaling.js';
import { stores } from '../../graph/stores.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const storeReplicated: Check = {
  id: 'store-replicated',
  title: 'A store in production has more than one pod',
  why: 'While its only pod moves to another node, or waits for its volume, nobody reads or writes.',
  fix: 'Let an operator replicate it, place it outside of the cluster, or say in a waiver why the pause is accepted.',
  category: 'availability',
  severity: 'warning',
  kinds: podMakingKinds,
  tiers: ['production'],
  docs: 'https://kubernetes.io/docs/tasks/run-application/run-replicated-stateful-application/',
  fails: `
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: database }
spec:
  serviceName: database
  selector: { matchLabels: { app: database } }
  template:
    metadata: { labels: { app: database } }
    spec: { containers: [{ name: database, image: 'postgres:17.5' }] }
  volumeClaimTemplates: [{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce] } }]
`,
  *check(graph) {
    for (const { workload } of stores(graph)) {
      const { object } = workload;
      if (replicasOf(graph, workload).max > 1) continue;
      const path = object.kind === 'Cluster' ? 'spec.instances' : 'spec.replicas';
      yield finding(object, path, 'keeps its data in a single pod');
    }
  },
};
