import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { problemOf } from '../../src/checks/check.js';
import { checks } from '../../src/checks/registry.js';
import { dates, newest, oldest, replaceSets } from '../../src/defaults/dated.js';
import type { DefaultSets } from '../../src/defaults/default-set.js';
import { undated } from '../../src/defaults/project.js';
import { released } from '../../src/defaults/released.js';
import { graphObject } from '../../src/graph/object.js';
import { Environment, Fleet, httpGet, System, type SystemProps, WebService, Worker } from '../../src/index.js';
import type { ProblemError, Severity } from '../../src/problem.js';
import { synthesize } from '../../src/synth/synthesize.js';

const set = released['2026-12']!;
const later = {
  ...set,
  kubernetes: '1.35',
  dns: { namespace: 'dns', pods: { app: 'dns' } },
  grace: 60,
  drain: 5,
  severities: { 'service-selects-pods': 'warning' },
} as const;
const two: DefaultSets = { '2026-12': set, '2027-06': later };

let takeBack: () => void;
let before: string;
let folder: string;
const state = (defaults?: unknown) =>
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ plainsail: { fleet: 'fleet.ts', defaults } }));
beforeEach(() => {
  before = process.cwd();
  folder = mkdtempSync(join(tmpdir(), 'defaults-'));
  process.chdir(folder);
  takeBack = () => undefined;
});
afterEach(() => {
  takeBack();
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

const resources = { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] } as const;
const probes = { liveness: httpGet('/live'), readiness: httpGet('/ready') };
const image = 'registry.example.com/shop:1.0.0';

/** Two systems of the same declarations; the second may have a date of its own. */
function fleetWith(defaults?: string): Fleet {
  const declare = (system: System) => {
    const api = new WebService(system, 'api', { image, ports: { http: 8080 }, probes, resources, replicas: [2, 4] });
    new Worker(system, 'mailer', { image, resources, replicas: [2, 4], calls: [api.port('http')] });
  };
  class Shop extends System {
    constructor(scope: Construct, props: SystemProps) {
      super(scope, 'shop', props);
      declare(this);
    }
  }
  class Bank extends System {
    constructor(scope: Construct, props: SystemProps) {
      super(scope, 'bank', { ...props, ...(defaults !== undefined && { defaults }) });
      declare(this);
    }
  }
  const staging = new Environment('staging', { tier: 'staging', domain: 'example.org', versions: {} });
  return new Fleet({ environments: [staging], systems: { shop: Shop, bank: Bank } });
}
const render = (defaults?: string) =>
  synthesize({ fleet: fleetWith(defaults), out: join(folder, 'dist') }).request.files;
const refusals = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return (error as ProblemError).problems.map(({ id, message, hint }) => [id, message, hint]);
  }
  return [];
};

test('the same sources and date give the same bytes, whatever sets a later version adds', () => {
  state('2026-12');
  const now = render();
  takeBack = replaceSets(two);
  expect(render()).toEqual(now);
  state('2027-06');
  const next = render();
  expect(next).not.toEqual(now);
  expect([...next.keys()]).toEqual([...now.keys()]);
  expect(next.get('staging/shop/deployment-mailer.yaml')).toContain('terminationGracePeriodSeconds: 60');
  expect(now.get('staging/shop/deployment-mailer.yaml')).not.toContain('terminationGracePeriodSeconds');
  expect(next.get('staging/shop/networkpolicy-mailer.yaml')).toContain('kubernetes.io/metadata.name: dns');
});

test('a system has a date of its own, for what belongs to it and not to the cluster', () => {
  takeBack = replaceSets(two);
  state('2026-12');
  const files = render('2027-06');
  const mailers = ['shop', 'bank'].map(system => files.get(`staging/${system}/deployment-mailer.yaml`)!);
  expect(mailers.map(text => text.includes('terminationGracePeriodSeconds: 60'))).toEqual([false, true]);
  expect(files.get('staging/bank/networkpolicy-mailer.yaml')).not.toContain('metadata.name: dns');
});

test('severities go by the date', () => {
  takeBack = replaceSets(two);
  state('2026-12');
  class Lost extends System {
    constructor(scope: Construct, props: SystemProps, defaults?: string) {
      super(scope, 'shop', { ...props, ...(defaults !== undefined && { defaults }) });
      const spec = { selector: { app: 'gone' }, ports: [{ port: 80 }] };
      new ApiObject(this, 'lost', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'lost' }, spec });
    }
  }
  class Later extends Lost {
    constructor(scope: Construct, props: SystemProps) {
      super(scope, props, '2027-06');
    }
  }
  const severity = (SystemOf: typeof Later) => {
    const staging = new Environment('staging', { tier: 'staging', domain: 'example.org', versions: {} });
    const fleet = new Fleet({ environments: [staging], systems: { shop: SystemOf } });
    try {
      const { problems } = synthesize({ fleet, out: join(folder, 'dist') });
      return problems.find(({ id }) => id === 'service-selects-pods')?.severity;
    } catch (error) {
      return (error as ProblemError).problems.find(({ id }) => id === 'service-selects-pods')?.severity;
    }
  };
  expect([severity(Lost), severity(Later)]).toEqual(['error', 'warning']);
  state('2027-06');
  expect(severity(Lost)).toBe('warning');
});

test('what is a warning by the date is never an error, and a finding that is a risk stays one', () => {
  const check = checks.find(({ id }) => id === 'service-selects-pods')!;
  const object = graphObject({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'lost' } });
  const severity = (own: Severity | undefined, dated?: Severity) =>
    problemOf(check, { object, path: '', message: '', severity: own }, () => (dated ? { [check.id]: dated } : {}))
      .severity;
  expect(check.severity).toBe('error');
  expect([severity(undefined), severity('error'), severity('warning')]).toEqual(['error', 'error', 'warning']);
  expect([severity(undefined, 'warning'), severity('error', 'warning')]).toEqual(['warning', 'warning']);
  expect([severity(undefined, 'error'), severity('warning', 'error')]).toEqual(['error', 'warning']);
});

test('an environment without a version has that of the date', () => {
  takeBack = replaceSets(two);
  const version = () =>
    new Environment('staging', { tier: 'staging', domain: 'example.org', versions: {} }).cluster.kubernetes;
  state('2026-12');
  expect(version()).toBe('1.31');
  state('2027-06');
  expect(version()).toBe('1.35');
});

test('a date that does not exist is refused with those that do', () => {
  takeBack = replaceSets(two);
  const hint = 'It must be the date of a set of defaults: "2026-12" or "2027-06".';
  state('2027-07');
  expect(refusals(() => fleetWith())).toEqual([
    ['defaults', '"plainsail.defaults" of package.json is "2027-07". Did you mean "2027-06"?', hint],
  ]);
  state(2026);
  expect(refusals(() => fleetWith())).toEqual([['defaults', '"plainsail.defaults" of package.json is 2026.', hint]]);
  state('2026-12');
  const { problems, request } = synthesize({ fleet: fleetWith('soon'), out: join(folder, 'dist') });
  expect(problems.filter(({ severity }) => severity === 'error')).toMatchObject([
    { id: 'defaults', message: 'the date of its defaults is "soon".', hint, source: expect.stringContaining('.ts:') },
  ]);
  expect(request.heldBack).toEqual(['staging/bank']);
});

test('a project that states none keeps the oldest, with a warning once there are two', () => {
  state('2026-12');
  const stated = render();
  state();
  expect(undated()).toEqual([]);
  takeBack = replaceSets(two);
  expect(render()).toEqual(stated);
  expect(undated()).toMatchObject([
    {
      severity: 'warning',
      message: 'package.json states no date of defaults, so the oldest, 2026-12, are taken',
      hint: expect.stringContaining('"plainsail": { "defaults": "2026-12" }'),
    },
  ]);
  state('2026-12');
  expect(undated()).toEqual([]);
  expect([oldest(), newest(), dates()]).toEqual(['2026-12', '2027-06', ['2026-12', '2027-06']]);
});

test('no released set is changed or taken away: the record only grows', () => {
  const record = JSON.parse(readFileSync(join(__dirname, 'released-sets.json'), 'utf8')) as DefaultSets;
  expect(released).toEqual(record);
});
