import { App } from 'cdk8s';
import { checkGraph, selectChecks } from '../../src/checks/registry.js';
import { summaryOf } from '../../src/checks/summary.js';
import { waive } from '../../src/constructs/object/waive.js';
import { graphOf } from '../../src/graph/from-app.js';
import { Environment, httpGet, outside, System, type SystemProps, WebService, Worker } from '../../src/index.js';

const common = {
  image: 'registry.example.com/shop:1.0.0',
  resources: { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] },
} as const;
const probes = { liveness: httpGet('/live'), readiness: httpGet('/ready') };

/** Two pods that call one another, and a host that stands for every address. */
class Shop extends System {
  constructor(scope: App, props: SystemProps) {
    super(scope, 'shop', props);
    const api = new WebService(this, 'api', { ...common, ports: { http: 8080 }, probes });
    const bank = outside({ host: 'api.bank.example' });
    new Worker(this, 'payments', { ...common, calls: [bank, api.port('http')] });
  }
}

/** One pod whose tag moves, which somebody accepts. */
class Notes extends System {
  constructor(scope: App, props: SystemProps) {
    super(scope, 'notes', props);
    const notes = new Worker(this, 'notes', { ...common, image: 'registry.example.com/notes:latest' });
    waive(notes, { check: 'image-tag-fixed', reason: 'built hourly', owner: 'notes', until: '2030-01-31' });
  }
}

function summaries(...systems: readonly (typeof Shop)[]) {
  const app = new App();
  const environment = new Environment('production', { tier: 'production', domain: 'example.com', versions: {} });
  for (const SystemOf of systems) new SystemOf(app, { environment });
  const graph = graphOf(app);
  const report = checkGraph(graph, { kubernetes: '1.31' });
  const [shop, notes] = ['shop', 'notes'].map(system => summaryOf(graph, report, system));
  return { shop, notes, all: graph.objects.length };
}

test('every system has its own counts; a pair is counted where it begins', () => {
  const checks = selectChecks().length;
  const { shop, notes, all } = summaries(Shop, Notes);
  expect(shop).toMatchObject({ checks, warnings: 1, waived: [], pairs: 6 });
  expect(notes).toMatchObject({ checks, warnings: 0, waived: [{ waiver: { reason: expect.any(String) } }], pairs: 3 });
  expect((shop?.objects ?? 0) + (notes?.objects ?? 0)).toBe(all);
});

test('where nothing was declared to connect, nothing is proved', () => {
  expect(summaries(Notes).notes).toMatchObject({ warnings: 0, pairs: 0 });
});
