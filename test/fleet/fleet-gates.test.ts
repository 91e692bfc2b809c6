import type { App } from 'cdk8s';
import type { EnvironmentName, Gate, NewGate } from '../../src/entries/types.js';
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

describe('an environment that is like another', () => {
  const like = (name: string, more = {}) => new Environment(name, { like: staging, ...more });
  const fleet = (gates: readonly NewGate[], ...environments: readonly Environment[]) =>
    new Fleet({ environments, systems: { shop: Shop }, gates });
  const roles = (gates: readonly NewGate[], ...environments: readonly Environment[]) =>
    fleet(gates, ...environments).gates.map(({ environment, role }) => [environment, role]);

  test('is gated as its template is, whether that is in the fleet or not', () => {
    const west = like('west');
    const inner = new Environment('west-1', { like: west });
    expect(roles([gate], staging, west, inner)).toEqual([
      ['staging', 'SuperAdmin'],
      ['west', 'SuperAdmin'],
      ['west-1', 'SuperAdmin'],
    ]);
    expect(roles([gate], west)).toEqual([['west', 'SuperAdmin']]);
  });

  test('has its own gate, that of its group, or none before that of its template', () => {
    const gates = [
      gate,
      { ...gate, environment: 'west', role: 'Admin' },
      { ...gate, environment: 'canary', role: 'Tester' },
      { ...gate, environment: 'preview', role: false as const },
    ];
    const environments = [like('west', { groups: ['canary'] }), like('east', { groups: ['canary'] }), like('preview')];
    expect(roles(gates, staging, ...environments)).toEqual([
      ['staging', 'SuperAdmin'],
      ['west', 'Admin'],
      ['east', 'Tester'],
    ]);
  });

  test('cannot be in two groups with a gate', () => {
    const east = like('east', { groups: ['canary', 'eu'] });
    const gates = ['canary', 'eu'].map(environment => ({ ...gate, environment }));
    expect(refusals(() => fleet(gates, east))).toEqual([
      [
        'gate',
        'there are gates of east/shop for "canary" and "eu", which are both groups of its environment.',
        'Add a gate for east/shop, or take the environment out of one of the groups.',
      ],
    ]);
  });

  test('a role is a text, or false', () => {
    expect(refusals(() => fleet([{ ...gate, role: true as never }], staging))).toMatchObject([
      ['gate', '"true" is not a name of a role.', {}],
    ]);
  });
});
