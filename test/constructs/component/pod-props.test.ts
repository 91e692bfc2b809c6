import { ApiObject, App, type Chart, Size } from 'cdk8s';
import * as plus28 from 'cdk8s-plus-28';
import * as plus33 from 'cdk8s-plus-33';
import type { Container, PodSpec } from '../../../imports/k8s.js';
import { runChecks } from '../../../src/checks/registry.js';
import { graphOf } from '../../../src/graph/from-app.js';
import {
  Catalogue,
  configMapKey,
  Environment,
  HookJob,
  httpGet,
  podField,
  ScheduledJob,
  System,
  secretKey,
  secretRef,
  tcpConnect,
  text,
  WebService,
  type WebServiceProps,
  Worker,
  type WorkerProps,
} from '../../../src/index.js';
import { containerOf, only, plainChart, podOf, refusals, small } from '../support.js';

const image = 'registry.example.com/shop:1.4.0';
const probes = { liveness: httpGet('/live'), readiness: httpGet('/ready') };

const worker = (props: Partial<WorkerProps>, chart: Chart = plainChart()) => {
  new Worker(chart, 'mailer', { image, resources: small, ...props });
  return chart;
};
const podIn = (chart: Chart): PodSpec => podOf(only(chart, 'Deployment'));
const messages = (props: object) =>
  refusals(() => worker(props as Partial<WorkerProps>)).map(([, message, hint]) => `${message} ${hint}`);

const shop = () => {
  const environment = new Environment('staging', { tier: 'staging', domain: 'example.com', versions: {} });
  return new System(new App(), 'shop', { environment });
};
const errorsOf = (system: System) =>
  runChecks(graphOf(system.node.root), { kubernetes: '1.33', tier: 'staging' }).filter(
    ({ severity }) => severity === 'error',
  );

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
      before: [{ name: 'wait', image, args: ['wait'] }],
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
      'port "admin" is of container "proxi", which is no sidecar. Did you mean "proxy"? Name one of `sidecars`, or omit `container` for a port of the program.',
    ]);
    expect(messages({ sidecars: { proxy: { ...proxy, env: { TOKEN: secretRef('a', 'b') } } } })).toEqual([
      'TOKEN of sidecar "proxy" is a value of the secret store. Make a Secret of it with a SecretTemplate, and give secretKey(name, key).',
    ]);
    expect(messages({ sidecars: { proxy: { ...proxy, imag: 'x:1' } } })).toEqual([
      expect.stringContaining('Worker "mailer" has no "sidecars.proxy.imag". Did you mean "image"?'),
    ]);
    expect(messages({ sidecars: { proxy: { image } } })).toEqual([
      expect.stringContaining('Worker "mailer" needs "sidecars.proxy.resources".'),
    ]);
    expect(messages({ before: [{ name: 'wait', image, comand: ['x'] }] })).toEqual([
      expect.stringContaining('Worker "mailer" has no "before[0].comand". Did you mean "command"?'),
    ]);
  });
});

describe('volumes', () => {
  test('claims, ConfigMaps, Secrets, projections, memory and claims of a pod, read-only where nothing is written', () => {
    const chart = worker({
      volumes: {
        data: { at: '/data', claim: { size: '10Gi', accessMode: 'ReadWriteMany', storageClass: 'nfs' } },
        uploads: { at: '/uploads', claim: 'uploads', readOnly: true, subPath: 'mail' },
        settings: { at: '/etc/mailer', config: 'settings', files: { 'mailer.yaml': 'config' } },
        keys: { at: '/keys', secret: { name: 'keys' } },
        token: { at: '/token', projected: [{ serviceAccountToken: { path: 'token', audience: 'vault' } }] },
        scratch: { at: '/scratch', ephemeral: { size: '1Gi' } },
        shm: { at: '/dev/shm', memory: '64Mi' },
        share: { at: '/share', volume: { nfs: { server: 'nfs.example.com', path: '/share' } } },
      },
    });
    const defaultMode = 0o440;
    expect(podIn(chart).volumes?.slice(1)).toEqual([
      { name: 'data', persistentVolumeClaim: { claimName: 'mailer-data' } },
      { name: 'uploads', persistentVolumeClaim: { claimName: 'uploads' } },
      { name: 'settings', configMap: { name: 'settings', items: [{ key: 'config', path: 'mailer.yaml' }] } },
      { name: 'keys', secret: { secretName: 'keys', defaultMode } },
      {
        name: 'token',
        projected: { defaultMode, sources: [{ serviceAccountToken: { path: 'token', audience: 'vault' } }] },
      },
      {
        name: 'scratch',
        ephemeral: {
          volumeClaimTemplate: {
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
          },
        },
      },
      { name: 'shm', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } },
      { name: 'share', nfs: { server: 'nfs.example.com', path: '/share' } },
    ]);
    expect(containerOf(only(chart, 'Deployment')).volumeMounts?.slice(1)).toEqual([
      { name: 'data', mountPath: '/data' },
      { name: 'uploads', mountPath: '/uploads', subPath: 'mail', readOnly: true },
      { name: 'settings', mountPath: '/etc/mailer', readOnly: true },
      { name: 'keys', mountPath: '/keys', readOnly: true },
      { name: 'token', mountPath: '/token', readOnly: true },
      { name: 'scratch', mountPath: '/scratch' },
      { name: 'shm', mountPath: '/dev/shm' },
      { name: 'share', mountPath: '/share' },
    ]);
    expect(only(chart, 'PersistentVolumeClaim')).toMatchObject({
      metadata: { name: 'mailer-data', annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } },
      spec: {
        accessModes: ['ReadWriteMany'],
        storageClassName: 'nfs',
        resources: { requests: { storage: '10Gi' } },
      },
    });
  });

  test('new claims, those of pods and those of other libraries are in the quota', () => {
    const system = shop();
    const volumes: WorkerProps['volumes'] = {
      data: { at: '/data', claim: { size: '10Gi' } },
      scratch: { at: '/scratch', ephemeral: { size: '1Gi' } },
    };
    worker({ volumes }, system);
    new plus28.PersistentVolumeClaim(system, 'other', {
      metadata: { name: 'other' },
      accessModes: [plus28.PersistentVolumeAccessMode.READ_WRITE_MANY],
      storage: Size.gibibytes(5),
    });
    expect(only(system, 'ResourceQuota').spec['hard']).toMatchObject({
      persistentvolumeclaims: '4',
      'requests.storage': '17Gi',
    });
    expect(errorsOf(system)).toEqual([]);
  });

  test('a claim that the pods of one node mount makes a rollout end the old pod first, and is for one pod', () => {
    const volumes: WorkerProps['volumes'] = { data: { at: '/data', claim: { size: '10Gi' } } };
    expect(only(worker({ volumes }), 'Deployment').spec['strategy']).toEqual({ type: 'Recreate' });
    expect(messages({ volumes, replicas: 2 })).toEqual([
      'up to 2 pods have one claim that the pods of one node mount. Use a StatefulService, which has a claim for each pod, accessMode: "ReadWriteMany", or one replica.',
    ]);
  });

  test('any cdk8s-plus makes volumes, ConfigMaps and Secrets of them', () => {
    for (const plus of [plus28, plus33]) {
      const chart = plainChart();
      const secret = new plus.Secret(chart, 'secret', { metadata: { name: 'keys' } });
      const map = new plus.ConfigMap(chart, 'map', { metadata: { name: 'settings' } });
      const volume = plus.Volume.fromSecret(chart, 'volume', secret as never);
      worker(
        {
          volumes: {
            keys: { at: '/keys', secret },
            settings: { at: '/settings', config: map },
            other: { at: '/other', volume, readOnly: true },
          },
          env: { TOKEN: secret.envValue('token'), LEVEL: plus.EnvValue.fromValue('debug') },
        },
        chart,
      );
      expect(podIn(chart).volumes?.slice(1)).toMatchObject([
        { name: 'keys', secret: { secretName: 'keys' } },
        { name: 'settings', configMap: { name: 'settings' } },
        { name: 'other', secret: { secretName: 'keys' } },
      ]);
      expect(containerOf(only(chart, 'Deployment')).env).toEqual([
        { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'keys', key: 'token' } } },
        { name: 'LEVEL', value: 'debug' },
      ]);
    }
  });

  test('are refused without content, with two, with a wrong size, mode or path', () => {
    const said = (volume: object) => messages({ volumes: { data: { at: '/data', ...volume } } });
    expect(said({})).toEqual([expect.stringContaining('volume "data" has no content. Give exactly one of')]);
    expect(said({ claim: 'a', secret: 'b' })).toEqual([
      expect.stringContaining('volume "data" has "claim" or "secret".'),
    ]);
    expect(said({ claim: { size: '10 GB' } })).toEqual([
      'volume "data" has the size "10 GB". A size looks like "10Gi".',
    ]);
    expect(said({ claim: { size: '1Gi', accessMode: 'ReadWriteonce' } })).toEqual([
      expect.stringContaining('has the access mode "ReadWriteonce". Did you mean "ReadWriteOnce"?'),
    ]);
    expect(said({ at: 'data', claim: 'a' })).toEqual([
      expect.stringContaining('is mounted at "data". Give an absolute'),
    ]);
    expect(said({ clam: 'a' })).toEqual([expect.stringContaining('has no "volumes.data.clam". Did you mean "claim"?')]);
    expect(said({ secret: {} })).toEqual([expect.stringContaining('volume "data" has no name of its secret.')]);
  });
});

describe('env', () => {
  const catalogue = new Catalogue('shop', { LEVEL: text('How much it writes.') });

  test('stands beside the catalogue, in the open, from Secrets, ConfigMaps, the store and the pod', () => {
    const system = shop();
    new ApiObject(system, 'tls', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'ca' },
      data: { 'ca.crt': '' },
    });
    worker(
      {
        config: catalogue.values({ LEVEL: 'debug' }),
        env: {
          POD: podField('metadata.name'),
          GREETING: 'hello $(POD)',
          CA: configMapKey('ca', 'ca.crt'),
          TOKEN: secretRef('shop/mailer', 'token'),
        },
      },
      system,
    );
    expect(containerOf(only(system, 'Deployment'))).toMatchObject({
      envFrom: [{ configMapRef: { name: 'mailer-config' } }],
      env: [
        { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'mailer-secrets', key: 'TOKEN' } } },
        { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        { name: 'GREETING', value: 'hello $(POD)' },
        { name: 'CA', valueFrom: { configMapKeyRef: { name: 'ca', key: 'ca.crt' } } },
      ],
    });
    expect(only(system, 'ExternalSecret').spec['data']).toEqual([
      { secretKey: 'TOKEN', remoteRef: { key: 'shop/mailer', property: 'token' } },
    ]);
    expect(errorsOf(system)).toEqual([]);
  });

  test('is refused where the catalogue has the variable, and for what is no value', () => {
    expect(messages({ config: catalogue.values({ LEVEL: 'debug' }), env: { LEVEL: 'info' } })).toEqual([
      'env has "LEVEL", which the configuration sets. Set it in one of the two places.',
    ]);
    expect(messages({ env: { LEVEL: {} } })).toEqual([
      expect.stringContaining('env has no value for "LEVEL". Give text'),
    ]);
    expect(messages({ env: { LEVEL: 3 } })).toEqual([expect.stringContaining('has 3 as "env.LEVEL".')]);
    expect(messages({ env: { '1A': 'x' } })).toEqual([expect.stringContaining('env has "1A".')]);
    expect(messages({ env: { TOKEN: secretKey('a', 'b') } })).toEqual([]);
  });
});

test('a component without a Service has ports: for probes, and for what looks at its pods', () => {
  const chart = worker({ ports: { health: 8081 }, liveness: httpGet('/live') });
  expect(containerOf(only(chart, 'Deployment'))).toMatchObject({
    ports: [{ name: 'health', containerPort: 8081 }],
    livenessProbe: { httpGet: { path: '/live', port: 'health' } },
  } satisfies Partial<Container>);
  expect(messages({ ports: { health: 80810 } })).toEqual([expect.stringContaining('port "health" is 80810.')]);
});
