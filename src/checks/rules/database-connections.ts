import { append } from '../../graph/append.js';
import { type PooledCall, pooledCalls } from '../../graph/callers.js';
import type { Graph } from '../../graph/graph.js';
import { fullText, peakOf } from '../../graph/peak.js';
import type { Workload } from '../../graph/workload.js';
import { type Check, finding } from '../check.js';
import { podMakingKinds } from '../kinds.js';

export const databaseConnections: Check = {
  id: 'database-connections',
  title: 'All pods together open no more connections than the server takes',
  why: 'At full scale, or in a rollout, the last pods get "too many clients already" and requests fail.',
  fix: "Lower the pools or the maximum of the autoscaler, put a connection pooler in between, or raise the server's limit.",
  category: 'resources',
  severity: 'error',
  kinds: podMakingKinds,
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
      const { id, maxConnections, reservedConnections = 0 } = calls[0]!.to;
      const parts = calls.flatMap(({ pool, from }) => from.map(workload => partOf(graph, workload, pool)));
      const total = parts.reduce((sum, { connections }) => sum + connections, 0);
      const [largest] = [...parts].sort((a, b) => b.connections - a.connections);
      if (maxConnections === undefined || total <= maxConnections - reservedConnections || !largest) continue;
      const takes = reservedConnections > 0 ? `${maxConnections} - ${reservedConnections} reserved` : maxConnections;
      const named = parts.slice(0, 5).map(({ sum }) => sum);
      const rest = parts.slice(5).reduce((sum, { connections }) => sum + connections, 0);
      const terms = [...named, ...(parts.length > 5 ? [`${rest} of ${parts.length - 5} others`] : [])];
      const message = `${total} connections to "${id}", which takes ${takes}: ${terms.join(' + ')}`;
      yield finding(largest.object, 'spec.replicas', message);
    }
  },
};

/** What one workload opens at most: scaled out, in the middle of a rollout. */
function partOf(graph: Graph, workload: Workload, pool: number) {
  const { object } = workload;
  const peak = peakOf(graph, workload);
  return { object, connections: pool * (peak.pods + peak.stopping), sum: `${object.name} ${fullText(peak)} x ${pool}` };
}
