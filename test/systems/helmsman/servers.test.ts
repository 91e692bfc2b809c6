import type { Deployment, HorizontalPodAutoscaler, Service } from '../../../imports/k8s.js';
import { amountOf } from '../../../src/manifest/quantity.js';
import { differences } from '../compare.js';
import { configurationDifferences, eightyPercentDifferences } from './differences.js';
import { resourceConfiguration, servers } from './document.js';
import { computing, containerOf, databaseOf, environments, of, podOf } from './rendered.js';

const utilization = (name: string, averageUtilization: number) => ({
  type: 'Resource',
  resource: { name, target: { type: 'Utilization', averageUtilization } },
});

test.each(servers)('H1: in %s, %s has what the plan gives it', (environment, name, resources, replicas) => {
  const { spec } = of<Deployment>(environment, `Deployment/${name}`);
  expect(
    differences({ resources }, { resources: computing(containerOf(environment, `Deployment/${name}`).resources!) }),
  ).toEqual([]);
  const scaler = of<HorizontalPodAutoscaler | undefined>(environment, `HorizontalPodAutoscaler/${name}`);
  if (typeof replicas === 'number') {
    expect([spec!.replicas ?? 1, scaler]).toEqual([replicas, undefined]);
  } else {
    expect(spec).not.toHaveProperty('replicas');
    expect(scaler!.spec).toMatchObject({ minReplicas: replicas[0], maxReplicas: replicas[1] });
    expect(scaler!.spec!.metrics).toEqual([utilization('cpu', 70), utilization('memory', 80)]);
  }
});

const shapeIn = (environment: (typeof environments)[number]) => ({
  backend: { resources: computing(containerOf(environment, 'Deployment/backend').resources!) },
  frontend: { resources: computing(containerOf(environment, 'Deployment/frontend').resources!) },
  database: { resources: computing(databaseOf(environment)) },
});

test('H1: production is as "Resource Configuration" has it, but for the listed differences', () => {
  expect(differences(resourceConfiguration, shapeIn('production')).sort()).toEqual(
    Object.keys(configurationDifferences).sort(),
  );
});

test('H1: where staging is not 80% of production is listed', () => {
  const [staging, production] = [shapeIn('staging'), shapeIn('production')];
  const others = (['backend', 'frontend', 'database'] as const).flatMap(name =>
    (['cpu', 'memory'] as const)
      .filter(resource => {
        const [part, whole] = [staging, production].map(
          each => amountOf(each[name].resources.requests[resource] as string)!,
        );
        return part! / whole! !== 0.8;
      })
      .map(resource => `/${name}/${resource}`),
  );
  expect(others).toEqual(Object.keys(eightyPercentDifferences));
});

test.each(environments)(
  'H1 C3: in %s every program of the document runs as user 1001, on a root that is read-only',
  environment => {
    for (const id of ['Deployment/backend', 'Deployment/frontend', 'Job/backend-migrate']) {
      expect(podOf(environment, id).securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1001 });
      expect(containerOf(environment, id).securityContext).toMatchObject({ readOnlyRootFilesystem: true });
    }
    const cache = podOf(environment, 'Deployment/frontend').volumes!.find(({ name }) => name.includes('next-cache'));
    expect(cache).toMatchObject({ emptyDir: { sizeLimit: '512Mi' } });
  },
);

test('H1: the API is on 8000 and the web client on 3000, which browsers know by the name of the site alone', () => {
  expect(containerOf('production', 'Deployment/backend').ports).toEqual([{ name: 'http', containerPort: 8000 }]);
  expect(containerOf('production', 'Deployment/frontend').ports).toEqual([{ name: 'http', containerPort: 3000 }]);
  const { ports } = of<Service>('production', 'Service/frontend').spec!;
  expect(ports).toEqual([{ name: 'http', port: 80, targetPort: 'http' }]);
  expect(of<object>('production', 'Ingress/codex-ingress-frontend')).toMatchObject({
    spec: { rules: [{ host: 'helmsman.example.com' }], tls: [{ secretName: 'codex-ingress-frontend-tls' }] },
  });
});

test.each([
  ['development', undefined],
  ['staging', 1],
  ['production', 1],
] as const)('H10 C5: in %s one pod may be evicted where there are two, and no more', (environment, maxUnavailable) => {
  for (const name of ['backend', 'frontend']) {
    const budget = of<{ spec: object } | undefined>(environment, `PodDisruptionBudget/${name}`);
    if (maxUnavailable === undefined) expect(budget).toBeUndefined();
    else expect(budget!.spec).toMatchObject({ maxUnavailable, unhealthyPodEvictionPolicy: 'AlwaysAllow' });
  }
});

test.each(environments)('H10: in %s the vertical autoscaler recommends and changes nothing', environment => {
  for (const name of ['backend', 'frontend']) {
    expect(of<object>(environment, `VerticalPodAutoscaler/${name}`)).toMatchObject({
      spec: { targetRef: { kind: 'Deployment', name }, updatePolicy: { updateMode: 'Off' } },
    });
  }
});
