import { append } from '../graph/append.js';
import { type PooledCall, pooledCalls } from '../graph/callers.js';
import { peakOf, peakText } from '../graph/peak.js';
import { type Check, finding } from './check.js';

export const databaseConnections: Check = {
  id: 'database-connections',
  title: 'All pods together open no more connections than the server takes',
  why: 'At full scale, or in a rollout, the last pods get "too many clients already" and requests fail.',
  fix: "Lower the pools or the maximum of the autoscaler, put a connection pooler in between, or raise the server's limit.",
  severity: 'error',
  docs: 'https://www.postgresql.org/docs/current/runtime-config-connection.html#GUC-MAX-CONNECTIONS',
  fails: `
# Declared, not written: a caller with pooled(database, 25), up to 20 replicas and a server with maxConnections: 200.
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }, minReplicas: 3, maxReplicas: 20 }
`,
  *check(graph) {
    const byEndpoint = new Map<string, PooledCall[]>();
    for (const call of pooledCalls(graph)) append(byEndpoint, call.to.id, call);
    for (const calls of byEndpoint.values()) {
      const limit = calls[0]?.to.maxConnections;
      const parts = calls.flatMap(({ pool, from }) =>
        from.map(workload => ({ workload, pool, peak: peakOf(graph, workload) })),
      );
      const total = parts.reduce((sum, { pool, peak }) => sum + pool * peak.pods, 0);
      const largest = parts.reduce<(typeof parts)[number] | undefined>(
        (most, part) => (most && most.pool * most.peak.pods >= part.pool * part.peak.pods ? most : part),
        undefined,
      );
      if (limit === undefined || total <= limit || !largest) continue;
      const sums = parts.map(({ workload, pool, peak }) => `${workload.object.name} ${peakText(peak)} x ${pool}`);
      const message = `${total} connections to "${calls[0]?.to.id}", which takes ${limit}: ${sums.join(' + ')}`;
      yield finding(largest.workload.object, 'spec.replicas', message);
    }
  },
};
