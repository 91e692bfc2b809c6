import { Environment } from 'plainsail';

/** The environment in which the examples are rendered. */
export const environment = new Environment('development', {
  tier: 'development',
  domain: 'dev.example.com',
  versions: {},
  cluster: {
    ingress: {
      className: 'nginx',
      controller: { namespace: 'ingress-nginx', pods: { 'app.kubernetes.io/name': 'ingress-nginx' } },
      clusterIssuer: 'letsencrypt',
    },
    prometheus: { namespace: 'shop-development', pods: { app: 'prometheus' }, selects: {}, host: 'prometheus' },
    runbooks: 'https://runbooks.example.com/',
    grafana: { selects: { grafana_dashboard: '1' } },
    loki: { selects: { loki_rule: '1' } },
    logs: { kind: 'loki', host: 'loki.monitoring', namespace: 'monitoring' },
    internalIssuer: 'internal',
    velero: { namespace: 'velero' },
    apiServer: { cidrs: ['192.0.2.1/32'] },
  },
});
