import { join } from 'node:path';
import { checkOf, runChecks } from '../../src/checks/registry.js';
import { packageRoot } from '../../src/package-root.js';
import type { Severity } from '../../src/problem.js';
import { readSources } from '../../src/read/files.js';
import { readManifests } from '../../src/read/manifests.js';
import { faults } from './support/faults.js';
import { severitiesOf } from './support/severities.js';
import { World } from './support/world.js';

const context = { kubernetes: '1.31' };
const { graph, problems } = readManifests(readSources([join(packageRoot, 'dist', 'production')]));
const manifests = graph.objects.map(({ manifest }) => manifest);
const seeds = Array.from({ length: 20 }, (_, i) => 1 + i * 7919);

const errorsIn = (planted: typeof graph): readonly string[] =>
  runChecks(planted, context).flatMap(({ id, severity }) => (severity === 'error' ? [id] : []));

test('the rendered systems have no error to begin with', () => {
  expect(problems).toEqual([]);
  expect(errorsIn(graph)).toEqual([]);
});

test.each(Object.entries(faults))(
  '%s finds its fault wherever it is planted, and no other check an error',
  (id, plant) => {
    const severities = new Set<Severity | undefined>();
    for (const seed of seeds) {
      const world = new World(manifests, seed);
      plant(world);
      const planted = world.graph;
      const check = checkOf(id);
      const found = [...check.check(planted, context)].map(({ severity }) => severity ?? check.severity);
      severities.add(found.includes('error') ? 'error' : found[0]);
      const others = seed === seeds[0] ? errorsIn(planted).filter(other => other !== id) : [];
      expect({ seed, found: found.length > 0, others }).toEqual({ seed, found: true, others: [] });
    }
    expect([...severities].sort()).toEqual(severitiesOf(id));
  },
);
