const digest = `sha256:${'0'.repeat(64)}`;
const named = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'api' };
const finding = {
  check: 'image-tag-fixed',
  category: 'workload',
  controls: ['CIS 1.12: 5.2.2'],
  severity: 'warning',
  message: 'says it',
  hint: 'Do it.',
  docs: 'https://kubernetes.io/docs',
  waived: false,
  object: named,
  subject: 'Worker "mailer" of shop',
  environment: 'production',
  path: 'spec',
  file: 'a.yaml:1',
  source: 'fleet.ts:1',
  group: 'image-tag-fixed-01234567',
  construct: 'app/api',
};
const waived = { ...finding, waived: true, waiver: { reason: 'later', owner: 'shop', until: '2030-01-31' } };
const summary = { errors: 0, warnings: 1 };
const levels = { minimum: 1, typical: 2, maximum: 3.5 };
const waiver = {
  check: 'image-tag-fixed',
  object: 'Deployment shop/*',
  path: 'spec',
  reason: 'later',
  owner: 'shop',
  until: '2030-01-31',
};
const proposal = {
  version: 1,
  environment: 'production',
  system: 'shop',
  role: 'SuperAdmin',
  digest,
  files: 9,
  added: ['production/shop/a-b.yaml'],
  changed: [],
  removed: [],
  record: 'approvals/production/shop.yaml',
};
const order = { version: 1, view: 'order', findings: [finding], summary };

/** A document with each field of its schema; some schemas need several. */
export const samples: Readonly<Record<string, readonly unknown[]>> = {
  finding: [finding, waived],
  check: [{ version: 1, findings: [finding, waived], summary: { ...summary, objects: 2, waived: 1 } }],
  'check-list': [
    {
      version: 1,
      checks: [
        {
          id: 'a-b',
          severity: 'error',
          category: 'server',
          profile: 'named',
          title: 'It is',
          docs: 'https://kubernetes.io',
        },
      ],
    },
  ],
  synth: [
    {
      version: 1,
      out: 'dist',
      written: true,
      units: [{ unit: 'production/shop', objects: 1, checks: 2, warnings: 3, waived: 4, pairs: 5 }],
      files: { added: ['a'], changed: ['b'], removed: ['c'], unchanged: 1, heldBack: ['production/shop'] },
      findings: [finding],
      summary,
    },
  ],
  connections: [
    {
      version: 1,
      view: 'connections',
      environments: [{ environment: 'production', connections: [{ src: 'a', dst: 'b', conn: 'TCP 80' }] }],
      findings: [finding],
      summary: { ...summary, connections: 1 },
    },
  ],
  cost: [
    {
      version: 1,
      view: 'cost',
      prices: { currency: 'EUR', date: '2026-11-21', source: 'a list' },
      environments: [
        {
          environment: 'production',
          cost: levels,
          systems: [{ system: 'shop', cost: levels, lines: [{ component: 'api', kind: 'cpu', cost: levels }] }],
        },
      ],
      budgets: [{ system: 'shop', name: 'All', environments: ['production'], monthly: 5, cost: levels, over: 0 }],
      findings: [finding],
      summary: { ...summary, ...levels, overruns: 0 },
    },
  ],
  order: [
    {
      ...order,
      environments: [
        {
          environment: 'production',
          systems: [
            {
              system: 'shop',
              rank: 1,
              after: [{ system: 'bank', reasons: ['it calls it'] }],
              outside: [{ unit: named, reasons: ['shop waits for it with external()'] }],
              stages: [{ name: 'after-minus-2', objects: [named] }],
            },
          ],
        },
      ],
    },
    { ...order, environments: [{ environment: 'production', explanation: ['a waits for b'] }] },
  ],
  diff: [
    {
      version: 1,
      environments: ['production'],
      consequences: [
        {
          section: 'restarts',
          id: 'pods-replaced',
          subject: 'Deployment shop/api',
          object: named,
          path: 'spec',
          message: 'replaces',
          hint: 'Wait.',
          routine: false,
          rollout: { pods: { min: 1, max: 2 }, leastReady: 1, pace: '1 at a time', atMost: 60, deadline: 60 },
          accepted: false,
          environments: ['production'],
          file: 'a.yaml:1',
          source: 'fleet.ts:1',
        },
      ],
      summary: { restarts: 1 },
    },
  ],
  approve: [
    { ...proposal, approved: false, reason: 'nobody has approved it yet' },
    { ...proposal, approved: true, approver: 'jane' },
  ],
  approval: [
    {
      format: 'plainsail approval 1',
      environment: 'production',
      system: 'shop',
      digest,
      role: 'SuperAdmin',
      approver: 'jane',
      key: digest,
      date: '2030-01-31',
      signature: `${'A'.repeat(86)}==`,
    },
  ],
  approvers: [{ approvers: [{ name: 'jane', roles: ['SuperAdmin'], publicKey: '-----BEGIN PUBLIC KEY-----\n' }] }],
  baseline: [{ version: 1, findings: [{ check: 'a-b', object: 'Deployment shop/api', path: '' }] }],
  waivers: [[waiver], waiver],
  'waiver-annotations': [{ 'waive.plainsail.dev/a-b': 'later; owner: shop; until: 2030-01-31', 'example.com/a': 'b' }],
  inventory: [
    ['deployment-api.yaml', 'kustomization.yaml', 'minus-2/kustomization.yaml', 'templates/recover.yaml'],
    ['role-system%3Anode.rbac.example_com.monitoring.yaml'],
  ],
  layout: [
    [
      'production/shop/.plainsail',
      'production/shop/deployment-api.yaml',
      'production/shop/cluster-main.postgresql.cnpg.io.yaml',
      'production/shop/templates/bucket.json',
      'production/gitops/shop/after-0/kustomization.yaml',
      'production/gitops/shop/application-production-shop.yaml',
    ],
  ],
};
