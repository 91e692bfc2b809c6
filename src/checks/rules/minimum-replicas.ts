import { replicasOf } from '../../graph/scaling.js';
import { workloads } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const minimumReplicas: Check = {
  id: 'minimum-replicas',
  title: 'Every Deployment runs several pods',
  why: 'With one pod every restart of its node is an outage.',
  fix: 'Raise `replicas`; the number asked for is an option of the check, 3 by default.',
  category: 'availability',
  severity: 'warning',
  kinds: podMakingKinds,
  profile: 'named',
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/',
  elsewhere: ['kube-linter minimum-three-replicas', 'polaris deploymentMissingReplicas'],
  fails: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 2
  selector: { matchLabels: { app: api } }
  template: { metadata: { labels: { app: api } }, spec: { containers: [{ name: api, image: 'api:1' }] } }
`,
  *check(graph, context) {
    const { minimumReplicas = 3 } = context;
    for (const workload of workloads(graph)) {
      if (!['Deployment', 'DeploymentConfig'].includes(workload.object.kind)) continue;
      const { min } = replicasOf(graph, workload);
      const message = `${min} of at least ${minimumReplicas} pods`;
      if (min < minimumReplicas) yield finding(workload.object, 'spec.replicas', message);
    }
  },
};
