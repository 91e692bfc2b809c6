import { fluentBitPodLogs, prometheusConfiguration } from '../../entries/monitoring.js';
import { type System, TemplateFile } from '../../index.js';

/** Sections 7.2 and 7.3 of the checklist for a cluster without the operator of Prometheus, and with Elasticsearch for logs. */
export function withoutOperator(system: System, name: string, isMeasured: boolean): void {
  const namespace = system.namespace!;
  if (isMeasured) {
    const pods = { app: name };
    const scrape = { job: name, namespace, pods, port: 'http', interval: '15s', timeout: '10s' } as const;
    new TemplateFile(system, 'prometheus', {
      file: 'prometheus.yaml',
      data: prometheusConfiguration({ scrapes: [scrape] }),
    });
  }
  new TemplateFile(system, 'fluent-bit', {
    file: 'fluent-bit.yaml',
    data: fluentBitPodLogs(
      { namespace, pods: name, remove: ['authorization'] },
      { host: 'elasticsearch.monitoring.svc', index: 'codex-logs' },
    ),
  });
}
