import { alloyText, type Block, reference } from '../collectors/alloy.js';
import { type PodLogs, requirePodLogs } from './pod-logs.js';

/** The Loki that gets the logs. */
export interface LokiTarget {
  /** `http://loki.monitoring:3100/loki/api/v1/push` */
  readonly url: string;
  /** The tenant that the logs belong to, where Loki has several. @default Loki's own */
  readonly tenant?: string;
}

/**
 * Alloy's configuration for sending pods' logs to Loki. It reads them from the API server, so it needs no
 * folder of the node, and its pods can hold to Pod Security restricted.
 * @throws ProblemError with everything that would lose lines, or make more streams than Loki bears
 */
export function alloyPodLogs(logs: PodLogs, { url, tenant }: LokiTarget): string {
  requirePodLogs(logs);
  const { namespace, pods, labels = ['level'], time = 'time', redact = [] } = logs;
  const selector = Object.entries(pods).map(([label, value]) => `${label}=${value}`);
  const copied = { namespace: 'namespace', pod_name: 'pod', pod_container_name: 'container' };
  const rules: Block[] = Object.entries(copied).map(([from, to]) => ({
    type: 'rule',
    attributes: { source_labels: [`__meta_kubernetes_${from}`], target_label: to },
  }));
  const app: Block = {
    type: 'rule',
    attributes: {
      source_labels: ['__meta_kubernetes_pod_label_app_kubernetes_io_name', '__meta_kubernetes_pod_label_app'],
      separator: ';',
      regex: ';*([^;]+).*',
      target_label: 'app',
    },
  };
  const own = (fields: readonly string[]) => Object.fromEntries(fields.map(field => [field, field]));
  const stages: Block[] = [
    ...redact.map(pattern => ({
      type: 'stage.replace',
      attributes: { expression: pattern.includes('(') ? pattern : `(${pattern})`, replace: '***' },
    })),
    { type: 'stage.json', attributes: { expressions: own([...labels, time]) } },
    { type: 'stage.labels', attributes: { values: own(labels) } },
    { type: 'stage.timestamp', attributes: { source: time, format: 'RFC3339Nano' } },
  ];
  return alloyText([
    {
      type: 'discovery.kubernetes',
      label: 'pods',
      attributes: { role: 'pod' },
      blocks: [
        { type: 'namespaces', attributes: { names: [namespace] } },
        { type: 'selectors', attributes: { role: 'pod', label: selector.join(',') } },
      ],
    },
    {
      type: 'discovery.relabel',
      label: 'pods',
      attributes: { targets: reference('discovery.kubernetes.pods.targets') },
      blocks: [...rules, app],
    },
    {
      type: 'loki.source.kubernetes',
      label: 'pods',
      attributes: {
        targets: reference('discovery.relabel.pods.output'),
        forward_to: [reference('loki.process.pods.receiver')],
      },
    },
    {
      type: 'loki.process',
      label: 'pods',
      attributes: { forward_to: [reference('loki.write.loki.receiver')] },
      blocks: stages,
    },
    {
      type: 'loki.write',
      label: 'loki',
      blocks: [{ type: 'endpoint', attributes: { url, ...(tenant !== undefined && { tenant_id: tenant }) } }],
    },
  ]);
}
