import type { App } from 'cdk8s';
import type { EnvironmentName, Gate } from '../../src/entries/types.js';
import { Environment, Fleet, System, type SystemProps, Worker } from '../../src/index.js';
import { refusals, small } from '../constructs/support.js';

class Shop extends System {
  constructor(scope: App, props: SystemProps) {
    super(scope, 'shop', props);
    new Worker(this, 'mailer', { image: this.image('shop'), resources: small });
  }
}
const versions = { shop: { repository: 'registry.example.com/shop', staging: '1.4.0' } };
const staging = new Environment('staging' as EnvironmentName, { tier: 'staging', domain: 'example.com', versions });
const gated = (gates?: readonly Gate[], approvals?: string) =>
  new Fleet({
    environments: [staging],
    systems: { shop: Shop },
    ...(gates && { gates }),
    ...(approvals === undefined ? {} : { approvals }),
  });
const gate = { environment: 'staging', system: 'shop', role: 'SuperAdmin' };

test('gates are for what the fleet has', () => {
  expect(gated([gate])).toMatchObject({ gates: [gate], approvals: 'approvals' });
  expect(gated()).toMatchObject({ gates: [], approvals: 'approvals' });
});
test('gates tell everything that is wrong at once', () => {
  const wrong = [
    gate,
    { ...gate, environment: 'stagin' },
    { ...gate, system: 'shpo' },
    { ...gate, role: 'Super Admin' },
  ];
  expect(refusals(() => gated(wrong))).toEqual([
    ['gate', '"Super Admin" is not a name of a role.', expect.stringContaining('up to 63 letters')],
    [
      'gate',
      'a gate is for the environment "stagin", which the fleet does not have. Did you mean "staging"?',
      'It must be "staging".',
    ],
    [
      'gate',
      'a gate is for the system "shpo", which the fleet does not have. Did you mean "shop"?',
      'It must be "shop".',
    ],
    ['gate', 'staging/shop has more than one gate.', 'Keep the one with the role that must approve.'],
  ]);
});
test.each(['', '/etc', '..', 'a/../..', '.hidden', 'a//b', 'a/', 'a\\b'])('approvals cannot be in "%s"', folder => {
  expect(refusals(() => gated([gate], folder))).toEqual([
    ['gate', `approvals cannot be in "${folder}".`, expect.stringContaining('such as "approvals"')],
  ]);
});
