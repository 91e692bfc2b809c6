import { ApiObject } from 'cdk8s';
import { Catalogue, configMapKey, podField, secretKey, secretRef, text } from '../../../src/index.js';
import { containerOf, only } from '../support.js';
import { errorsOf, messages, shop, worker } from './workers.js';

describe('env', () => {
  const catalogue = new Catalogue('shop', { LEVEL: text('How much it writes.') });

  test('stands beside the catalogue, in the open, from Secrets, ConfigMaps, the store and the pod', () => {
    const system = shop();
    new ApiObject(system, 'tls', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'ca' },
      data: { 'ca.crt': '' },
    });
    worker(
      {
        config: catalogue.values({ LEVEL: 'debug' }),
        env: {
          POD: podField('metadata.name'),
          GREETING: 'hello $(POD)',
          CA: configMapKey('ca', 'ca.crt'),
          TOKEN: secretRef('shop/mailer', 'token'),
        },
      },
      system,
    );
    expect(containerOf(only(system, 'Deployment'))).toMatchObject({
      envFrom: [{ configMapRef: { name: 'mailer-config' } }],
      env: [
        { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'mailer-secrets', key: 'TOKEN' } } },
        { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        { name: 'GREETING', value: 'hello $(POD)' },
        { name: 'CA', valueFrom: { configMapKeyRef: { name: 'ca', key: 'ca.crt' } } },
      ],
    });
    expect(only(system, 'ExternalSecret').spec['data']).toEqual([
      { secretKey: 'TOKEN', remoteRef: { key: 'shop/mailer', property: 'token' } },
    ]);
    expect(errorsOf(system)).toEqual([]);
  });

  test('is refused where the catalogue has the variable, and for what is not a value', () => {
    expect(messages({ config: catalogue.values({ LEVEL: 'debug' }), env: { LEVEL: 'info' } })).toEqual([
      'env has "LEVEL", which the configuration sets. Set it in one of the two places.',
    ]);
    expect(messages({ env: { LEVEL: {} } })).toEqual([
      expect.stringContaining('env has no value for "LEVEL". Give text'),
    ]);
    expect(messages({ env: { LEVEL: 3 } })).toEqual([expect.stringContaining('has 3 as "env.LEVEL".')]);
    expect(messages({ env: { '1A': 'x' } })).toEqual([expect.stringContaining('env has "1A".')]);
    expect(messages({ env: { TOKEN: secretKey('a', 'b') } })).toEqual([]);
  });
});
