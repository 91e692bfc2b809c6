import { replicasOf } from '../../graph/scaling.js';
import { workloads } from '../../graph/workload.js';
import { type Check, finding, optionOf } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const minimumReplicas: Check = {
  id: 'minimum-replicas',
  title: 'Every Deployment runs several pods',
  why: 'With one pod every restart of its node is an outage.',
  fix: 'Raise `replicas`.',
  category: 'availability',
  severity: 'warning',
  kinds: podMakingKinds,
  profile: 'named',
  options: { pods: { about: 'least number of pods', default: 3, minimum: 1 } },
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
    const least = optionOf(minimumReplicas, 'pods', context);
    for (const workload of workloads(graph)) {
      if (!['Deployment', 'DeploymentConfig'].includes(workload.object.kind)) continue;
      const { min } = replicasOf(graph, workload);
      const message = `is ${min}; at least ${least} are expected`;
      if (min < least) yield finding(workload.object, 'spec.replicas', message);
    }
  },
};
