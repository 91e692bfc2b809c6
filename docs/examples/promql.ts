import { type System, Worker } from 'plainsail';
import { gauge, metricCatalogue, promql } from 'plainsail/monitoring';

const metrics = metricCatalogue({ queue: gauge('mailer_queue_length', 'Mails that wait') });
const limit = 100;

/** An alert by an expression of one's own, with the series that test it: `level` times the limit in one namespace. */
export function example(shop: System) {
  new Worker(shop, 'mailer', {
    image: 'registry.example.com/shop:1.4.0',
    resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
    metrics: { port: 9090, catalogue: metrics },
    alerts: [
      {
        name: 'MailerQueueLong',
        severity: 'warning',
        for: '10m',
        summary: 'Mails wait in the queue',
        description: 'The mailer sends fewer mails than arrive.',
        when: promql({
          expr: ({ namespace }) => `sum(mailer_queue_length{namespace="${namespace}"}) > ${limit}`,
          threshold: `above ${limit}`,
          metrics: [metrics.queue],
          test: () => ({
            feed: ({ level, namespace }) => [
              { name: 'mailer_queue_length', labels: { namespace, pod: 'one' }, value: { stays: level * limit } },
            ],
          }),
        }),
      },
    ],
  });
}

export const shows = ['prometheusrule-mailer.yaml'];
