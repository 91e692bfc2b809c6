import type { Construct } from 'constructs';
import { Catalogue } from '../../config/catalogue.js';
import { secret, text } from '../../config/variable.js';
import { pooled } from '../../intent/call.js';
import type { Endpoint } from '../../intent/endpoint.js';
import { postgresServerAlerts } from '../../monitoring/baseline/servers.js';
import { postgresServer } from '../../monitoring/exporters/postgres.js';
import { httpGet } from '../component/probe.js';
import { WebService } from '../component/web-service.js';

export interface PostgresExporterProps {
  readonly image: string;
  readonly database: Endpoint<'postgres'>;
}

/** What postgres_exporter reads. */
const variables = new Catalogue('postgres-exporter', {
  DATA_SOURCE_URI: text('The server, its database, and how to connect'),
  DATA_SOURCE_USER: secret('Who may read statistics'),
  DATA_SOURCE_PASS: secret('The password'),
}).bind('postgres', {
  DATA_SOURCE_URI: ({ host, port, database, tls }) => `${host}:${port}/${database}?sslmode=${tls}`,
  DATA_SOURCE_USER: ({ user }) => user,
  DATA_SOURCE_PASS: ({ password }) => password,
});

/** Two for a scrape, and one more while the next begins. */
const connections = 3;

/** Has the statistics of a PostgreSQL server read by Prometheus; its connections count like everybody's. */
export class PostgresExporter extends WebService<{ readonly metrics: number }> {
  constructor(scope: Construct, id: string, { image, database }: PostgresExporterProps) {
    super(scope, id, {
      image,
      config: variables.values({}),
      ports: { metrics: 9187 },
      calls: [pooled(database, connections)],
      probes: { liveness: httpGet('/'), readiness: httpGet('/') },
      metrics: { port: 'metrics', catalogue: postgresServer },
      whenDown: 'warning',
      alerts: postgresServerAlerts(database.maxConnections),
      resources: { cpu: ['20m', '200m'], memory: ['32Mi', '64Mi'] },
      writable: {},
    });
  }
}
