import { checkGraph, runChecks } from '../../src/checks/registry.js';
import { noSecretValues } from '../../src/checks/rules/no-secret-values.js';
import { Graph } from '../../src/graph/graph.js';
import { graphObject, type Manifest } from '../../src/graph/object.js';
import { places, wrapped } from './places.js';
import { Random } from './random.js';
import { secrets } from './secrets.js';

/** `LEAK_SEEDS=20` for the long run. */
const seeds = Array.from({ length: Number(process.env['LEAK_SEEDS'] ?? 2) }, (_, i) => i + 1);
const perSeed = 200;

function sample(random: Random, i: number) {
  const kinds = Object.keys(secrets);
  const kind = kinds[i % kinds.length]!;
  const place = random.pick(Object.keys(places));
  const secret = secrets[kind]!(random);
  return { kind, place, secret, manifest: places[place]!(wrapped(random, secret)) as Manifest };
}

const graphOf = (manifest: Manifest) => new Graph([graphObject(structuredClone(manifest))]);

test.each(seeds)('C8: every secret is found wherever it stands, seed %i', seed => {
  const random = new Random(seed);
  const missed = Array.from({ length: perSeed }, (_, i) => sample(random, i)).filter(
    ({ manifest }) => [...noSecretValues.check(graphOf(manifest), { kubernetes: '1.31' })].length === 0,
  );
  expect(missed).toEqual([]);
});

test.each(seeds)('C8: no check prints a secret, seed %i', seed => {
  const random = new Random(seed);
  for (let i = 0; i < perSeed; i++) {
    const { secret, manifest } = sample(random, i);
    const problems = JSON.stringify(runChecks(graphOf(manifest), { kubernetes: '1.31' }, { profile: 'strict' }));
    for (const line of secret.split('\n')) expect(problems).not.toContain(JSON.stringify(line).slice(1, -1));
  }
});

test('C8: neither a waived finding nor the reason for it prints a secret', () => {
  const secret = secrets['GitHub token']!(new Random(1));
  const waiver = `as in ${secret}; owner: shop; until: 2030-01-31`;
  const annotations = { 'waive.plainsail.dev/no-secret-values': waiver };
  const manifest = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'shop', namespace: 'shop', annotations },
    data: { TOKEN: secret },
  };
  const report = checkGraph(graphOf(manifest), { kubernetes: '1.31' }, { today: '2029-01-01' });
  expect(report.waived.length).toBeGreaterThan(0);
  expect(JSON.stringify(report)).not.toContain(secret);
});
