import { App } from 'cdk8s';
import type { EnvironmentName } from '../../../src/entries/types.js';
import { Environment, Fleet, httpGet, System, type SystemProps, WebService, Worker } from '../../../src/index.js';
import { ProblemError } from '../../../src/problem.js';
import { chartIn, manifests, plainChart, refusals, small } from '../support.js';

const image = 'registry.example.com/shop:1.0.0';
const common = { image, resources: small };
const probes = { liveness: httpGet('/live'), readiness: httpGet('/ready') };
const environment = (name: EnvironmentName) =>
  new Environment(name, { tier: 'staging', domain: 'example.com', versions: {} });

class Shop extends System {
  readonly api: WebService;
  constructor(scope: App, props: SystemProps) {
    super(scope, 'shop', props);
    this.api = new WebService(this, 'api', { ...common, ports: { http: 8080 }, probes });
  }
}

test('a call to a component of another environment is refused, and both are named', () => {
  const production = new Shop(new App(), { environment: environment('production') });
  class Mailer extends System {
    constructor(scope: App, props: SystemProps) {
      super(scope, 'mailer', props);
      new Worker(this, 'mailer', { ...common, calls: [production.api.port('http')] });
    }
  }
  const staging = environment('staging');
  const fleet = new Fleet({ environments: [staging], systems: { mailer: Mailer } });
  try {
    fleet.declare(staging);
    throw new Error('it was accepted');
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    expect(error.problems).toMatchObject([
      {
        id: 'call',
        message: 'a call leads to shop/api:http, which is declared in production, and this is staging.',
        hint: 'Call what this app declares: a system gets another one of its environment by this.other(…).',
        source: expect.stringContaining('foreign-calls.test.ts:'),
      },
    ]);
  }
});

test('the same system of this environment may be called', () => {
  const app = new App();
  const shop = new Shop(app, { environment: environment('staging') });
  class Mailer extends System {
    constructor(scope: App, props: SystemProps) {
      super(scope, 'mailer', props);
      new Worker(this, 'mailer', { ...common, calls: [this.other(Shop).api.port('http')] });
    }
  }
  expect(refusals(() => new Mailer(app, { environment: shop.environment }))).toEqual([]);
});

test('an app beside this one is another one, whatever its environment', () => {
  const theirs = new WebService(plainChart(), 'api', { ...common, ports: { http: 8080 }, probes });
  const call = (chart = plainChart()) => new Worker(chart, 'mailer', { ...common, calls: [theirs.port('http')] });
  expect(refusals(call)).toEqual([
    ['call', 'a call leads to shop/api:http, which is declared in another app.', expect.any(String)],
  ]);
  expect(refusals(() => call(chartIn({})))).toEqual([
    [
      'call',
      'a call leads to shop/api:http, which is declared in an app without environment, and this is staging.',
      expect.any(String),
    ],
  ]);
});

test('pods of the platform that no app declares may be called', () => {
  const api = new WebService(plainChart(), 'api', { ...common, ports: { http: 8080 }, probes }).port('http');
  const collector = { ...api, id: 'platform:collector', peer: { namespace: 'telemetry', pods: { app: 'collector' } } };
  const chart = plainChart();
  new Worker(chart, 'mailer', { ...common, calls: [collector] });
  expect(manifests(chart).some(({ kind }) => kind === 'NetworkPolicy')).toBe(true);
});
