import { HookJob, ScheduledJob, WebService, type WebServiceProps, Worker } from '../../../src/index.js';
import { ProblemError } from '../../../src/problem.js';
import { chartIn, plainChart, refusals, small } from '../support.js';

/** Props as they come from code whose types nobody checks. */
const untyped = (props: object): never => ({ image: 'a:1', resources: small, ...props }) as never;
const worker = (props: object) => refusals(() => new Worker(plainChart(), 'mailer', untyped(props)));
const messages = (props: object) => worker(props).map(([, message]) => message);

test.each<[string, object, string]>([
  ['an unknown prop', { replica: [2, 4] }, 'it has no "replica". Did you mean "replicas"?'],
  ['nothing for resources', { resources: undefined }, 'it needs "resources".'],
  [
    'a resource without its limit',
    { resources: { cpu: '100', memory: small.memory } },
    'it has "100" as "resources.cpu".',
  ],
  ['resources without memory', { resources: { cpu: small.cpu } }, 'it needs "resources.memory".'],
  ['a nested unknown prop', { names: { confg: 'x' } }, 'it has no "names.confg". Did you mean "config"?'],
  ['replicas as text', { replicas: '2-4' }, 'it has "2-4" as "replicas".'],
  [
    'a component that is called',
    { calls: [new Worker(plainChart(), 'x', untyped({}))] },
    'call 1 leads to no endpoint: it is of class Worker.',
  ],
  ['null', { grace: null }, 'it has null as "grace".'],
])('refuses %s', (_, props, message) => {
  expect(messages(props)).toEqual([message]);
});

test('says what is allowed', () => {
  expect(worker({ replicas: '2-4' })[0]?.[2]).toBe('Allowed is a number or [fewest, most], each a number.');
  expect(worker({ resources: { cpu: '1', memory: '1Gi' } }).map(([, , hint]) => hint)).toEqual([
    'Allowed is [request, limit], each text.',
    'Allowed is [request, limit], each text.',
  ]);
});

test('all faults at once, with the environment and the line', () => {
  const declare = () => new Worker(chartIn({}), 'mailer', untyped({ image: 1, resources: undefined, replica: 1 }));
  const error = (() => {
    try {
      return declare();
    } catch (thrown) {
      return thrown;
    }
  })() as ProblemError;
  expect(error).toBeInstanceOf(ProblemError);
  expect(error.problems.map(({ message }) => message)).toEqual([
    'it has 1 as "image".',
    'it has no "replica". Did you mean "replicas"?',
    'it needs "resources".',
  ]);
  expect(error.problems[0]).toMatchObject({ subject: 'Worker "mailer" of shop', environment: 'staging' });
  expect(error.problems[0]?.source).toMatch(/props\.test\.ts:\d+$/);
});

test('each kind of component knows its own props', () => {
  const chart = plainChart();
  const probes = { liveness: { command: ['a'] }, readyness: { command: ['a'] } };
  expect(refusals(() => new WebService(chart, 'api', untyped({ ports: { http: 80 }, probes })))).toEqual([
    [
      'props',
      'it has no "probes.readyness". Did you mean "readiness"?',
      '"probes" has "liveness", "readiness" or "startup".',
    ],
    ['props', 'it needs "probes.readiness".', 'Give it: allowed is a probe such as httpGet("/live").'],
  ]);
  expect(refusals(() => new HookJob(chart, 'migrate', untyped({ retrys: 1 })))[0]?.[1]).toMatch(
    /Did you mean "retries"/,
  );
  expect(refusals(() => new ScheduledJob(chart, 'nightly', untyped({})))[0]?.[1]).toMatch(/needs "schedule"/);
});

test('a class of somebody else may have more props, and the known ones are still judged', () => {
  class Tenant extends Worker {
    readonly tenant = true;
  }
  expect(refusals(() => new Tenant(plainChart(), 'a', untyped({ tenant: 'a' })))).toEqual([]);
  expect(refusals(() => new Tenant(plainChart(), 'a', untyped({ tenant: 'a', user: 'root' })))[0]?.[1]).toBe(
    'it has "root" as "user".',
  );
});

test('what is given by type is taken', () => {
  const props: WebServiceProps = {
    image: 'a:1',
    resources: { ...small, ephemeralStorage: ['64Mi', '256Mi'] },
    ports: { http: 8080 },
    probes: { liveness: { command: ['a'] }, readiness: { command: ['a'] } },
    replicas: [2, 4],
    names: { service: 'front' },
    configDelivery: 'env',
  };
  expect(refusals(() => new WebService(plainChart(), 'api', props))).toEqual([]);
});
