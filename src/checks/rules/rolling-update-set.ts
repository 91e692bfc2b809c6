import { at } from '../../graph/fields.js';
import { workloads } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';
import { quoted } from '../wording.js';

export const rollingUpdateSet: Check = {
  id: 'rolling-update-set',
  title: 'Deployments and DaemonSets say that they are updated pod by pod',
  why: 'Other strategies stop all pods at once, or none until somebody deletes them.',
  fix: 'Set the type `RollingUpdate`.',
  category: 'availability',
  severity: 'warning',
  kinds: podMakingKinds,
  scope: 'object',
  profile: 'named',
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
  elsewhere: ['kube-linter no-rolling-update-strategy'],
  fails: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  strategy: { type: Recreate }
  selector: { matchLabels: { app: api } }
  template: { metadata: { labels: { app: api } }, spec: { containers: [{ name: api, image: 'api:1' }] } }
`,
  *check(graph) {
    for (const { object } of workloads(graph)) {
      const field =
        object.kind === 'Deployment' ? 'strategy' : object.kind === 'DaemonSet' ? 'updateStrategy' : undefined;
      const type = field && at(object.manifest, 'spec', field)['type'];
      if (field && type !== 'RollingUpdate')
        yield finding(object, `spec.${field}.type`, `${quoted(type)}, not "RollingUpdate"`);
    }
  },
};
