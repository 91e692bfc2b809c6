import { Catalogue, text, Worker } from '../../../src/index.js';
import { chartIn, containerOf, ofKind, only, podOf, refusals, small, templateOf } from '../support.js';

const shop = new Catalogue('shop', { GREETING: text('Greeting'), MODE: text('Mode') });
const config = shop.values({ GREETING: "it's $5", MODE: 'fast' });
type Props = Partial<ConstructorParameters<typeof Worker>[2]>;

function worker(props: Props) {
  const chart = chartIn({});
  new Worker(chart, 'worker', { image: 'shop:1.0.0', resources: small, ...props });
  return chart;
}
const digestOf = (props: Props) =>
  templateOf(only(worker(props), 'Deployment')).metadata?.annotations?.['checksum/config'];

test('C7: variables one by one, each from the ConfigMap', () => {
  const chart = worker({ config, configDelivery: 'env' });
  expect(containerOf(only(chart, 'Deployment')).envFrom).toBeUndefined();
  expect(containerOf(only(chart, 'Deployment')).env).toEqual(
    ['GREETING', 'MODE'].map(name => ({ name, valueFrom: { configMapKeyRef: { name: 'worker-config', key: name } } })),
  );
});

test('C7: variables as a mounted file that shells read back as they were', () => {
  const chart = worker({ config, configDelivery: { file: '/etc/shop/environment' } });
  const deployment = only(chart, 'Deployment');
  expect(only(chart, 'ConfigMap', 'worker-files')['data']).toEqual({
    etc_shop_environment: "GREETING='it'\\''s $5'\nMODE=fast\n",
  });
  expect(ofKind(chart, 'ConfigMap')).toHaveLength(1);
  expect(containerOf(deployment).env).toBeUndefined();
  expect(containerOf(deployment).volumeMounts).toContainEqual({
    name: 'files-etc-shop',
    mountPath: '/etc/shop',
    readOnly: true,
  });
  expect(podOf(deployment).volumes).toContainEqual({
    name: 'files-etc-shop',
    configMap: { name: 'worker-files', items: [{ key: 'etc_shop_environment', path: 'environment' }] },
  });
});

test('C7: files of several folders share one ConfigMap', () => {
  const chart = worker({ files: { '/etc/a/one.yaml': 'a: 1', '/etc/a/two.yaml': 'b: 2', '/opt/b/three.json': '{}' } });
  expect(Object.keys(only(chart, 'ConfigMap')['data'] as object)).toHaveLength(3);
  const mounts = containerOf(only(chart, 'Deployment')).volumeMounts?.map(({ mountPath }) => mountPath);
  expect(mounts).toEqual(expect.arrayContaining(['/etc/a', '/opt/b']));
});

test('C7: a change of a variable or of a file rolls the pods', () => {
  const file = { '/etc/shop/app.yaml': 'a: 1' };
  const digests = [
    digestOf({ config }),
    digestOf({ config: config.with({ MODE: 'slow' }) }),
    digestOf({ config, files: file }),
    digestOf({ config, files: { '/etc/shop/app.yaml': 'a: 2' } }),
    digestOf({ files: file }),
  ];
  expect(new Set(digests).size).toBe(digests.length);
  expect(digests).not.toContain(undefined);
  expect(digestOf({})).toBeUndefined();
});

test.each(['app.yaml', '/app.yaml', '/etc/../app.yaml', '/etc/a b/c'])('refuses "%s" as the place of a file', path => {
  expect(refusals(() => worker({ files: { [path]: 'a' } })).map(([id, message]) => [id, message])).toEqual([
    ['config-file', `"${path}" is not a place for a file.`],
  ]);
});
