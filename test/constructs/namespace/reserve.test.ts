import { App } from 'cdk8s';
import { quotaCoversPeak } from '../../../src/checks/rules/quota-covers-peak.js';
import { graphOf } from '../../../src/graph/from-app.js';
import { Environment, PlainObject, reserve, System } from '../../../src/index.js';
import { only, plainChart, refusals } from '../support.js';

const image = 'registry.example.com/shop:1.4.0';

test('C1: what no component declares is found, and has room once that is reserved', () => {
  const environment = new Environment('staging', { tier: 'staging', domain: 'example.com', versions: {} });
  const own = new System(new App(), 'shop', { environment });
  const foreign = {
    name: 'b',
    image,
    resources: { requests: { cpu: '2', memory: '1Gi' }, limits: { cpu: '2', memory: '1Gi' } },
  };
  new PlainObject(own, 'foreign', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'foreign' },
    spec: { containers: [foreign] },
  } as never);
  const found = () =>
    [...quotaCoversPeak.check(graphOf(own.node.root), { kubernetes: '1.31' })].map(({ path }) => path);
  expect(found()).toEqual([
    'spec.hard.pods',
    'spec.hard.requests.cpu',
    'spec.hard.requests.memory',
    'spec.hard.limits.cpu',
    'spec.hard.limits.memory',
  ]);
  reserve(own, { pods: 1, resources: { cpu: ['2', '2'], memory: ['1Gi', '1Gi'] }, volume: '5Gi' });
  expect(found()).toEqual([]);
  expect(only(own, 'ResourceQuota').spec['hard']).toMatchObject({
    persistentvolumeclaims: '1',
    'requests.storage': '5Gi',
  });
});

test('C1: room is for whole pods that get something', () => {
  const bad = { cpu: ['1', 'much'], memory: ['1Gi', '1Gi'] } as const;
  expect(refusals(() => reserve(plainChart(), { pods: 0.5, resources: bad, volume: '5 GB' }))).toEqual([
    ['quota', 'the number of pods is 0.5.', 'It must be a whole number of 1 or more.'],
    ['quota', 'the volume of each pod is "5 GB".', 'A size looks like "10Gi".'],
    ['resources', 'the cpu limit is "much".', 'A quantity looks like "250m" or "2".'],
  ]);
});
