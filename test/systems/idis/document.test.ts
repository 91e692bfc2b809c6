import type { Container, Deployment, Service } from '../../../imports/k8s.js';
import type { Manifest } from '../../../src/graph/object.js';
import { differences, documentOf, renderedOf } from '../compare.js';
import { idisDifferences, idisSecretDifferences } from './differences.js';

const rendered = renderedOf('idis', 'staging');
const document = documentOf('idis');
const idOf = ({ kind, metadata }: Manifest) => `${kind}/${metadata.name}`;
const plain = document.filter(({ kind }) => kind !== 'Secret');

test.each(plain.map(manifest => [idOf(manifest), manifest] as const))(
  'D1: staging has %s as in the specification, but for the listed differences',
  (id, manifest) => {
    expect(differences(manifest, rendered.get(id)).sort()).toEqual(Object.keys(idisDifferences[id] ?? {}).sort());
  },
);

test('D1: every listed difference is about an object of the specification', () => {
  expect(Object.keys(idisDifferences).sort()).toEqual(plain.map(idOf).sort());
});

test('D1 C8: the Secret of the specification is a template without values, with its keys and its stores', () => {
  const secret = document.find(({ kind }) => kind === 'Secret')!;
  const { spec } = rendered.get(`ExternalSecret/${secret.metadata.name}`) as unknown as {
    spec: { target: { template: { data: Record<string, string> } } };
  };
  const { data } = spec.target.template;
  const documented = Object.keys(secret['stringData'] as object);
  expect(Object.keys(data).sort()).toEqual([...documented, ...Object.keys(idisSecretDifferences)].sort());
  expect(data['IDIS_DATABASE_URL']).toMatch(/@postgres-rw\.idis-staging:5432\/idis\?sslmode=require$/);
  expect(data['IDIS_REDIS_URL']).toMatch(/^redis:\/\/:.*@redis\.idis-staging:6379\/0$/);
  expect([...rendered.keys()].filter(key => key.startsWith('Secret/'))).toEqual([]);
});

test('D1: what is written otherwise is the same: the image, and the ports by their names', () => {
  const { spec: service } = rendered.get('Service/idis-api') as unknown as Service;
  const { spec: deployment } = rendered.get('Deployment/idis-api') as unknown as Deployment;
  const { containers, securityContext } = deployment!.template.spec!;
  const [{ image, ports, livenessProbe, readinessProbe }] = containers as [Container];
  expect(image).toMatch(/^ghcr\.io\/albarami\/idis:\d+\.\d+\.\d+$/);
  expect(ports).toEqual([{ name: 'http', containerPort: 8000 }]);
  expect([livenessProbe, readinessProbe].map(probe => probe!.httpGet!.port)).toEqual(['http', 'http']);
  expect(service!.ports![0]!.targetPort).toBe('http');
  expect(securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 });
});
