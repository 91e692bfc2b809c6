import { checkGraph } from '../../src/checks/registry.js';
import { deliveryFiles } from '../../src/delivery/deliver.js';
import { explainOrder, orderOf } from '../../src/delivery/explain.js';
import type { Graph } from '../../src/graph/graph.js';
import { argoCd, flux, Worker } from '../../src/index.js';
import { small } from '../constructs/support.js';
import { brings, certificate, certManager, release } from './releases.js';
import { delivered, systemOf } from './support.js';

const repository = 'https://git.example.com/fleet.git';
const image = 'registry.example.com/a:1.0.0';
const Shop = systemOf('shop', system => {
  system.external({ unit: certManager, provides: brings });
  new Worker(system, 'api', { image, resources: small });
});
/** Declares nothing of the kind; it has a Certificate. */
const Bank = systemOf('bank', system => void certificate(system));
const Other = systemOf('other', system => void new Worker(system, 'api', { image, resources: small }));

const specOf = (graph: Graph, kind: string, name: string) =>
  graph.ofKind(kind).find(object => object.name === name)?.manifest['spec'] as Record<string, unknown>;
const findings = (graph: Graph, only: string) =>
  checkGraph(graph, { tier: 'production', kubernetes: '1.35' }, { only: [only] }).problems.map(
    ({ message }) => message,
  );

describe('a HelmRelease of another repository, delivered by Flux', () => {
  const { graph, environment } = delivered(flux({ repository }), [Shop, Bank, Other], ['shop', 'bank', 'other']);
  const ahead = (name: string) => specOf(graph, 'Kustomization', name)['dependsOn'];

  test('a Kustomization that applies nothing is ready when it is', () => {
    expect(specOf(graph, 'Kustomization', 'production-shop-waits')).toEqual({
      ...{ path: './dist/production/gitops/shop/waits', prune: true },
      sourceRef: { kind: 'GitRepository', name: 'production' },
      ...{ interval: '10m', retryInterval: '1m', timeout: '5m' },
      healthChecks: [{ apiVersion: 'helm.toolkit.fluxcd.io/v2', ...certManager }],
    });
    expect(deliveryFiles(graph, environment).get('production/gitops/shop/waits/kustomization.yaml')).toBe(
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nsortOptions:\n  order: fifo\nresources: []\n',
    );
  });

  test('who declares it and who needs what it brings wait for it, and nobody else', () => {
    expect(ahead('production-shop-minus-2')).toEqual([{ name: 'production-shop-waits' }]);
    expect(ahead('production-bank-minus-2')).toEqual([{ name: 'production-bank-waits' }]);
    expect(ahead('production-other-minus-2')).toBeUndefined();
    expect(specOf(graph, 'Kustomization', 'production-other-waits')).toBeUndefined();
  });

  test('the order has it, with the reasons', () => {
    const order = orderOf(graph);
    const outside = Object.fromEntries(order.map(({ system, outside }) => [system, outside]));
    expect(outside['other']).toEqual([]);
    expect(outside['shop']).toMatchObject([
      { unit: certManager, reasons: [expect.stringMatching(/^shop waits for it with external\(\) at .*\.ts:\d+$/)] },
    ]);
    expect(outside['bank']?.[0]?.reasons).toEqual([
      'Certificate bank-production/web needs it: it brings the CustomResourceDefinition certificates.cert-manager.io',
      'Certificate bank-production/web needs it: it brings the ClusterIssuer internal',
    ]);
    expect(explainOrder(graph, order, ['Certificate/web', 'HelmRelease/cert-manager'])).toEqual([
      'Certificate bank-production/web waits for HelmRelease cert-manager/cert-manager.',
      '  bank after HelmRelease cert-manager/cert-manager: Certificate bank-production/web needs it: it brings the CustomResourceDefinition certificates.cert-manager.io',
      '  bank after HelmRelease cert-manager/cert-manager: Certificate bank-production/web needs it: it brings the ClusterIssuer internal',
    ]);
    expect(explainOrder(graph, order, ['HelmRelease/cert-manager', 'other'])).toEqual([
      'other does not wait for HelmRelease/cert-manager: nothing of other needs it.',
    ]);
  });

  test('the checks of delivery objects have nothing to say', () => {
    for (const check of ['flux-dependencies', 'delivery-source-exists', 'delivery-path-exists', 'schema-valid'])
      expect(findings(graph, check)).toEqual([]);
  });
});

test('Flux depends on a Kustomization of another repository itself, in its namespace', () => {
  const Apps = systemOf('apps', system => {
    system.external({ unit: { kind: 'Kustomization', namespace: 'platform', name: 'storage' } });
    system.external({ unit: { kind: 'Kustomization', namespace: 'flux-system', name: 'network' } });
    new Worker(system, 'api', { image, resources: small });
  });
  const { graph } = delivered(flux({ repository, dependsOn: ['ingress'] }), [Apps], ['apps']);
  expect(specOf(graph, 'Kustomization', 'production-apps-minus-2')['dependsOn']).toEqual([
    { name: 'ingress' },
    { name: 'storage', namespace: 'platform' },
    { name: 'network' },
  ]);
  expect(specOf(graph, 'Kustomization', 'production-apps-waits')).toBeUndefined();
});

describe('one that a system applies', () => {
  const Platform = (kind: 'HelmRelease' | 'Application') =>
    systemOf('platform', system => {
      const first = new Worker(system, 'first', { image, resources: small });
      const unit = system.external({ unit: release(system, kind), provides: brings, dependsOn: [first] });
      new Worker(system, 'second', { image, resources: small, dependsOn: [unit] });
    });
  const waves = (graph: Graph) =>
    Object.fromEntries(
      graph.objects
        .filter(
          ({ kind, unit }) =>
            ['Deployment', 'HelmRelease', 'Application'].includes(kind) && unit?.delivers === undefined,
        )
        .map(({ name, manifest }) => [name, manifest.metadata.annotations?.['argocd.argoproj.io/sync-wave']]),
    );

  test('is in its stage, and what needs it comes after its system', () => {
    const { graph } = delivered(flux({ repository }), [Platform('HelmRelease'), Bank], ['platform', 'bank']);
    expect(waves(graph)).toMatchObject({ first: '1', 'cert-manager': '2', second: '3' });
    expect(specOf(graph, 'Kustomization', 'production-platform-2')).toMatchObject({ wait: true, timeout: '16m' });
    expect(specOf(graph, 'Kustomization', 'production-bank-minus-2')['dependsOn']).toEqual([
      { name: 'production-platform-3' },
    ]);
    expect(graph.ofKind('Kustomization').map(({ name }) => name)).not.toContain('production-bank-waits');
  });

  test('is in the app of apps of Argo CD, which has to know the health of Applications', () => {
    const { graph, environment } = delivered(
      argoCd({ repository }),
      [Platform('Application'), Bank],
      ['platform', 'bank'],
    );
    expect(waves(graph)).toMatchObject({ first: '1', 'cert-manager': '2', second: '3' });
    const rank = graph.ofKind('Application').find(({ name }) => name === 'production-bank')?.manifest
      .metadata.annotations;
    expect(rank).toMatchObject({ 'argocd.argoproj.io/sync-wave': '1' });
    const alone = delivered(argoCd({ repository }), [Platform('Application')], ['platform']);
    const without = delivered(argoCd({ repository }), [Other], ['other']);
    const settings = ({ graph, environment }: typeof alone) =>
      deliveryFiles(graph, environment).get('production/gitops/templates/argocd-cm.yaml');
    expect(settings(alone)).toContain('resource.customizations.health.argoproj.io_Application:');
    expect(settings(without)).not.toContain('argoproj.io_Application:');
    expect(settings({ graph, environment })).toContain('argoproj.io_Application:');
  });

  test('what needs it in an earlier wave of the same system is found', () => {
    const Both = (annotations?: object) =>
      systemOf('both', system => {
        system.external({ unit: release(system, 'HelmRelease', annotations), provides: brings });
        certificate(system);
      });
    const graph = (annotations?: object) => delivered(flux({ repository }), [Both(annotations)], ['both']).graph;
    const [early, late] = [{ 'argocd.argoproj.io/sync-wave': '-1' }, { 'argocd.argoproj.io/sync-wave': '1' }];
    expect(findings(graph(late), 'needs-later-wave')).toEqual([
      'is applied in wave 0 and needs HelmRelease both-production/cert-manager, which comes in wave 1',
    ]);
    expect(findings(graph(early), 'needs-later-wave')).toEqual([]);
  });
});
