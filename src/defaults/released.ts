import type { DefaultSets } from './default-set.js';

/** Every set that a version of plainsail has brought. A release adds one, and changes none. */
export const released: DefaultSets = {
  '2026-12': {
    kubernetes: '1.31',
    assumedKubernetes: '1.35',
    dns: { namespace: 'kube-system', pods: { 'k8s-app': 'kube-dns' } },
    databaseOperator: { namespace: 'cnpg-system', pods: { 'app.kubernetes.io/name': 'cloudnative-pg' } },
    pod: {
      user: 1000,
      security: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      container: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
    },
    startup: { period: 5, failures: 60 },
    spread: { maxSkew: 1, whenUnsatisfiable: 'ScheduleAnyway' },
    rolloutDeadline: { least: 900, beyondStartup: 300 },
    grace: 30,
    drain: 10,
    rollout: { maxSurge: 1, maxUnavailable: 0 },
    disruption: { maxUnavailable: 1 },
    job: { retries: 3, deadline: 1800 },
    flux: {
      source: { interval: '1m' },
      kustomization: { interval: '10m', retryInterval: '1m' },
      patience: 5,
    },
    argoCd: {
      compareOptions: 'ServerSideDiff=true',
      syncOptions: ['ServerSideApply=true', 'ApplyOutOfSyncOnly=true'],
      retry: { limit: 10, refresh: true, backoff: { duration: '10s', factor: 2, maxDuration: '3m' } },
    },
    schemas: 'imports/schemas',
    severities: {},
  },
};
