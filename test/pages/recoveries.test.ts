import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphOf } from '../../src/graph/from-app.js';
import { templates } from '../../src/graph/templates.js';
import { fleet } from '../../src/main.js';
import { packageRoot } from '../../src/package-root.js';
import { recoveryPages } from '../../src/pages/recoveries.js';

const pages = recoveryPages(fleet);
const pageOf = (system: string) => pages.get(`docs/runbooks/${system}/Recovery.md`)!;
const kept = ['staging', 'production'] as const;

test('every system with data has a way back for it', () => {
  expect([...pages.keys()].sort()).toEqual(
    Object.keys(fleet.systems)
      .map(system => `docs/runbooks/${system}/Recovery.md`)
      .sort(),
  );
});

test.each([...pages.keys()])('%s is fresh: `npm run docs` writes it', path => {
  expect(readFileSync(join(packageRoot, path), 'utf8')).toBe(pages.get(path));
});

const clusters = kept.flatMap(environment => {
  const graph = graphOf(fleet.declare(fleet.environment(environment)));
  return graph
    .ofKind('Cluster')
    .map(cluster => ({ environment, graph, cluster, system: cluster.unit!.system, name: cluster.name }));
});

test.each(clusters)('$environment/$system: $name has its commands, and a template', ({ graph, ...each }) => {
  const { environment, cluster, system, name } = each;
  const page = pageOf(system);
  const section = page.slice(page.indexOf(`## ${environment}`));
  expect(section).toContain(`cp dist/${environment}/${system}/templates/recover-${name}.yaml `);
  expect(section).toContain(`clusters.postgresql.cnpg.io/${name}-recovered --for=condition=Ready`);
  expect(section).toContain(`--namespace ${cluster.namespace} --selector cnpg.io/cluster=${name},`);
  const file = templates(graph).find(
    template => template.file === `recover-${name}.yaml` && template.unit?.system === system,
  );
  const [policy, recovered] = (file?.objects ?? []) as { kind: string; metadata: object; spec: object }[];
  expect(policy).toMatchObject({
    kind: 'NetworkPolicy',
    spec: { podSelector: { matchLabels: { 'cnpg.io/cluster': `${name}-recovered` } } },
  });
  expect(recovered).toMatchObject({
    kind: 'Cluster',
    metadata: { name: `${name}-recovered`, namespace: cluster.namespace },
    spec: {
      bootstrap: { recovery: { source: name, recoveryTarget: { targetTime: expect.any(String) } } },
      externalClusters: [{ name, plugin: { parameters: { serverName: name } } }],
    },
  });
});

test.each(clusters)('$environment/$system: the quota has room for $name twice', ({ graph, cluster }) => {
  const { instances, storage } = cluster.manifest['spec'] as { instances: number; storage: { size: string } };
  const quota = graph.ofKind('ResourceQuota').find(({ namespace }) => namespace === cluster.namespace)!;
  const { hard } = quota.manifest['spec'] as { hard: Record<string, string> };
  const size = Number.parseInt(storage.size, 10);
  expect(Number.parseInt(hard['requests.storage']!, 10)).toBeGreaterThanOrEqual((instances + 1) * size);
  expect(Number(hard['persistentvolumeclaims'])).toBeGreaterThanOrEqual(instances + 1);
});
