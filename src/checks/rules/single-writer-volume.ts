import { at, listOf } from '../../graph/fields.js';
import { peakOf } from '../../graph/peak.js';
import { referencesTo } from '../../graph/references.js';
import { workloadFor } from '../../graph/workload.js';
import { type Check, finding, risk } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const singleWriterVolume: Check = {
  id: 'single-writer-volume',
  title: 'A volume for one node is mounted by one pod',
  why: 'ReadWriteOnce lets one node mount the volume: a second pod elsewhere hangs in ContainerCreating (Multi-Attach error).',
  fix: 'Use a StatefulSet with `volumeClaimTemplates`, ReadWriteMany, or one replica with strategy `Recreate`.',
  category: 'storage',
  severity: 'error',
  kinds: podMakingKinds,
  docs: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
  fails: `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 2
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers: [{ name: api, image: 'api:1' }]
      volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
`,
  *check(graph) {
    for (const { from, path, namespace, name } of referencesTo(graph, 'PersistentVolumeClaim')) {
      const workload = workloadFor(graph, from);
      const claim = graph.get('', 'PersistentVolumeClaim', namespace, name);
      if (!workload || !claim) continue;
      const modes = listOf(at(claim.manifest, 'spec')['accessModes']);
      if (modes.length === 0 || modes.some(mode => mode === 'ReadWriteMany' || mode === 'ReadOnlyMany')) continue;
      const { replicas, surge } = peakOf(graph, workload);
      const shared = `claim "${name}" is ${modes.join(', ')} and`;
      if (replicas > 1) yield finding(from, path, `${shared} there are up to ${replicas} pods`);
      else if (surge > 0) {
        const hint = 'Set `strategy: { type: Recreate }`: the old pod lets go of the volume before the new one starts.';
        yield risk(from, path, `${shared} a rolling update starts the new pod before the old one stops`, hint);
      }
    }
  },
};
