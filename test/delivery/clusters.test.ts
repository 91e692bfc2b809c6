import { checkGraph } from '../../src/checks/registry.js';
import { deliveryFiles } from '../../src/delivery/deliver.js';
import { argoCd, Worker } from '../../src/index.js';
import { small } from '../constructs/support.js';
import { delivered, specOf, systemOf } from './support.js';

const comparing = 'argocd.argoproj.io/compare-options';
const repository = 'https://git.example.com/fleet.git';
const image = 'registry.example.com/a:1.0.0';
const worker = (name: string) => systemOf(name, system => void new Worker(system, 'api', { image, resources: small }));
const Shop = worker('shop');
const Bank = systemOf('bank', system => {
  system.other(Shop);
  new Worker(system, 'ledger', { image, resources: small });
});

describe('Argo CD with many clusters', () => {
  const labels = { 'plainsail.dev/environment': 'production' };
  const made = (steps?: object) =>
    delivered(
      argoCd({ repository, clusters: { labels, ...(steps && { steps }) } as never }),
      [Shop, Bank],
      ['shop', 'bank'],
    );
  const setOf = (steps?: object) => specOf(made(steps).graph, 'ApplicationSet', 'production-shop') as never as Made;
  interface Made {
    strategy?: { rollingSync: { steps: readonly object[] } };
    syncPolicy: object;
    template: {
      metadata: { name: string; labels: Record<string, string> };
      spec: { syncPolicy: { automated: object } };
    };
  }

  test('an ApplicationSet for each system makes an Application for each cluster, and deletes none', () => {
    const { graph } = made();
    expect(graph.ofKind('Application').map(({ name }) => name)).toEqual(['production']);
    expect(graph.ofKind('ApplicationSet').map(({ name }) => name)).toEqual(['production-bank', 'production-shop']);
    expect(specOf(graph, 'ApplicationSet', 'production-shop')).toMatchObject({
      goTemplate: true,
      generators: [{ clusters: { selector: { matchLabels: labels } } }],
      syncPolicy: { applicationsSync: 'create-update' },
      template: {
        metadata: { name: 'production-shop-{{ .nameNormalized }}' },
        spec: {
          destination: { server: '{{ .server }}', namespace: 'shop-production' },
          syncPolicy: { automated: { prune: true, selfHeal: true } },
        },
      },
    });
    expect(specOf(graph, 'AppProject', 'production-shop')['destinations']).toEqual([
      { server: '*', namespace: 'shop-production' },
    ]);
    expect(setOf()).not.toHaveProperty('strategy');
  });

  test('steps select every cluster, those without the label last, and their syncs prune', () => {
    const { strategy, template } = setOf({ by: 'ring', values: ['canary', 'eu'], atOnce: '25%' });
    const key = 'plainsail.dev/step';
    expect(strategy?.rollingSync.steps).toEqual([
      { matchExpressions: [{ key, operator: 'In', values: ['canary'] }], maxUpdate: '25%' },
      { matchExpressions: [{ key, operator: 'In', values: ['eu'] }], maxUpdate: '25%' },
      { matchExpressions: [{ key, operator: 'NotIn', values: ['canary', 'eu'] }], maxUpdate: '25%' },
    ]);
    expect(template.metadata.labels[key]).toBe('{{ default "" (index .metadata.labels "ring") }}');
    expect(template.spec.syncPolicy.automated).toEqual({ prune: true });
  });

  test('what stays behind keeps an Application in sync under steps alone', () => {
    const Kept = systemOf('kept', system => {
      new Worker(system, 'api', {
        ...{ image, resources: small },
        volumes: { data: { at: '/data', claim: { size: '1Gi' } } },
      });
    });
    const found = (steps?: object) =>
      ['Namespace', 'PersistentVolumeClaim', 'Deployment'].map(kind => {
        const delivery = argoCd({ repository, clusters: { labels, ...(steps && { steps }) } as never });
        const [object] = delivered(delivery, [Kept], ['kept']).graph.ofKind(kind);
        return object?.manifest.metadata.annotations?.[comparing];
      });
    expect(found({ by: 'ring', values: ['canary'] })).toEqual(['IgnoreExtraneous', 'IgnoreExtraneous', undefined]);
    expect(found()).toEqual([undefined, undefined, undefined]);
  });

  test('the Applications of a cluster, and those of a system, can be selected', () => {
    expect(setOf().template.metadata.labels).toMatchObject({
      'plainsail.dev/cluster': '{{ .nameNormalized | trunc 63 | trimAll "-." }}',
      'plainsail.dev/system': 'shop',
    });
  });

  test('its settings have the controller see what becomes of Applications', () => {
    const { graph, environment } = made();
    const settings = deliveryFiles(graph, environment).get('production/gitops/templates/argocd-cmd-params-cm.yaml');
    expect(settings).toContain('applicationsetcontroller.enable.progressive.syncs: "true"');
  });

  test('the checks of delivery objects have nothing to say', () => {
    for (const steps of [undefined, { by: 'ring', values: ['canary'] }]) {
      const { problems } = checkGraph(made(steps).graph, { kubernetes: '1.31' });
      expect(problems.filter(({ object }) => object?.apiVersion.startsWith('argoproj.io'))).toEqual([]);
    }
  });

  test.each([
    [{ labels: {} }, 'clusters has no labels'],
    [{ labels: { 'a b': 'c' } }, 'clusters has the label "a b: c"'],
    [{ labels, steps: { by: 'ring', values: [] } }, 'steps has no values'],
    [{ labels, steps: { by: 'ring', values: ['a', 'a'] } }, 'steps has the value "a" twice'],
    [{ labels, steps: { by: 'ring', values: ['a'], atOnce: 0 } }, 'atOnce is 0'],
    [{ labels, steps: { by: '{{ x }}', values: ['a'] } }, 'steps is by the label "{{ x }}"'],
  ])('%j is refused', (clusters, message) => {
    expect(() => delivered(argoCd({ repository, clusters: clusters as never }), [Shop], ['shop'])).toThrow(message);
  });
});
