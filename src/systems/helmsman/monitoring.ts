import { PrometheusStack, VeleroSchedule } from '../../entries/platform.js';
import type { Facts, Resources } from '../../entries/types.js';
import { type Environment, outside, platformPort, SharedNamespace, type System } from '../../index.js';
import { networks } from '../network.js';

/** "Monitoring Stack" of the plan; what its parts may use beyond that is ours. */
const plan = {
  prometheus: { cpu: ['200m', '1'], memory: ['2Gi', '4Gi'], storage: '100Gi' },
  grafana: { cpu: ['100m', '500m'], memory: ['512Mi', '1Gi'], storage: '10Gi' },
  alertmanager: { cpu: ['50m', '200m'], memory: ['128Mi', '256Mi'], storage: '1Gi' },
} as const satisfies Readonly<Record<string, Resources & { readonly storage: string }>>;

const sized = ({ storage, ...resources }: Resources & { readonly storage: string }) => ({ storage, resources });

const named = (name: string) => ({ 'app.kubernetes.io/name': name });

/** The platform's own metrics: alerts of every system are made from them. */
const exporters = (namespace: string) => [
  // Its chart puts it beside Prometheus.
  platformPort({ namespace, pods: named('kube-state-metrics'), port: 8080 }),
  platformPort({ namespace: 'ingress-nginx', pods: named('ingress-nginx'), port: 10254 }),
  platformPort({ namespace: 'cert-manager', pods: named('cert-manager'), port: 9402 }),
];

/** What scales pods by the answers of Prometheus. */
const scalers = [
  { namespace: 'keda', pods: named('keda-operator') },
  { namespace: 'custom-metrics', pods: named('prometheus-adapter') },
];

/** "Basic health checks only" in development, "non-critical alerting" in staging, "critical alerting" in production. */
export const watch = (environment: Environment): Facts => {
  const { alerting } = environment.cluster;
  const channel = alerting && { ...alerting, critical: alerting.warning };
  return environment.choose({
    development: { prometheus: undefined, grafana: undefined, alerting: undefined },
    staging: { alerting: channel },
    production: {},
  });
};

/** The environment's Prometheus, Alertmanager and Grafana, where every system looks for them, and copies of what they know. */
export function monitoring(system: System): void {
  const { environment } = system;
  const { prometheus } = environment.cluster;
  const { nodes } = environment.choose(networks);
  if (!prometheus) return;
  const namespace = new SharedNamespace(system, 'monitoring', { namespace: prometheus.namespace });
  new PrometheusStack(namespace, 'stack', {
    prometheus: {
      name: 'prometheus',
      image: system.image('prometheus'),
      ...sized(plan.prometheus),
      calls: [...exporters(prometheus.namespace), outside({ host: 'kubelets', port: 10250, cidrs: [nodes] })],
      readers: scalers,
    },
    alertmanager: { name: 'alertmanager', image: system.image('alertmanager'), ...sized(plan.alertmanager) },
    grafana: {
      name: 'grafana',
      image: system.image('grafana'),
      sidecarImage: system.image('k8s-sidecar'),
      credentials: 'helmsman/grafana',
      waivers: [
        {
          check: 'store-replicated',
          reason: 'nobody but people looks at it, and they can wait until it is back',
          owner: 'helmsman',
          until: '2027-12-31',
        },
      ],
      ...sized(plan.grafana),
    },
  });
  const resources = ['persistentvolumeclaims'];
  new VeleroSchedule(namespace, 'metrics', { resources, where: { prometheus: 'prometheus' } });
  new VeleroSchedule(namespace, 'dashboards', { resources, where: { 'app.kubernetes.io/name': 'grafana' } });
}
