import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'cdk8s';
import { days } from '../../src/alert-tests/day/suite.js';
import { day, phases, podState } from '../../src/alert-tests/day/timeline.js';
import { dayValues } from '../../src/alert-tests/day/values.js';
import { writeDays } from '../../src/alert-tests/files.js';
import { runTests } from '../../src/alert-tests/run.js';
import {
  type Alert,
  anything,
  availability,
  counter,
  matching,
  metricCatalogue,
  noTargetUp,
  targetDown,
} from '../../src/entries/monitoring.js';
import { Environment, Fleet, httpGet, System, type SystemProps, WebService } from '../../src/index.js';
import { fleet } from '../../src/main.js';
import { hasPromtool, testWith } from '../monitoring/promtool.js';

/** What promtool makes of values, for as many minutes as they say. */
function read(text: string): (number | undefined)[] {
  return text.split(' ').flatMap(part => {
    if (part === 'stale' || part === '_') return [undefined];
    const gap = /^_x(\d+)$/.exec(part);
    if (gap) return Array.from({ length: Number(gap[1]) }, () => undefined);
    const run = /^(-?[\d.e+]+?)(?:([+-])([\d.e]+)x(\d+))?$/.exec(part)!;
    const [, first, sign = '+', step = '0', times = '0'] = run;
    const by = Number(step) * (sign === '-' ? -1 : 1);
    return Array.from({ length: Number(times) + 1 }, (_, i) => Number(first) + by * i);
  });
}

test.each([
  ['what stays', () => 3],
  ['what grows', (minute: number) => 2 * minute],
  ['what comes and goes', podState],
  ['what falls', (minute: number) => 10 - minute],
  ['what ends', (minute: number) => (minute < 7 ? minute % 3 : undefined)],
])('promtool gets the values of %s', (_, at) => {
  const minutes = 200;
  expect(read(dayValues(at, minutes))).toEqual(Array.from({ length: minutes }, (_, minute) => at(minute)));
});

test('the parts of the day follow one another, and the day ends with it', () => {
  const all = Object.values(phases);
  expect(all.every(({ from, to }, i) => from < to && (i === 0 || from >= all[i - 1]!.to))).toBe(true);
  expect(all.at(-1)!.to).toBe(day - 1);
});

test('every system of production has its day', () => {
  const { days: all, problems } = days(fleet, { environment: 'production' });
  expect([all.map(({ path }) => path), problems]).toEqual([
    Object.keys(fleet.systems).map(system => `production/${system}`),
    [],
  ]);
});

test('a system that counts no requests is paged nowhere: nothing knows that they fail', () => {
  const pagedIn = (environment: string) => {
    const [{ test: played } = { test: undefined }] = days(fleet, { environment, system: 'codex-app-server' }).days;
    const { promql_expr_test: expectations } = played as { promql_expr_test: { exp_samples: unknown[] }[] };
    return expectations.map(({ exp_samples }) => exp_samples.length > 0);
  };
  const always = Object.values(phases).map(({ paged }) => paged);
  expect(pagedIn('staging')).toEqual(always);
  expect(pagedIn('development')).toEqual(always.map(() => false));
});

const metrics = metricCatalogue({
  requests: counter('shop_requests_total', 'Requests', { labels: { code: anything } }),
});

/** A shop whose API has this page and this objective. */
const shopWith = (page: Alert) =>
  new Fleet({
    environments: [
      new Environment('production', {
        tier: 'production',
        domain: 'example.com',
        versions: {},
        cluster: { prometheus: { namespace: 'monitoring', pods: { app: 'prometheus' }, selects: {} } },
      }),
    ],
    systems: {
      shop: class extends System {
        constructor(scope: App, props: SystemProps) {
          super(scope, 'shop', props);
          new WebService(this, 'api', {
            image: 'registry.example.com/api:1.0.0',
            ports: { http: 8080 },
            probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
            resources: { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] },
            replicas: 2,
            metrics: { port: 'http', catalogue: metrics },
            objectives: [availability('99.9%', { of: metrics.requests, errors: { code: matching('5..') } })],
            alerts: [page],
          });
        }
      },
    },
  });

function played(page: Alert) {
  const out = mkdtempSync(join(tmpdir(), 'day-'));
  try {
    return runTests(writeDays(days(shopWith(page), {}).days, out))!;
  } finally {
    rmSync(out, { recursive: true });
  }
}

const down = { name: 'ApiDown', for: '1m', severity: 'critical', summary: 'Down', description: 'Down.' } as const;

testWith(hasPromtool)(
  'a page for every pod that starts fails the day, and one for the whole component does not',
  () => {
    expect(played({ ...down, when: noTargetUp() })).toMatchObject({ passed: true });
    const { passed, failures } = played({ ...down, when: targetDown() });
    expect(passed).toBe(false);
    for (const at of ['1h', '2h30m', '13h', '14h30m']) expect(failures).toContain(`time: ${at},`);
    expect(failures).toContain('alertname="ApiDown"');
  },
  300_000,
);
