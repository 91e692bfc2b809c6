import type { Construct } from 'constructs';
import { Catalogue } from '../../config/catalogue.js';
import { secret, url } from '../../config/variable.js';
import type { Endpoint } from '../../intent/endpoint.js';
import { redisServerAlerts } from '../../monitoring/baseline/servers.js';
import { redisServer } from '../../monitoring/exporters/redis.js';
import { httpGet } from '../component/probe.js';
import { WebService } from '../component/web-service.js';

export interface RedisExporterProps {
  readonly image: string;
  readonly server: Endpoint<'redis'>;
}

/** What redis_exporter reads. */
const variables = new Catalogue('redis-exporter', {
  REDIS_ADDR: url('The server'),
  REDIS_PASSWORD: secret('Its password'),
}).bind('redis', {
  REDIS_ADDR: ({ tls, host, port }) => `${tls ? 'rediss' : 'redis'}://${host}:${port}`,
  REDIS_PASSWORD: ({ password }) => password,
});

/** Has the statistics of a Redis server read by Prometheus. */
export class RedisExporter extends WebService<{ readonly metrics: number }> {
  constructor(scope: Construct, id: string, { image, server }: RedisExporterProps) {
    super(scope, id, {
      image,
      config: variables.values({}),
      ports: { metrics: 9121 },
      calls: [server],
      probes: { liveness: httpGet('/health'), readiness: httpGet('/health') },
      metrics: { port: 'metrics', catalogue: redisServer },
      whenDown: 'warning',
      alerts: redisServerAlerts(),
      resources: { cpu: ['20m', '200m'], memory: ['32Mi', '64Mi'] },
      writable: {},
    });
  }
}
