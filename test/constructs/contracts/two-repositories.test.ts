import { faultsIn } from '../../schemas/validators.js';
import { contract, fleet, imported, mailer, rows, shop, synth, text, web } from './repositories.js';

test('a system without a declaration has no contract', () => {
  expect(synth('shop', () => fleet('shop', () => {}))).toEqual([]);
  expect(text('shop', '.plainsail')).not.toContain('contract');
});

test('both repositories render and prove their end of a call, each from the contract of the other', () => {
  expect(synth('shop', () => shop({ callers: [mailer], interface: '2.3.1' }))).toEqual([]);
  expect(faultsIn('contract', contract('shop'))).toEqual([]);
  expect(contract('shop')).toEqual({
    ...{ version: 1, environment: 'production', system: 'shop', namespace: 'shop-production', interface: '2.3.1' },
    ports: {
      api: {
        ...{ protocol: 'http', transport: 'TCP', port: 8080, host: 'api.shop-production', servicePort: 80 },
        ...{ pods: { 'app.kubernetes.io/name': 'api' }, callers: [mailer] },
      },
    },
    calls: [],
  });
  expect(text('shop', '.plainsail').split('\n')).toContain('contract.json');
  expect(text('shop', 'kustomization.yaml')).not.toContain('contract');

  const pin = imported('shop', 'web');
  expect(synth('web', () => web(pin, { interface: '2' }))).toEqual([]);
  expect(text('web', 'networkpolicy-mailer.yaml')).toContain('kubernetes.io/metadata.name: shop-production');
  expect(text('web', 'networkpolicy-mailer.yaml')).toContain('port: 8080');
  expect(text('web', 'deployment-mailer.yaml')).toContain('http://api.shop-production');
  expect(faultsIn('contract', contract('web'))).toEqual([]);
  const to = { namespace: 'shop-production', pods: { 'app.kubernetes.io/name': 'api' }, transport: 'TCP', port: 8080 };
  expect(contract('web').calls).toEqual([{ from: mailer, to }]);
  expect(rows('web', web(pin))).toEqual([
    'web-production/mailer[Deployment] => shop-production/api[Contract] : TCP 8080',
  ]);

  const theirs = imported('web', 'shop');
  expect(synth('shop', () => shop({ callers: [theirs] }))).toEqual([]);
  expect(contract('shop').ports.api.callers).toEqual([mailer]);
  expect(text('shop', 'networkpolicy-api.yaml')).toContain('kubernetes.io/metadata.name: web-production');
  expect(rows('shop', shop({ callers: [theirs] }))).toEqual([
    'web-production/mailer[Contract] => shop-production/api[Deployment] : TCP 8080',
  ]);
});

test('a provider that does not admit the caller is named where the call is declared', () => {
  synth('shop', () => shop({ callers: [{ ...mailer, pods: { app: 'other' } }] }));
  const pin = imported('shop', 'web');
  expect(synth('web', () => web(pin))).toEqual([
    {
      id: 'contract-kept',
      message:
        'calls shop-production/api[Contract] : TCP 8080, and the contract "contracts/other.json" of shop does not let web-production/mailer[Deployment] in: it admits web-production/app=other',
      hint: 'Have shop name it as a caller, by its labels or by contract.json of this system, and import the new contract here.',
    },
  ]);
  expect(rows('web', web(pin))).toEqual([]);
});

test('a caller of another namespace is not the one that is admitted', () => {
  synth('shop', () => shop({ callers: [{ ...mailer, namespace: 'web-staging' }] }));
  const pin = imported('shop', 'web');
  expect(synth('web', () => web(pin)).map(({ id }) => id)).toEqual(['contract-kept']);
});

test('a provider that changes a port learns who calls the former one', () => {
  synth('shop', () => shop({ callers: [mailer] }));
  const pin = imported('shop', 'web');
  synth('web', () => web(pin));
  const callers = [imported('web', 'shop')];
  expect(synth('shop', () => shop({ callers }, 9090))).toEqual([
    {
      id: 'contract-kept',
      message:
        'is called by web-production/mailer[Contract] on TCP 8080 of app.kubernetes.io/name=api, as the contract "contracts/other.json" of web says, and shop offers api on TCP 9090',
      hint: 'Offer that port until web has imported the new contract, then import its contract here.',
    },
  ]);
});

test('a consumer that imports the changed port follows it', () => {
  synth('shop', () => shop({ callers: [mailer] }, 9090));
  const pin = imported('shop', 'web');
  expect(synth('web', () => web(pin))).toEqual([]);
  expect(text('web', 'networkpolicy-mailer.yaml')).toContain('port: 9090');
});
