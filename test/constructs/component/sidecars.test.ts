import { ApiObject, type Chart } from 'cdk8s';
import {
  HookJob,
  httpGet,
  podField,
  ScheduledJob,
  secretRef,
  tcpConnect,
  WebService,
  type WebServiceProps,
} from '../../../src/index.js';
import { containerOf, only, plainChart, small } from '../support.js';
import { errorsOf, image, messages, podIn, probes, shop, worker } from './workers.js';

describe('sidecars', () => {
  const sidecars: WebServiceProps['sidecars'] = {
    proxy: {
      image: 'registry.example.com/proxy:2.0.0',
      args: ['--admin=9901'],
      env: { POD: podField('metadata.name') },
      resources: small,
      probes: { liveness: httpGet('/live'), readiness: tcpConnect('admin') },
      mounts: { '/etc/proxy': 'settings', '/logs': '/var/log/shop' },
    },
  };
  const api = (chart: Chart) =>
    new WebService(chart, 'api', {
      image,
      ports: { http: 8080, admin: { number: 9901, container: 'proxy' } },
      probes,
      resources: small,
      initSteps: [{ name: 'wait', image, args: ['wait'] }],
      writable: { '/var/log/shop': '64Mi' },
      volumes: { settings: { config: 'proxy' } },
      sidecars,
    });

  test('are native, restricted, started before the steps, and mount what the component has', () => {
    const chart = plainChart();
    api(chart);
    const { initContainers = [], containers } = podIn(chart);
    expect(initContainers.map(({ name }) => name)).toEqual(['proxy', 'wait']);
    expect(containers.map(({ name }) => name)).toEqual(['api']);
    expect(initContainers[0]).toEqual({
      name: 'proxy',
      image: 'registry.example.com/proxy:2.0.0',
      restartPolicy: 'Always',
      args: ['--admin=9901'],
      ports: [{ name: 'admin', containerPort: 9901 }],
      env: [{ name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
      resources: {
        requests: { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '16Mi' },
        limits: { cpu: '1', memory: '256Mi', 'ephemeral-storage': '128Mi' },
      },
      startupProbe: { httpGet: { path: '/live', port: 'admin' }, periodSeconds: 5, failureThreshold: 60 },
      livenessProbe: { httpGet: { path: '/live', port: 'admin' } },
      readinessProbe: { tcpSocket: { port: 'admin' } },
      securityContext: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      },
      volumeMounts: [
        { name: 'settings', mountPath: '/etc/proxy', readOnly: true },
        { name: 'var-log-shop', mountPath: '/logs' },
      ],
    });
    expect(initContainers[1]).toMatchObject({ name: 'wait', args: ['wait'] });
  });

  test('have ports that the Service leads to by number, that are called, and that policies admit', () => {
    const system = shop();
    const server = api(system);
    worker({ calls: [server.port('admin')] }, system);
    expect(containerOf(only(system, 'Deployment', 'api')).ports).toEqual([{ name: 'http', containerPort: 8080 }]);
    expect(only(system, 'Service').spec['ports']).toEqual([
      { name: 'http', port: 80, targetPort: 'http' },
      { name: 'admin', port: 9901, targetPort: 9901 },
    ]);
    expect(only(system, 'NetworkPolicy', 'api').spec['ingress']).toEqual([
      { from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'mailer' } } }], ports: [{ port: 9901 }] },
    ]);
    new ApiObject(system, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'proxy' } });
    expect(errorsOf(system)).toEqual([]);
  });

  test('count for the quota beside the program, in a job and in a schedule too', () => {
    const system = shop();
    const sidecars = { proxy: { image, resources: small } };
    new HookJob(system, 'migrate', { image, resources: small, sidecars });
    new ScheduledJob(system, 'report', { image, resources: small, sidecars, schedule: '@daily' });
    expect(only(system, 'ResourceQuota').spec['hard']).toMatchObject({ pods: '2', 'requests.cpu': '400m' });
    expect(errorsOf(system)).toEqual([]);
  });

  test('are refused with the closest name for what is not there', () => {
    const proxy = { image, resources: small };
    expect(messages({ sidecars: { proxy: { ...proxy, mounts: { '/logs': '/tpm' } } } })).toEqual([
      'sidecar "proxy" mounts "/tpm", which the component does not have. Did you mean "/tmp"? Name one of `volumes`, or a folder of `writable`.',
    ]);
    expect(messages({ sidecars: { proxy }, ports: { admin: { number: 9901, container: 'proxi' } } })).toEqual([
      'port "admin" is of container "proxi", which is not a sidecar. Did you mean "proxy"? Name one of `sidecars`, or omit `container` for a port of the program.',
    ]);
    expect(messages({ sidecars: { proxy: { ...proxy, env: { TOKEN: secretRef('a', 'b') } } } })).toEqual([
      'TOKEN of sidecar "proxy" is a value of the secret store. Make a Secret of it with a SecretTemplate, and give secretKey(name, key).',
    ]);
    expect(messages({ sidecars: { proxy: { ...proxy, imag: 'x:1' } } })).toEqual([
      expect.stringContaining('it has no "sidecars.proxy.imag". Did you mean "image"?'),
    ]);
    expect(messages({ sidecars: { proxy: { image } } })).toEqual([
      expect.stringContaining('it needs "sidecars.proxy.resources".'),
    ]);
    expect(messages({ initSteps: [{ name: 'wait', image, comand: ['x'] }] })).toEqual([
      expect.stringContaining('it has no "initSteps[0].comand". Did you mean "command"?'),
    ]);
  });
});

test('a component without a Service has ports: for probes, and for what looks at its pods', () => {
  const chart = worker({ ports: { health: 8081 }, liveness: httpGet('/live') });
  expect(containerOf(only(chart, 'Deployment'))).toMatchObject({
    ports: [{ name: 'health', containerPort: 8081 }],
    livenessProbe: { httpGet: { path: '/live', port: 'health' } },
  });
  expect(messages({ ports: { health: 80810 } })).toEqual([expect.stringContaining('port "health" is 80810.')]);
});
