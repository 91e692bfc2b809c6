import type { Deployment, Service } from '../../../imports/k8s.js';
import type { Manifest } from '../../../src/graph/object.js';
import { idisUiConfig } from '../../../src/systems/idis/config.js';
import { renderedOf } from '../compare.js';

const environments = ['development', 'staging', 'production'] as const;
const rendered = Object.fromEntries(environments.map(each => [each, renderedOf('idis', each)]));
const of = <T>(environment: string, id: string): T => rendered[environment]!.get(id) as unknown as T;

test.each([
  ['development', 1, undefined],
  ['staging', 2, undefined],
  ['production', undefined, { minReplicas: 2, maxReplicas: 6 }],
] as const)('D6: the web client of %s listens on 3000, with its number of pods', (environment, replicas, range) => {
  const { spec } = of<Deployment>(environment, 'Deployment/idis-ui');
  const [container] = spec!.template.spec!.containers;
  expect(spec!.replicas ?? (range ? undefined : 1)).toBe(replicas);
  expect(container).toMatchObject({ name: 'ui', ports: [{ name: 'http', containerPort: 3000 }] });
  expect(of<Service>(environment, 'Service/idis-ui').spec!.ports).toEqual([
    { name: 'http', port: 80, targetPort: 'http' },
  ]);
  const scaler = of<Manifest | undefined>(environment, 'HorizontalPodAutoscaler/idis-ui');
  if (range) expect(scaler).toMatchObject({ spec: range });
  else expect(scaler).toBeUndefined();
});

test.each(environments)(
  'D6 C3: the cache of Next.js in %s is a sized folder of a root that is read-only',
  environment => {
    const { containers, volumes } = of<Deployment>(environment, 'Deployment/idis-ui').spec!.template.spec!;
    const mount = containers[0]!.volumeMounts!.find(({ mountPath }) => mountPath === '/app/.next/cache');
    expect(volumes).toContainEqual({ name: mount!.name, emptyDir: { sizeLimit: '512Mi' } });
    expect(containers[0]!.securityContext).toMatchObject({ readOnlyRootFilesystem: true });
  },
);

test.each(environments)('D6 C7: what Next.js reads at build time is rendered nowhere in %s', environment => {
  expect(JSON.stringify([...rendered[environment]!.values()])).not.toContain('NEXT_PUBLIC_');
  expect(of<Manifest>(environment, 'ConfigMap/idis-ui-config')['data']).toEqual({ HOSTNAME: '0.0.0.0' });
});

test('D6 C7: a value for what is read at build time is refused', () => {
  const { problems } = idisUiConfig.values({ NEXT_PUBLIC_API_URL: 'https://api.idis.example.com' }).resolve([]);
  expect(problems.map(({ message }) => message)).toEqual([
    'NEXT_PUBLIC_API_URL is read when the image is built; a value here has no effect.',
  ]);
});

test.each(environments)('D6 C6: the web client of %s calls nobody, since the browser calls the API', environment => {
  const { spec } = of<{ spec: object }>(environment, 'NetworkPolicy/idis-ui');
  expect(spec).not.toHaveProperty('egress');
});
