import { at, fieldsOf } from '../../graph/fields.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';
import { quoted } from '../wording.js';

export const rollingUpdateValid: Check = {
  id: 'rolling-update-valid',
  title: 'A rollout can go on',
  why: 'The API server refuses a rolling update that may neither add nor remove a pod, and one beside `Recreate`.',
  fix: 'Allow at least one pod more (`maxSurge`) or less (`maxUnavailable`).',
  category: 'server',
  severity: 'error',
  kinds: podMakingKinds,
  scope: 'object',
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
  fails: `
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } }
  selector: { matchLabels: { app: api } }
  template: { metadata: { labels: { app: api } }, spec: { containers: [{ name: api, image: 'api:1' }] } }
`,
  *check(graph) {
    for (const object of graph.ofKind('Deployment')) {
      const { type, rollingUpdate } = at(object.manifest, 'spec', 'strategy');
      const { maxSurge, maxUnavailable } = fieldsOf(rollingUpdate);
      const path = 'spec.strategy.rollingUpdate';
      if (type === 'Recreate' && rollingUpdate !== undefined && rollingUpdate !== null) {
        yield finding(object, path, 'beside type "Recreate", which replaces all pods at once', 'Remove one of them.');
      } else if (isNone(maxSurge) && isNone(maxUnavailable)) {
        yield finding(object, path, 'maxSurge and maxUnavailable are both 0: no pod can ever be replaced');
      }
    }
    for (const object of graph.ofKind('DaemonSet')) {
      const { rollingUpdate } = at(object.manifest, 'spec', 'updateStrategy');
      const [maxSurge, maxUnavailable] = [at(rollingUpdate)['maxSurge'] ?? 0, at(rollingUpdate)['maxUnavailable'] ?? 1];
      if (isNone(maxSurge) !== isNone(maxUnavailable)) continue;
      const message = `maxSurge ${quoted(maxSurge)} and maxUnavailable ${quoted(maxUnavailable)}; exactly one of them is above 0`;
      yield finding(object, 'spec.updateStrategy.rollingUpdate', message);
    }
  },
};

const isNone = (share: unknown): boolean => share === 0 || share === '0%' || share === '0';
