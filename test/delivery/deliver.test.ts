import { deliveryFiles } from '../../src/delivery/deliver.js';
import { argoCd, flux, HookJob, PlainObject, type System, Worker } from '../../src/index.js';
import { small } from '../constructs/support.js';
import { delivered, specOf, systemOf } from './support.js';

const repository = 'https://git.example.com/fleet.git';
const image = 'registry.example.com/a:1.0.0';
const api = (system: System) => {
  const migrate = new HookJob(system, 'migrate', { image, resources: small, deadline: 900 });
  return new Worker(system, 'api', { image, resources: small, dependsOn: [migrate] });
};
const Shop = systemOf('shop', system => void api(system));
const Bank = systemOf('bank', system => {
  system.other(Shop);
  new Worker(system, 'ledger', { image, resources: small });
});

describe('Flux', () => {
  const { graph, environment } = delivered(
    flux({ repository, dependsOn: ['ingress'] }),
    [Shop, Bank],
    ['shop', 'bank'],
  );
  const names = graph.ofKind('Kustomization').map(({ name }) => name);
  const ahead = (name: string) => specOf(graph, 'Kustomization', name)['dependsOn'];

  test('each stage of a system has a Kustomization, after the one before', () => {
    expect(names.filter(name => name.includes('shop'))).toEqual([
      'production-shop-minus-2',
      'production-shop-0',
      'production-shop-1',
    ]);
    expect(ahead('production-shop-0')).toEqual([{ name: 'production-shop-minus-2' }]);
    expect(ahead('production-shop-minus-2')).toEqual([{ name: 'ingress' }]);
  });

  test('a system that asks for another comes after it', () => {
    expect(ahead('production-bank-minus-2')).toEqual([{ name: 'ingress' }, { name: 'production-shop-1' }]);
  });

  test('it waits as long as the longest Job', () => {
    expect(specOf(graph, 'Kustomization', 'production-shop-0')).toMatchObject({
      ...{ timeout: '16m', wait: true, prune: true, path: './dist/production/gitops/shop/0' },
      sourceRef: { kind: 'GitRepository', name: 'production' },
    });
  });

  test('its lists name each file of the system once, where it is', () => {
    const files = deliveryFiles(graph, environment);
    const listed = [...files]
      .filter(([path]) => /\/shop\/[^/]+\/kustomization.yaml$/.test(path))
      .flatMap(([, text]) => [...text.matchAll(/^- \.\.\/\.\.\/\.\.\/shop\/(.+)$/gm)].map(([, file]) => file));
    const own = graph.objects.filter(({ unit }) => unit?.system === 'shop');
    expect(listed.length).toBe(own.length);
    expect(new Set(listed).size).toBe(own.length);
    expect(files.get('production/gitops/shop/0/kustomization.yaml')).toContain('../../../shop/job-migrate.yaml');
  });

  test('an OCI artifact is a source as well', () => {
    const { graph } = delivered(flux({ repository: 'oci://r.example.com/fleet', revision: 'v1' }), [Shop], ['shop']);
    expect(graph.ofKind('OCIRepository')[0]?.manifest['spec']).toMatchObject({ ref: { tag: 'v1' } });
  });
});

describe('Argo CD', () => {
  const { graph } = delivered(
    argoCd({ repository, retiring: { kinds: ['batch/CronJob'] } }),
    [Shop, Bank],
    ['shop', 'bank'],
  );
  const shop = graph.objects.filter(({ unit }) => unit?.system === 'shop');

  test('the project of a system permits what the system has, what retires, and nothing else', () => {
    const spec = specOf(graph, 'AppProject', 'production-shop');
    const kinds = (list: unknown) => (list as { kind: string }[]).map(({ kind }) => kind).sort();
    expect(spec['destinations']).toEqual([{ namespace: 'shop-production', server: 'https://kubernetes.default.svc' }]);
    expect(kinds(spec['clusterResourceWhitelist'])).toEqual(['Namespace']);
    const own = new Set(shop.filter(({ namespace }) => namespace).map(({ kind }) => kind));
    expect(kinds(spec['namespaceResourceWhitelist'])).toEqual([...own, 'CronJob'].sort());
  });

  test('an Application has what keeps it in sync, and the order of systems', () => {
    const waves = graph
      .ofKind('Application')
      .map(({ name, manifest }) => [name, manifest.metadata.annotations?.['argocd.argoproj.io/sync-wave']]);
    expect(Object.fromEntries(waves)).toEqual({
      production: '-1',
      'production-shop': undefined,
      'production-bank': '1',
    });
    expect(specOf(graph, 'Application', 'production-shop')).toMatchObject({
      project: 'production-shop',
      destination: { server: 'https://kubernetes.default.svc', namespace: 'shop-production' },
      source: { repoURL: repository, path: 'dist/production/shop', targetRevision: 'main' },
      syncPolicy: { syncOptions: ['ServerSideApply=true', 'ApplyOutOfSyncOnly=true'], retry: { refresh: true } },
    });
  });
});

test('what delivers a system is not deleted with its file, and can be selected', () => {
  for (const delivery of [argoCd({ repository }), argoCd({ repository, clusters: { labels: { a: 'b' } } })]) {
    const { graph } = delivered(delivery, [Shop, Bank], ['shop', 'bank']);
    const its = ['Application', 'ApplicationSet', 'AppProject']
      .flatMap(kind => graph.ofKind(kind))
      .filter(({ unit }) => unit?.delivers === 'shop')
      .map(({ kind, manifest: { metadata } }) => [
        kind,
        metadata.annotations?.['argocd.argoproj.io/sync-options'],
        metadata.labels?.['plainsail.dev/system'],
      ]);
    expect(its).toEqual([
      [delivery.clusters ? 'ApplicationSet' : 'Application', 'Prune=false', 'shop'],
      ['AppProject', 'Prune=false', 'shop'],
    ]);
  }
});

test('Flux delivers to another cluster by its kubeconfig', () => {
  const { graph } = delivered(flux({ repository, kubeConfig: 'eu-1' }), [Shop], ['shop']);
  expect(specOf(graph, 'Kustomization', 'production-shop-0')['kubeConfig']).toEqual({ secretRef: { name: 'eu-1' } });
  expect(specOf(graph, 'Kustomization', 'production')).not.toHaveProperty('kubeConfig');
});

test('nobody delivers: nothing is added', () => {
  const { graph } = delivered(undefined as never, [Shop], ['shop']);
  expect(graph.objects.filter(({ unit }) => unit?.system === 'gitops')).toEqual([]);
});

test('systems that wait for each other are refused with what makes them', () => {
  const Left = systemOf('left', system => {
    new PlainObject(system, 'crd', {
      ...{
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: { name: 'things.example.com' },
      },
      spec: { group: 'example.com', names: { kind: 'Thing', plural: 'things' }, scope: 'Namespaced', versions: [] },
    });
    system.other(Right);
  });
  const Right = systemOf('right', system => {
    new PlainObject(system, 'thing', { apiVersion: 'example.com/v1', kind: 'Thing', metadata: { name: 'a' } });
  });
  expect(() => delivered(flux({ repository }), [Left, Right], ['left', 'right'])).toThrow(
    /left after right \(left asks for it with other\(\) at .*\), right after left \(Thing right-production\/a needs CustomResourceDefinition things.example.com: it defines its kind\)/,
  );
});
