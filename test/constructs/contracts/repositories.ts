import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Construct } from 'constructs';
import { connectionsOf } from '../../../src/connectivity/connections.js';
import type { OffersProps } from '../../../src/constructs/contracts/offers.js';
import { Environment, Fleet, httpGet, System, type SystemProps, WebService, Worker } from '../../../src/index.js';
import { ProblemError } from '../../../src/problem.js';
import { visitEnvironments } from '../../../src/synth/environments.js';
import { replace, synthesize } from '../../../src/synth/synthesize.js';

export const resources = { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] } as const;
export const probes = { liveness: httpGet('/live'), readiness: httpGet('/ready') };
export const image = 'registry.example.com/any:1.0.0';

/** The folder with both repositories. */
export let root: string;
let before: string;
beforeEach(() => {
  before = process.cwd();
  root = mkdtempSync(join(tmpdir(), 'contracts-'));
  for (const name of ['shop', 'web']) {
    mkdirSync(join(root, name));
    writeFileSync(join(root, name, 'package.json'), '{}');
  }
});
afterEach(() => {
  process.chdir(before);
  rmSync(root, { recursive: true });
});

/** What one repository has of the other. */
export const copied = 'contracts/other.json';
export const digestOf = (file: string) => `sha256:${createHash('sha256').update(readFileSync(file)).digest('hex')}`;
export const contractOf = (name: string) => join(root, name, 'dist', 'production', name, 'contract.json');
export const contract = (name: string) => JSON.parse(readFileSync(contractOf(name), 'utf8'));
/** Copies the contract of one repository into the other. @returns the pin */
export function imported(from: string, into: string) {
  const file = join(root, into, copied);
  mkdirSync(dirname(file), { recursive: true });
  cpSync(contractOf(from), file);
  return { file: copied, digest: digestOf(file) };
}

export function fleet(name: string, declare: (system: System) => void, cluster: { name?: string } = {}): Fleet {
  class One extends System {
    constructor(scope: Construct, props: SystemProps) {
      super(scope, name, props);
      declare(this);
    }
  }
  const props = { tier: 'staging', domain: 'example.org', versions: {}, cluster } as const;
  return new Fleet({ environments: [new Environment('production', props)], systems: { [name]: One } });
}

/** The provider: an API, and what it offers of it. */
export const shop = (offers: Omit<OffersProps, 'ports'> = {}, port = 8080, cluster?: { name: string }) =>
  fleet(
    'shop',
    system => {
      const api = new WebService(system, 'api', { image, ports: { http: port }, probes, resources, replicas: [2, 4] });
      system.offers({ ports: { api: api.port('http') }, ...offers });
    },
    cluster,
  );

export interface Pin {
  readonly file: string | URL;
  readonly digest: string;
}
/** The consumer: a worker that calls the API. */
export const web = (pin: Pin, more: object = {}, cluster?: { name: string }) =>
  fleet(
    'web',
    system => {
      const other = system.contract({ ...pin, ports: { api: 'http' }, ...more });
      new Worker(system, 'mailer', {
        ...{ image, resources, replicas: [2, 4], calls: [other.port('api')] },
        env: { SHOP_URL: other.port('api').facts.url },
      });
    },
    cluster,
  );

/** Renders one repository, as `synth` does. @returns its errors */
export function synth(name: string, made: () => Fleet) {
  process.chdir(join(root, name));
  const found = (problems: readonly { severity: string; id: string; message: string; hint?: string | undefined }[]) =>
    problems.filter(({ severity }) => severity === 'error').map(({ id, message, hint }) => ({ id, message, hint }));
  try {
    const { request, problems } = synthesize({ fleet: made(), out: 'dist' });
    replace(request, [], () => {});
    return found(problems);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return found(error.problems);
  }
}

export const text = (name: string, file: string) =>
  readFileSync(join(root, name, 'dist', 'production', name, file), 'utf8');

export const mailer = { namespace: 'web-production', pods: { 'app.kubernetes.io/name': 'mailer' } };

export function rows(name: string, made: Fleet): readonly string[] {
  process.chdir(join(root, name));
  const found: string[] = [];
  const problems = visitEnvironments(made, {}, (_, graph) => {
    found.push(...connectionsOf(graph).map(({ source, target, ports }) => `${source} => ${target} : ${ports}`));
  });
  expect(problems).toEqual([]);
  return found.filter(row => row.includes('[Contract]'));
}
