import { at } from '../../graph/fields.js';
import { podsBehind } from '../../graph/services.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const rollingUpdateBehindService: Check = {
  id: 'rolling-update-behind-service',
  title: 'A Deployment behind a Service is updated pod by pod',
  why: 'Recreate stops all pods first: every rollout is an outage for its callers.',
  fix: 'Use strategy `RollingUpdate`.',
  category: 'availability',
  severity: 'warning',
  kinds: podMakingKinds,
  profile: 'strict',
  docs: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy',
  elsewhere: ['kube-score deployment-strategy'],
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
  strategy: { type: Recreate }
  selector: { matchLabels: { app: api } }
  template: { metadata: { labels: { app: api } }, spec: { containers: [{ name: api, image: 'api:1' }] } }
`,
  *check(graph) {
    const behind = new Set(graph.ofKind('Service').flatMap(service => podsBehind(graph, service)));
    for (const { object } of behind) {
      if (object.kind !== 'Deployment' || at(object.manifest, 'spec', 'strategy')['type'] !== 'Recreate') continue;
      yield finding(object, 'spec.strategy.type', '"Recreate" behind a Service: no pod answers during a rollout');
    }
  },
};
