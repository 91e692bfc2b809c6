import { recorded } from '../../../src/intent/record.js';
import { stores, worker } from './shop.js';

test('C8: by hand, a skeleton says what belongs into the Secret, and cannot be applied as it is', () => {
  const chart = worker(stores['manual']!);
  const skeletons = recorded(chart, 'template').map(({ value }) => value);
  const skeleton = skeletons.find(({ file }) => file === 'secret-worker-secrets.yaml');
  expect(skeleton).toMatchObject({
    makes: { namespace: 'shop', name: 'worker-secrets', keys: ['db-password', 'TOKEN'] },
  });
  expect(skeleton?.text.split('\n')).toEqual(
    expect.arrayContaining([
      '  name: worker-secrets',
      'type: Opaque',
      '  # PASSWORD: Password of the database.',
      '  # Kept at shop/db, property password.',
      '  db-password: "<db-password>"',
    ]),
  );
});
