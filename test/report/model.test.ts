import { checkGraph } from '../../src/checks/registry.js';
import { consequencesOf } from '../../src/diff/consequences.js';
import { grouped } from '../../src/diff/grouped.js';
import { readManifests } from '../../src/read/manifests.js';
import { changesReport, fieldsOfChanges } from '../../src/report/model/changes.js';
import { environmentReport } from '../../src/report/model/environment.js';
import { manifests } from './manifests.js';

const graphOf = (text: string) => readManifests([{ file: 'shop.yaml', text }]).graph;
const pages = {
  placeOf: ({ file }: { file?: string | undefined }) => ({ file }),
  checkPage: (check: string) => `checks/${check}.md`,
  runbookOf: () => undefined,
};

function reportOf(text: string, before?: string) {
  const graph = graphOf(text);
  const { problems, waived } = checkGraph(graph, { kubernetes: '1.35' });
  const previous = before === undefined ? undefined : graphOf(before);
  return environmentReport(graph, { name: 'production', problems, waived, previous }, pages);
}

describe('of one cluster', () => {
  const report = reportOf(manifests);

  test('workloads with their pods, rollout, eviction and requests', () => {
    expect(report.workloads).toEqual([
      {
        id: 'shop/api[Deployment]',
        system: 'shop',
        namespace: 'shop',
        name: 'api',
        kind: 'Deployment',
        min: 3,
        max: 9,
        peak: 11,
        autoscaled: true,
        disruption: 'at least 2 available',
        cpu: 0.25,
        memory: 512 * 2 ** 20,
        file: 'shop.yaml:2',
      },
    ]);
  });

  test('alerts with who they reach: a receiver that notifies nobody is not one', () => {
    expect(
      report.alerts.map(({ name, severity, for: held, reaches, runbook }) => [name, severity, held, reaches, runbook]),
    ).toEqual([
      ['ApiDown', 'critical', '5m', ['pager by pagerduty and slack'], 'https://example.com/ApiDown'],
      ['ApiOdd', 'info', '', [], undefined],
    ]);
  });

  test('nothing is said of who an alert reaches where no manifest says it', () => {
    const without = manifests.split('---').filter(text => !text.includes('AlertmanagerConfig'));
    expect(reportOf(without.join('---')).alerts[0]?.reaches).toBeUndefined();
  });

  test('objectives with the budget that their target leaves', () => {
    expect(report.objectives).toEqual([
      expect.objectContaining({
        service: 'api',
        name: 'availability',
        target: '99.9%',
        budget: '1 of 1,000 events may be bad in 30 days',
      }),
    ]);
  });

  test('inventory: images, exposure, permissions, waivers, assumptions', () => {
    expect(report.images).toEqual([
      expect.objectContaining({
        repository: 'registry.example.com/api',
        version: '1.2.0@sha256:0123456789ab',
        container: 'main',
      }),
    ]);
    expect(report.exposures).toEqual([
      expect.objectContaining({
        from: 'api.example.com',
        to: 'shop/api[Deployment]',
        ports: 'TCP 8080',
        guarded: false,
      }),
    ]);
    expect(report.permissions.map(({ subject, may }) => [subject, may])).toEqual([
      ['ServiceAccount shop/api', 'get and list pods in namespace shop'],
    ]);
    expect(report.assumptions.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'Namespace shop',
      'IngressClass nginx',
    ]);
  });

  test('findings and waivers lead to the page of their check', () => {
    expect(report.waivers).toEqual([
      {
        check: 'readiness-behind-service',
        page: 'checks/readiness-behind-service.md',
        object: 'Deployment shop/api',
        system: 'shop',
        reason: 'measured',
        owner: 'jane',
        until: '2030-01-31',
        file: 'shop.yaml:2',
      },
    ]);
    expect(report.findings.map(({ check }) => check)).toContain('pod-without-policy');
    for (const { check, page } of report.findings) expect(page).toBe(`checks/${check}.md`);
  });
});

describe('of a change', () => {
  const after = manifests
    .replace('api:1.2.0', 'api:1.3.0')
    .replace('first-1f9a2b7c4d', 'second-8e7d6c5b4a')
    .replace('maxReplicas: 9', 'maxReplicas: 12');

  test('nodes are marked, and new ones bring new lines', () => {
    const fresh = `${after}---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  selector: { matchLabels: { app: web } }
  template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: main, image: 'example/web:1', env: [{ name: API, value: 'http://api' }] }] } }
`;
    const report = reportOf(fresh, manifests);
    expect(report.nodes.map(({ label, change }) => [label, change])).toEqual([
      ['api', 'changed'],
      ['web', 'added'],
      ['Public routes', undefined],
    ]);
    expect(report.edges.map(({ kind, change }) => [kind, change])).toEqual([
      ['derived', undefined],
      ['named', 'added'],
    ]);
  });

  test('what is gone is still drawn, as removed', () => {
    const without = manifests.split('---').filter(text => !text.includes('kind: Deployment'));
    expect(reportOf(without.join('---'), manifests).nodes).toEqual([
      expect.objectContaining({ id: 'shop/api[Deployment]', change: 'removed' }),
    ]);
  });

  test('consequences have the fields of their object before and after, and no value of a Secret', () => {
    const [previous, next] = [graphOf(manifests), graphOf(after)];
    const consequences = consequencesOf({ previous, next, kubernetes: '1.35' });
    const changes = changesReport(
      grouped([{ name: '', consequences }]),
      fieldsOfChanges(previous, next),
      pages.placeOf,
    );
    const fields = new Map(
      changes.flatMap(({ subject, fields: own }) => own.map(field => [`${subject} ${field.path}`, field])),
    );
    expect(fields.get('Deployment shop/api spec.template.spec.containers[main].image')?.after).toContain('api:1.3.0');
    expect(fields.get('Secret shop/token stringData.token')).toEqual({
      path: 'stringData.token',
      before: '•••',
      after: '•••',
    });
    expect(changes.find(({ section }) => section === 'capacity')?.fields).toEqual([]);
    expect(JSON.stringify(changes)).not.toMatch(/1f9a2b7c4d|8e7d6c5b4a/);
  });
});
