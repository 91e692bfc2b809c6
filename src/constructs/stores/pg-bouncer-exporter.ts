import type { Container } from '../../../imports/k8s.js';
import { sidecar } from '../component/sidecar.js';
import { pgBouncerPort } from './pg-bouncer-ini.js';

export const exporterPort = 9127;

/** Who may look at the statistics: from inside the pod, without a password. */
export const statisticsUser = 'statistics';
export const accessFile = '/etc/pgbouncer/hba.conf';
export const accessRules = `host pgbouncer ${statisticsUser} 127.0.0.1/32 trust
host all all 0.0.0.0/0 scram-sha-256
host all all ::/0 scram-sha-256
`;

/** Reads the statistics of the pooler that it runs beside: a Service would lead it to any of them. */
export const pgBouncerExporter = (image: string, servesTls: boolean): Container =>
  sidecar({
    name: 'exporter',
    image,
    args: [
      `--pgBouncer.connectionString=postgres://${statisticsUser}@127.0.0.1:${pgBouncerPort}/pgbouncer?sslmode=${servesTls ? 'require' : 'disable'}`,
    ],
    ports: [{ name: 'metrics', containerPort: exporterPort }],
    livenessProbe: { tcpSocket: { port: 'metrics' } },
    resources: { cpu: ['10m', '100m'], memory: ['32Mi', '64Mi'] },
  });
