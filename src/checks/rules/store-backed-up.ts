import { stores } from '../../graph/stores.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const storeBackedUp: Check = {
  id: 'store-backed-up',
  title: 'A store in production has a backup',
  why: 'Replicas repeat every mistake at once: what a program or a person deletes is gone from all of them.',
  fix: 'Declare a backup, or say in a waiver why what is in it may be lost.',
  category: 'storage',
  severity: 'warning',
  kinds: podMakingKinds,
  tiers: ['production'],
  docs: 'https://kubernetes.io/docs/concepts/storage/volume-snapshots/',
  fails: `
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: database }
spec: { instances: 3, storage: { size: 10Gi } }
`,
  *check(graph) {
    for (const { workload, isBackedUp } of stores(graph)) {
      if (!isBackedUp) yield finding(workload.object, '', 'keeps data that nothing backs up');
    }
  },
};
