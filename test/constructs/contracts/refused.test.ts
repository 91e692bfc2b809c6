import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { postgres, WebService } from '../../../src/index.js';
import {
  contractOf,
  copied,
  digestOf,
  fleet,
  image,
  imported,
  mailer,
  probes,
  resources,
  root,
  shop,
  synth,
  text,
  web,
} from './repositories.js';

test('a pin goes stale with the file that it leads to', () => {
  synth('shop', () => shop({ callers: [mailer] }));
  const file = '../shop/dist/production/shop/contract.json';
  const pin = { file, digest: digestOf(contractOf('shop')) };
  expect(synth('web', () => web(pin))).toEqual([]);
  synth('shop', () => shop({ callers: [mailer] }, 9090));
  expect(synth('web', () => web(pin))).toEqual([
    {
      id: 'contract',
      message: `the contract "${file}" has the digest ${digestOf(contractOf('shop'))}, and ${pin.digest} is pinned.`,
      hint: 'Somebody has changed it. Read the change, then write the new digest here.',
    },
  ]);
  expect(text('web', 'networkpolicy-mailer.yaml')).toContain('port: 8080');
});

test('a contract that was changed by hand is refused, whatever it says', () => {
  synth('shop', () => shop({ callers: [mailer] }));
  const pin = imported('shop', 'web');
  const file = join(root, 'web', copied);
  const sound = readFileSync(file, 'utf8');
  writeFileSync(file, sound.replace('"shop-production"', '"kube-system"'));
  expect(synth('web', () => web(pin)).map(({ id, message }) => [id, message])).toEqual([
    ['contract', expect.stringContaining('and sha256:')],
  ]);
  const broken = sound
    .replace('"port": 8080', '"port": "8080"')
    .replace('"app.kubernetes.io/name": "api"', '"app": "a\\nb"')
    .replace('"calls"', '"more": 1, "calls"');
  writeFileSync(file, broken);
  expect(synth('web', () => web({ ...pin, digest: digestOf(file) })).map(({ message }) => message)).toEqual([
    'the contract "contracts/other.json": more is not part of a contract.',
    'the contract "contracts/other.json": ports.api.pods is {"app":"a\\nb"}; it must be at least one label, with its value.',
    'the contract "contracts/other.json": ports.api.port is "8080"; it must be a whole number from 1 to 65535.',
  ]);
  writeFileSync(file, sound.replace('"version": 1', '"version": 2'));
  expect(synth('web', () => web({ ...pin, digest: digestOf(file) })).map(({ hint }) => hint)).toEqual([
    'A later version of plainsail wrote it: upgrade here.',
  ]);
  writeFileSync(file, '{');
  expect(synth('web', () => web({ ...pin, digest: digestOf(file) }))).toMatchObject([{ id: 'contract' }]);
});

test('a missing file and a digest in another form say what to write', () => {
  expect(synth('web', () => web({ file: 'contracts/none.json', digest: 'sha256:' }))).toEqual([
    {
      id: 'contract',
      message: 'the contract "contracts/none.json" is not a file.',
      hint: 'Copy the contract.json of the other repository there; a path begins at the folder of package.json.',
    },
  ]);
  synth('shop', () => shop({ callers: [mailer] }));
  const { file, digest } = imported('shop', 'web');
  expect(synth('web', () => web({ file, digest: 'latest' }))).toEqual([
    {
      id: 'contract',
      message: 'the digest of "contracts/other.json" is "latest".',
      hint: `It must be "${digest}", once you have read it.`,
    },
  ]);
});

test('a port, protocol, version or cluster that is another one is refused, all at once', () => {
  synth('shop', () => shop({ callers: [mailer], interface: '2.3.1' }, 8080, { name: 'east' }));
  const pin = imported('shop', 'web');
  const made = () => web(pin, { ports: { api: 'grpc', apy: 'http' }, interface: '1' }, { name: 'west' });
  expect(synth('web', made).map(({ message }) => message)).toEqual([
    'port "api" of the contract "contracts/other.json" speaks http, and grpc is expected here.',
    'the contract "contracts/other.json" has no port "apy". Did you mean "api"?',
    'the contract "contracts/other.json" is of the cluster "east", and this is "west".',
    'the contract "contracts/other.json" offers 2.3.1, and 1 is expected here.',
  ]);
});

test('a caller without labels, and one of a port that is not offered, are refused', () => {
  const callers = [
    { namespace: 'web-production', pods: {} },
    { ...mailer, ports: ['apj'] },
  ];
  expect(synth('shop', () => shop({ callers })).map(({ message }) => message)).toEqual([
    'the caller in namespace "web-production" has no labels.',
    'the caller in namespace "web-production" may call "apj", which is not offered. Did you mean "api"?',
  ]);
});

test('a system offers once, and no store', () => {
  const made = () =>
    fleet('shop', system => {
      const api = new WebService(system, 'api', { image, ports: { http: 8080 }, probes, resources, replicas: [2, 4] });
      system.offers({ ports: { api: api.port('http') } });
      const needs = { database: 'shop', credentials: 'shop/database', maxConnections: 20, storage: '1Gi', resources };
      const database = system.store('database', postgres({ image, ...needs }));
      system.offers({ ports: { database } });
    });
  expect(synth('shop', made).map(({ message }) => message)).toEqual([
    'offers(…) is declared twice.',
    'port "database" is offered, and it speaks postgres, which takes a secret of this repository.',
  ]);
});
