import { pagerDuty, slack } from '../../src/entries/monitoring.js';
import type { Owner } from '../../src/entries/types.js';
import { codeOwnerLines } from '../../src/fleet/owners.js';
import { graphOf } from '../../src/graph/from-app.js';
import {
  Environment,
  Fleet,
  type FleetProps,
  System,
  type SystemClass,
  type SystemProps,
  secretRef,
} from '../../src/index.js';
import { refusals } from '../constructs/support.js';

const alerting = {
  critical: pagerDuty(secretRef('platform/pagerduty', 'key')),
  warning: slack('#platform', secretRef('platform/slack', 'webhook')),
};
const staging = new Environment('staging', {
  ...{ tier: 'staging', domain: 'example.com', versions: { images: {} } },
  cluster: { alerting },
});
const ownedBy = (owner: Owner | undefined, namespaceLabels = {}): SystemClass =>
  class extends System {
    static override readonly owner = owner;
    constructor(scope: ConstructorParameters<typeof System>[0], props: SystemProps) {
      super(scope, 'shop', { ...props, namespaceLabels });
    }
  };
const fleetOf = (owner: Owner | undefined, more: Partial<FleetProps> = {}, labels = {}) =>
  new Fleet({ environments: [staging], systems: { shop: ownedBy(owner, labels) }, ...more });
const rendered = (fleet: Fleet, kind: string) => graphOf(fleet.declare(staging)).ofKind(kind)[0]?.manifest;
const gate = { environment: 'staging', system: 'shop' };
const onCall = pagerDuty(secretRef('shop/pagerduty', 'key'));

test('the namespace has the label of the team, unless it is given', () => {
  const labelOf = (fleet: Fleet) => rendered(fleet, 'Namespace')?.metadata?.labels?.['plainsail.dev/team'];
  expect(labelOf(fleetOf({ team: 'shop' }))).toBe('shop');
  expect(labelOf(fleetOf(undefined))).toBeUndefined();
  expect(labelOf(fleetOf({ team: 'shop' }, {}, { 'plainsail.dev/team': 'other' }))).toBe('other');
});

test('alerts go to the escalation of the team, and the rest to that of the environment', () => {
  const secretOf = (owner: Owner | undefined) => JSON.stringify(rendered(fleetOf(owner), 'ExternalSecret'));
  const text = secretOf({ team: 'shop', escalation: { critical: onCall } });
  expect([
    text.includes('shop/pagerduty'),
    text.includes('platform/pagerduty'),
    text.includes('platform/slack'),
  ]).toEqual([...[true, false, true]]);
  expect(secretOf({ team: 'shop' })).toBe(secretOf(undefined));
});

test('a gate without a role has the team, and without an owner neither', () => {
  expect(fleetOf({ team: 'shop' }, { gates: [gate] }).gates).toEqual([{ ...gate, role: 'shop' }]);
  expect(fleetOf({ team: 'shop' }, { gates: [{ ...gate, role: 'SuperAdmin' }] }).gates[0]?.role).toBe('SuperAdmin');
  expect(refusals(() => fleetOf(undefined, { gates: [gate] }))).toEqual([
    [
      'gate',
      'the gate of staging/shop has no role, and shop has no owner.',
      'Give the gate a role, or the system an owner: static override readonly owner: Owner = { team: "shop" }.',
    ],
  ]);
  expect(refusals(() => fleetOf({ team: 'shop' }, { gates: [{ ...gate, role: '' }] }))).toMatchObject([
    ['gate', '"" is not a name of a role.', {}],
  ]);
});

test('everything that is wrong with an owner is reported at once', () => {
  const owner = {
    team: 'the shop',
    escalation: { crtical: onCall },
    codeOwners: ['shop', '@example/shop', 'a@b.c'],
    teams: [],
  };
  expect(refusals(() => fleetOf(owner as never)).map(([, message]) => message)).toEqual([
    'the owner of shop: codeOwners has "shop".',
    'the owner of shop: escalation has "crtical". Did you mean "critical"?',
    'the owner of shop: it has no "teams". Did you mean "team"?',
    'the owner of shop: team is "the shop".',
  ]);
});

test('code owners review what a system renders, what delivers it, and its approvals', () => {
  const systems = {
    shop: { owner: { team: 'shop', codeOwners: ['@example/shop', 'jane@example.com'] } },
    billing: { owner: { team: 'money', codeOwners: ['@example/money'] } },
    other: {},
    none: { owner: { team: 'none' } },
  };
  expect(codeOwnerLines(systems, 'fleet/dist', 'approvals')).toEqual([
    '/fleet/dist/*/billing/ @example/money',
    '/fleet/dist/*/gitops/billing/ @example/money',
    '/approvals/*/billing.yaml @example/money',
    '/fleet/dist/*/shop/ @example/shop jane@example.com',
    '/fleet/dist/*/gitops/shop/ @example/shop jane@example.com',
    '/approvals/*/shop.yaml @example/shop jane@example.com',
  ]);
});
