import { quotaCoversPeak } from '../../../src/checks/rules/quota-covers-peak.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { Graph } from '../../../src/graph/graph.js';
import { graphObject } from '../../../src/graph/object.js';
import { fleet } from '../../../src/main.js';
import type { Rendered } from '../../constructs/support.js';

/** Pods: API and workers of two generations, migration by rollout and by hand, the check, dumps and their proof, stores and one that recovers, poolers (and an exporter), the certificate's challenge, log shipper. */
const pods = {
  development: 2 + 2 + 2 + 1 + 2 + 2 + (2 + 2) + 1,
  staging: 12 + 4 + 2 + 1 + (2 + 1 + 1) + 4 + 1 + 2,
  production: 40 + 10 + 2 + 1 + (3 + 1 + 1) + 6 + 1 + 2,
};

const graphIn = (environment: string) => graphOf(fleet.declare(fleet.environment(environment)));
const hardIn = (graph: Graph) =>
  graph.ofKind('ResourceQuota').find(({ name }) => name === 'codeai')!.manifest['spec'] as unknown as {
    hard: Record<string, string>;
  };

test.each(Object.entries(pods))('C1 H10: the quota of CodeAI in %s is what it can reach', (environment, count) => {
  const graph = graphIn(environment);
  expect(hardIn(graph).hard['pods']).toBe(String(count));
  expect([...quotaCoversPeak.check(graph, { kubernetes: '1.31' })]).toEqual([]);
});

test('C1: a quota that is too small for the peak is reported with the arithmetic', () => {
  const graph = graphIn('production');
  const objects = graph.objects.map(object => {
    if (object.kind !== 'ResourceQuota') return object;
    const manifest = structuredClone(object.manifest) as unknown as Rendered & {
      spec: { hard: Record<string, string> };
    };
    Object.assign(manifest.spec.hard, { 'requests.memory': '16Gi', 'requests.storage': '150Gi' });
    return graphObject(manifest as never, { unit: object.unit });
  });
  const found = [...quotaCoversPeak.check(new Graph(objects, graph.intents), { kubernetes: '1.31' })];
  const [memory, storage, ...others] = found.filter(({ object }) => object.namespace === 'codeai');
  expect(memory).toMatchObject({ path: 'spec.hard.requests.memory' });
  for (const part of ['codeai (20 + 1 surge) x 256Mi', 'codeai-worker (5 + 2 surge) x 512Mi', 'postgres 3 x 8Gi'])
    expect(memory?.message).toContain(part);
  expect(storage).toMatchObject({
    path: 'spec.hard.requests.storage',
    message: '150Gi; at its peak the namespace needs 151Gi: redis 1 x 1Gi + postgres 3 x 50Gi',
  });
  expect(others).toEqual([]);
});
