import { consequencesOf } from '../../src/diff/consequences.js';
import { Graph } from '../../src/graph/graph.js';
import { graphOf } from '../checks/support/tester.js';
import { object } from './cases.js';

/** A ConfigMap of a system, in the namespace of that name. */
const of = (system: string, value: string, name = 'config'): string =>
  object(
    'ConfigMap',
    `${name}, labels: { app.kubernetes.io/part-of: ${system} }`,
    `data: { A: "${value}" }`,
    'v1',
    system,
  );

const flux = (name: string, path: string, ...after: readonly string[]): string =>
  object(
    'Kustomization',
    name,
    `spec: { path: ./${path}, dependsOn: [${after.map(each => `{ name: ${each} }`).join(', ')}] }`,
    'kustomize.toolkit.fluxcd.io/v1',
    'flux-system',
  );
const argoCd = (system: string, wave: number): string =>
  object(
    'Application',
    `${system}, annotations: { argocd.argoproj.io/sync-wave: "${wave}" }`,
    `spec: { source: { path: dist/production/${system} } }`,
    'argoproj.io/v1alpha1',
    'argocd',
  );

const ordersOf = (previous: Graph, next: Graph): readonly string[] =>
  consequencesOf({ previous, next, kubernetes: '1.35' })
    .filter(({ section }) => section === 'order')
    .map(({ subject, message }) => `${subject} ${message}`);
const orders = (before: string, after: string) => ordersOf(graphOf(before), graphOf(after));

describe('Flux', () => {
  const stages =
    flux('s-codeai-0', 'dist/s/gitops/codeai/0') +
    flux('s-codeai-1', 'dist/s/gitops/codeai/1', 's-codeai-0') +
    flux('s-mail-0', 'dist/s/gitops/mail/0', 's-codeai-1') +
    flux('s-shop-0', 'dist/s/gitops/shop/0', 's-mail-0');
  const all = (codeai: string, mail: string, shop: string) =>
    stages + of('codeai', codeai) + of('mail', mail) + of('shop', shop);

  test('keeps a system waiting for another one that changes', () => {
    expect(orders(all('1', '1', '1'), all('2', '2', '1'))).toEqual([
      'mail waits for codeai: Kustomization flux-system/s-mail-0 depends on flux-system/s-codeai-1',
    ]);
  });

  test('by way of one that does not change', () => {
    expect(orders(all('1', '1', '1'), all('2', '1', '2'))).toEqual([
      'shop waits for codeai: Kustomization flux-system/s-mail-0 depends on flux-system/s-codeai-1',
    ]);
  });

  test('says nothing where one system changes, or none waits', () => {
    expect(orders(all('1', '1', '1'), all('1', '2', '1'))).toEqual([]);
    const free = flux('s-codeai-0', 'dist/s/gitops/codeai/0') + flux('s-mail-0', 'dist/s/gitops/mail/0');
    expect(orders(free + of('codeai', '1') + of('mail', '1'), free + of('codeai', '2') + of('mail', '2'))).toEqual([]);
  });

  test('of any repository, by the folders of its Kustomizations', () => {
    const kustomizations = flux('infra', 'clusters/eu/infra') + flux('apps', 'clusters/eu/apps', 'infra');
    const graph = (value: string) =>
      new Graph([
        ...graphOf(kustomizations).objects,
        ...['infra', 'apps'].flatMap(name =>
          graphOf(of(name, value)).objects.map(each => ({ ...each, file: `clusters/eu/${name}/config.yaml:1` })),
        ),
      ]);
    expect(ordersOf(graph('1'), graph('2'))).toEqual([
      'Kustomization flux-system/apps waits for Kustomization flux-system/infra: Kustomization flux-system/apps depends on flux-system/infra',
    ]);
  });
});

describe('Argo CD', () => {
  test('keeps a new Application waiting for those of earlier waves', () => {
    const before = argoCd('codeai', 0) + of('codeai', '1');
    const after = argoCd('codeai', 0) + argoCd('mail', 1) + of('codeai', '2') + of('mail', '1');
    expect(orders(before, after)).toEqual([
      'mail waits for codeai: Argo CD makes its Application when those of earlier waves are healthy',
    ]);
  });

  test('keeps no order between Applications that are there', () => {
    const applications = argoCd('codeai', 0) + argoCd('mail', 1);
    const graph = (value: string, other = value) =>
      new Graph([
        ...graphOf(applications).objects,
        ...graphOf(`${of('codeai', value)}${object('Namespace', 'mail', '', 'v1', '')}`).objects.map(each => ({
          ...each,
          unit: { environment: 'production', system: 'codeai' },
        })),
        ...graphOf(of('mail', other)).objects.map(each => ({
          ...each,
          unit: { environment: 'production', system: 'mail' },
        })),
      ]);
    expect(ordersOf(graph('1'), graph('2'))).toEqual([
      'mail needs codeai, and Argo CD syncs each as soon as git changes: it must be good in either order',
    ]);
    expect(ordersOf(graph('1'), graph('1', '2'))).toEqual([]);
  });
});
