import fc from 'fast-check';
import type { Container } from '../../../imports/k8s.js';
import { overridden } from '../../../src/constructs/component/overrides.js';
import { httpGet, replace, Worker, type WorkerProps } from '../../../src/index.js';
import { containerOf, only, plainChart, podOf, small } from '../support.js';

function deployment(props: Partial<WorkerProps>) {
  const chart = plainChart();
  new Worker(chart, 'mailer', { image: 'a:1', resources: small, ...props });
  return only(chart, 'Deployment');
}
const proxy: Container = { name: 'proxy', image: 'proxy:1' };
const names = (entries: readonly { readonly name: string }[] = []) => entries.map(({ name }) => name);

test('a container of the pod runs beside the program, not instead of it', () => {
  const pod = podOf(deployment({ pod: { containers: [proxy] } }));
  expect(names(pod.containers)).toEqual(['mailer', 'proxy']);
  expect(pod.containers[1]).toEqual(proxy);
});

test('a container of the same name is the program: its fields are merged', () => {
  const { containers } = podOf(deployment({ pod: { containers: [{ name: 'mailer', tty: true }] } }));
  expect(containers).toMatchObject([{ name: 'mailer', image: 'a:1', tty: true, resources: expect.anything() }]);
});

test('steps stay before what the pod adds', () => {
  const initSteps = [{ name: 'wait', image: 'a:1', command: ['wait'] }];
  expect(names(podOf(deployment({ initSteps, pod: { initContainers: [proxy] } })).initContainers)).toEqual([
    'wait',
    'proxy',
  ]);
});

test('volumes and mounts are added to the writable folders; the same name or path takes the place of one', () => {
  const workload = deployment({
    pod: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
    container: { volumeMounts: [{ name: 'data', mountPath: '/data' }] },
  });
  expect(names(podOf(workload).volumes)).toEqual(['tmp', 'data']);
  expect(containerOf(workload).volumeMounts).toEqual([
    { name: 'tmp', mountPath: '/tmp' },
    { name: 'data', mountPath: '/data' },
  ]);
  const claim = { name: 'tmp', persistentVolumeClaim: { claimName: 'scratch' } };
  expect(podOf(deployment({ pod: { volumes: [claim] } })).volumes).toEqual([claim]);
});

test('a probe that asks in another way keeps its times and loses the derived question', () => {
  const liveness = httpGet('/live', { timeout: 5 });
  const container = { ports: [{ name: 'http', containerPort: 80 }], livenessProbe: { exec: { command: ['alive'] } } };
  const { livenessProbe } = containerOf(deployment({ liveness, container }));
  expect(livenessProbe).toMatchObject({ exec: { command: ['alive'] }, timeoutSeconds: 5 });
  expect(livenessProbe).not.toHaveProperty('httpGet');
});

test('replace() takes the place of what is derived, and only where it stands', () => {
  const mounts = [{ name: 'data', mountPath: '/data' }];
  const replaced = deployment({ container: { volumeMounts: replace(mounts), securityContext: replace({}) } });
  expect(containerOf(replaced)).toMatchObject({ volumeMounts: mounts, securityContext: {} });
  expect(containerOf(deployment({ container: { volumeMounts: mounts } })).volumeMounts).toHaveLength(2);
});

test('variables and other lists', () => {
  const derived = { env: [{ name: 'A', valueFrom: {} }], envFrom: [{ configMapRef: {} }], args: ['a'] };
  const override = { env: [{ name: 'A', value: 'a' }, { name: 'B' }], envFrom: [{ secretRef: {} }], args: ['b'] };
  expect(overridden(derived, override)).toEqual({
    env: [{ name: 'A', value: 'a' }, { name: 'B' }],
    envFrom: [{ configMapRef: {} }, { secretRef: {} }],
    args: ['b'],
  });
  expect(overridden(derived, { env: undefined })).toEqual(derived);
});

test('no override without replace() loses a container, volume, mount or variable', () => {
  const named = fc.uniqueArray(fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd'), image: fc.string() }), {
    selector: ({ name }) => name,
  });
  const fields = fc.record({ containers: named, initContainers: named, volumes: named, env: named });
  fc.assert(
    fc.property(fields, fields, (derived, override) => {
      const merged = overridden(derived, override);
      for (const field of ['containers', 'initContainers', 'volumes', 'env'] as const) {
        expect(new Set(names(merged[field]))).toEqual(new Set([...names(derived[field]), ...names(override[field])]));
        expect(merged[field]).toHaveLength(new Set(names(merged[field])).size);
        expect(merged[field]).toEqual(expect.arrayContaining(override[field]));
      }
    }),
  );
});
