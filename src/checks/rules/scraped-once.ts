import { fieldsOf, listOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { type Monitored, monitored, monitorLabels } from '../../graph/monitored.js';
import type { GraphObject } from '../../graph/object.js';
import { formatObject } from '../../problem.js';
import { type Check, finding } from '../check.js';

export const scrapedOnce: Check = {
  id: 'scraped-once',
  title: 'Every port of a pod is scraped once',
  why: 'Each series is there twice, under two jobs or two Services: sums and rates are twice what they are, and alerts fire twice. A warning, since two Prometheuses may each take one.',
  fix: 'Remove one of the monitors, or give one of the Services a label that the monitor selects and the others do not have.',
  category: 'monitoring',
  severity: 'warning',
  kinds: ['PodMonitor', 'ServiceMonitor'],
  docs: 'https://prometheus-operator.dev/docs/developer/getting-started/#using-servicemonitors',
  fails: `
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: { name: one }
spec: { selector: { matchLabels: { app: api } }, podMetricsEndpoints: [{ port: metrics }] }
---
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: { name: two }
spec: { selector: { matchLabels: { app: api } }, podMetricsEndpoints: [{ port: metrics }] }
---
apiVersion: v1
kind: Pod
metadata: { name: api, labels: { app: api } }
spec: { containers: [{ name: api, image: 'api:1', ports: [{ name: metrics, containerPort: 9090 }] }] }
`,
  *check(graph) {
    const seen = new Map<GraphObject, Map<string, Monitored>>();
    const reported = new Set<string>();
    for (const one of monitored(graph)) {
      if (picks(one)) continue;
      const { monitor, path, service, workload, port } = one;
      const known = seen.get(workload.object) ?? new Map<string, Monitored>();
      seen.set(workload.object, known);
      const key = keyOf(one);
      const first = known.get(key);
      if (!first) known.set(key, one);
      else if (!apart(graph, first.monitor, monitor) && !reported.has(`${formatObject(monitor)} ${path}`)) {
        reported.add(`${formatObject(monitor)} ${path}`);
        const way =
          first.monitor === monitor && first.service ? formatObject(first.service) : formatObject(first.monitor);
        const own = service && first.monitor === monitor ? `by ${formatObject(service)} ` : '';
        const message = `scrapes port ${port} of ${formatObject(workload.object)} ${own}once more: ${way} leads to it already`;
        yield finding(monitor, path, message);
      }
    }
  },
};

/** What makes two scrapes of a port give the same series. */
const keyOf = ({ endpoint, port }: Monitored): string =>
  JSON.stringify([port, textOf(endpoint['path']) ?? '/metrics', endpoint['params'] ?? {}]);

/** Whether rules of an endpoint keep some targets or series and drop others. */
const picks = ({ endpoint }: Monitored): boolean =>
  [...listOf(endpoint['relabelings']), ...listOf(endpoint['metricRelabelings'])].some(rule =>
    /^(?:keep|drop)/i.test(textOf(fieldsOf(rule)['action']) ?? ''),
  );

/** Whether each may be for a Prometheus of its own: there are several, and the labels differ. */
const apart = (graph: Graph, one: GraphObject, other: GraphObject): boolean =>
  graph.ofKind('Prometheus').length > 1 && JSON.stringify(monitorLabels(one)) !== JSON.stringify(monitorLabels(other));
