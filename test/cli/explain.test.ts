import { fleetOf, Project } from './project.js';

const fleet = fleetOf(`    new Worker(this, 'mailer', {
      image,
      resources: common.resources,
      config: shop.values({ SHOP_MODE: 'fast', SHOP_TOKEN: secretRef('shop/token', 'value') }),
      alerts: [MailerStuck],
    });`)
  .replace('{ Environment,', '{ Catalogue, Environment, oneOf, port, secret,')
  .replace('import {', "import { gauge, gaugeLevel, metricCatalogue } from 'plainsail/monitoring';\nimport {")
  .replace('versions }', `versions, cluster }`)
  .replace(
    'const production',
    `const cluster = {
  prometheus: { namespace: 'monitoring', pods: { app: 'prometheus' }, selects: { release: 'stack' } },
  runbooks: 'https://example.com/runbooks',
};
const shop = new Catalogue('shop', {
  SHOP_MODE: oneOf(['fast', 'slow'], 'How orders are taken', 'slow'),
  SHOP_PORT: port('Where it listens', 8080),
  SHOP_TOKEN: secret('Who the shop is'),
});
const metrics = metricCatalogue({ waiting: gauge('shop_mails_waiting', 'Mails that wait') });
const MailerStuck = {
  name: 'MailerStuck',
  severity: 'critical',
  for: '5m',
  when: gaugeLevel({ of: metrics.waiting, above: 10 }),
  summary: 'Mail waits',
  description: 'The queue has {{ $value }} mails.',
} as const;
const production`,
  );
let project: Project;
beforeEach(() => {
  project = new Project({ 'fleet.ts': fleet });
});
afterEach(() => project.remove());

const explained = (name: string) => project.plainsail('explain', name);

test('a check is explained by its page, with or without a fleet', () => {
  project.write({ 'package.json': '{}' });
  const { code, stdout } = explained('service-selects-pods');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^# service-selects-pods\n\nEvery Service selects at least one pod\.\n/);
  const unknown = explained('service-selects-pod');
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('Did you mean "service-selects-pods"?')]);
});

test('an alert is explained by what it means, where it is, its expression and its runbook', () => {
  const { code, stdout } = explained('MailerStuck');
  const line = fleet.split('\n').findIndex(text => text.includes('new Worker')) + 1;
  expect([code, stdout]).toEqual([
    0,
    `# MailerStuck

An alert of shop.

Mail waits.

The queue has ‹value› mails.

| environment | system | component | severity | for | threshold | declared at |
| --- | --- | --- | --- | --- | --- | --- |
| production | shop | mailer | critical | 5m | above 10 | fleet.ts:${line} |

## Expressions

production/shop mailer:

\`\`\`promql
max by (namespace, job) (shop_mails_waiting{namespace="shop-production",job="mailer"}) > 10
\`\`\`

## Runbook

- https://example.com/runbooks/shop/MailerStuck.md
`,
  ]);
});

test.each([
  [
    'SHOP_MODE',
    'one of a few texts',
    '| `SHOP_MODE` | How orders are taken. One of `fast`, `slow`. | `slow` | `fast` |',
  ],
  ['SHOP_PORT', 'port, such as `8080`', '| `SHOP_PORT` | Where it listens. | `8080` |  |'],
  ['SHOP_TOKEN', 'secret', '| `SHOP_TOKEN` | Who the shop is. Secret. |  | `shop/token#value` |'],
])('the variable %s is explained by its type, its default and its value in each environment', (name, type, row) => {
  expect(explained(name)).toEqual({
    code: 0,
    stderr: '',
    stdout: `# ${name}\n\nA variable of the program shop in shop. Type: ${type}.\n\n| Variable | Meaning | Default | production |\n| --- | --- | --- | --- |\n${row}\n`,
  });
});

test('an alert of a plain PrometheusRule is explained by what stands there', () => {
  const rule = `    new PlainObject(this, 'relay', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { name: 'relay', labels: { release: 'stack' } },
      spec: {
        groups: [{
          name: 'relay',
          rules: [
            {
              alert: 'RelayRefuses',
              expr: 'increase(relay_refused_total[5m]) > 0',
              for: '10m',
              labels: { severity: 'warning' },
              annotations: {
                summary: 'The relay refuses mail',
                description: 'It refused {{ $value }} mails of {{ $labels.sender }}.',
                runbook_url: 'https://example.com/relay.md',
              },
            },
            { alert: 'RelayDown', expr: 'up{job="relay"} == 0' },
          ],
        }],
      },
    });
    new Worker(`;
  const text = `import { PlainObject } from 'plainsail';\n${fleet.replace('    new Worker(', () => rule)}`;
  project.write({ 'fleet.ts': text });
  const line = text.split('\n').findIndex(each => each.includes('new PlainObject')) + 1;
  expect(explained('RelayRefuses')).toEqual({
    code: 0,
    stderr: '',
    stdout: `# RelayRefuses

An alert of shop, as the PrometheusRule has it.

The relay refuses mail

It refused ‹value› mails of ‹sender›.

| environment | system | PrometheusRule | severity | for | declared at |
| --- | --- | --- | --- | --- | --- |
| production | shop | relay | warning | 10m | fleet.ts:${line} |

## Expressions

production/shop relay:

\`\`\`promql
increase(relay_refused_total[5m]) > 0
\`\`\`

## Runbook

- https://example.com/relay.md
`,
  });
  expect(explained('RelayDown').stdout).toBe(`# RelayDown

An alert of shop, as the PrometheusRule has it.

| environment | system | PrometheusRule | severity | for | declared at |
| --- | --- | --- | --- | --- | --- |
| production | shop | relay |  | at once | fleet.ts:${line} |

## Expressions

production/shop relay:

\`\`\`promql
up{job="relay"} == 0
\`\`\`
`);
  expect(explained('MailerStuck').stdout).toContain('An alert of shop.\n');
  expect(explained('RelyRefuses').stderr).toContain('Did you mean "RelayRefuses"?');
});

test.each([
  ['mailerstuck', 'MailerStuck'],
  ['SHOP_TOKN', 'SHOP_TOKEN'],
  ['unique-env', undefined],
])('%s may have been meant as %s', (name, meant) => {
  const { code, stderr } = explained(name);
  expect([code, stderr]).toEqual(
    meant === undefined
      ? [0, '']
      : [
          2,
          `error unknown-name: no check, alert, variable or image is called "${name}"\n  hint: Did you mean "${meant}"?\n1 error.\n`,
        ],
  );
});

test('a fleet that is refused is said beside the name that it may have', () => {
  project.write({ 'fleet.ts': "throw new Error('stop');\n" });
  const { code, stderr } = explained('MailerStuck');
  expect([code, stderr]).toEqual([
    2,
    expect.stringMatching(
      /error unknown-name: no check is called "MailerStuck", and the fleet, which may have the name, is refused/,
    ),
  ]);
  expect(stderr).toContain('stop');
  expect(explained('unique-env').code).toBe(0);
});
