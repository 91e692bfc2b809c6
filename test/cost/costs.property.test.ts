import fc from 'fast-check';
import { Costs } from '../../src/cost/costs.js';
import { totalOf } from '../../src/cost/totals.js';
import { Graph } from '../../src/graph/graph.js';
import { graphObject } from '../../src/graph/object.js';
import { environmentOf, prices } from './shops.js';

const environment = environmentOf('staging');
const unit = { environment: 'staging', system: 'shop' };

interface Rendered {
  readonly name: string;
  readonly milli: number;
  readonly mebibytes: number;
  readonly min: number;
  readonly more: number;
}

/** A Deployment with its autoscaler. */
const objectsOf = ({ name, milli, mebibytes, min, more }: Rendered, factor = 1) => {
  const requests = { cpu: `${milli}m`, memory: `${mebibytes}Mi` };
  const template = { spec: { containers: [{ name: 'main', resources: { requests } }] } };
  const scaleTargetRef = { apiVersion: 'apps/v1', kind: 'Deployment', name };
  const [minReplicas, maxReplicas] = [min * factor, (min + more) * factor];
  return [
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name }, spec: { template } },
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name },
      spec: { scaleTargetRef, minReplicas, maxReplicas },
    },
  ].map(manifest => graphObject(manifest, { unit }));
};

function linesOf(graph: Graph) {
  const costs = new Costs(prices);
  costs.enter(environment, graph);
  return costs.report({ complete: true }).environments[0]?.lines ?? [];
}

const deployments = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^[a-z]{1,6}$/),
    milli: fc.integer({ min: 1, max: 8000 }),
    mebibytes: fc.integer({ min: 1, max: 65536 }),
    min: fc.integer({ min: 1, max: 20 }),
    more: fc.integer({ min: 0, max: 50 }),
  }),
  { selector: ({ name }) => name, minLength: 1, maxLength: 8 },
);
const seed = Number(process.env['SEED'] ?? 20261121);
const assert = (property: fc.IProperty<[Rendered[]]> | fc.IProperty<[Rendered[], number]>) =>
  fc.assert(property as fc.IProperty<unknown>, { seed, numRuns: 100 });

test(`H12: cost is linear in replicas (SEED=${seed})`, () => {
  assert(
    fc.property(deployments, fc.integer({ min: 2, max: 9 }), (all, factor) => {
      const once = totalOf(linesOf(new Graph(all.flatMap(each => objectsOf(each)))));
      const more = totalOf(linesOf(new Graph(all.flatMap(each => objectsOf(each, factor)))));
      for (const level of ['minimum', 'typical', 'maximum'] as const) {
        expect(more[level]).toBeCloseTo(once[level] * factor, 6);
      }
    }),
  );
});

test(`H12: an environment costs what its parts cost, and more replicas never less (SEED=${seed})`, () => {
  assert(
    fc.property(deployments, all => {
      const whole = totalOf(linesOf(new Graph(all.flatMap(each => objectsOf(each)))));
      const parts = all.map(each => totalOf(linesOf(new Graph(objectsOf(each)))));
      for (const level of ['minimum', 'typical', 'maximum'] as const) {
        expect(whole[level]).toBeCloseTo(
          parts.reduce((sum, part) => sum + part[level], 0),
          6,
        );
      }
      expect(whole.minimum).toBeLessThanOrEqual(whole.typical);
      expect(whole.typical).toBeLessThanOrEqual(whole.maximum);
    }),
  );
});

test(`H12: the order of objects changes nothing, not even the last digit (SEED=${seed})`, () => {
  assert(
    fc.property(deployments, all => {
      const objects = all.flatMap(each => objectsOf(each));
      expect(linesOf(new Graph(objects.toReversed()))).toEqual(linesOf(new Graph(objects)));
    }),
  );
});
