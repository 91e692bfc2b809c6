import type { DefaultSets } from './default-set.js';

/** Every set that a version of plainsail has brought. A release adds one, and changes none. */
export const released: DefaultSets = {
  '2026-12': {
    kubernetes: '1.31',
    assumedKubernetes: '1.35',
    dns: { namespace: 'kube-system', pods: { 'k8s-app': 'kube-dns' } },
    databaseOperator: { namespace: 'cnpg-system', pods: { 'app.kubernetes.io/name': 'cloudnative-pg' } },
    grace: 30,
    drain: 10,
    rollout: { maxSurge: 1, maxUnavailable: 0 },
    disruption: { maxUnavailable: 1 },
    job: { retries: 3, deadline: 1800 },
    schemas: 'imports/schemas',
    severities: {},
  },
};
