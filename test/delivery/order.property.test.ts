import fc from 'fast-check';
import { deliveryFiles } from '../../src/delivery/deliver.js';
import { needsIn } from '../../src/delivery/needs.js';
import type { GraphObject } from '../../src/graph/object.js';
import {
  argoCd,
  flux,
  HookJob,
  httpGet,
  PlainObject,
  type System,
  type SystemClass,
  WebService,
} from '../../src/index.js';
import { fileOf } from '../../src/render/layout.js';
import { small } from '../constructs/support.js';
import { byArgoCd, byFlux, type Step, stepsWith } from './controllers.js';
import { delivered, systemOf } from './support.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const repository = 'https://git.example.com/fleet.git';
const image = 'registry.example.com/a:1.0.0';

/** A component of a system: a service or a hook, and which of those before it it calls, here and in other systems. */
const component = fc.record({
  kind: fc.constantFrom('service', 'before', 'after'),
  calls: fc.array(fc.nat({ max: 3 }), { maxLength: 2 }),
  others: fc.array(fc.nat({ max: 3 }), { maxLength: 1 }),
});
const fleets = fc.array(fc.array(component, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
type Shape = readonly (typeof component extends fc.Arbitrary<infer T> ? T : never)[];

const nameOf = (i: number) => `s${i}`;

/** Systems of these shapes, each of which calls only those declared before it. */
function systemsOf(shapes: readonly Shape[]): SystemClass<System>[] {
  const services = new Map<System, WebService[]>();
  const classes: SystemClass<System>[] = [];
  for (const [i, shape] of shapes.entries()) {
    const declare = (system: System) => {
      const own: WebService[] = [];
      services.set(system, own);
      for (const [j, { kind, calls, others }] of shape.entries()) {
        const theirs = others
          .filter(each => each < i)
          .flatMap(each => services.get(system.other(classes[each]!)) ?? []);
        const callees = [...calls.flatMap(each => own[each] ?? []), ...theirs];
        const called = [...new Set(callees)].map(service => service.port('http'));
        const common = { image, resources: small, calls: called };
        if (kind !== 'service')
          new HookJob(system, `job${j}`, { ...common, phase: kind === 'after' ? 'after' : 'during' });
        else own.push(service(system, `web${j}`, common));
      }
      const spec = { group: `${nameOf(i)}.example.com`, names: { kind: 'Thing' } };
      const crd = { apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', spec };
      new PlainObject(system, 'crd', { ...crd, metadata: { name: `things.${nameOf(i)}.example.com` } } as never);
      new PlainObject(system, 'thing', {
        ...{ apiVersion: `${nameOf(Math.floor(i / 2))}.example.com/v1`, kind: 'Thing', metadata: { name: 'a' } },
      } as never);
    };
    classes.push(systemOf(nameOf(i), declare));
  }
  return classes;
}

const service = (system: System, id: string, common: object) =>
  new WebService(system, id, {
    ...{ ports: { http: 8080 }, probes: { liveness: httpGet('/'), readiness: httpGet('/') } },
    ...(common as { image: string; resources: typeof small }),
  });

const declared = (shapes: readonly Shape[], delivery: Parameters<typeof delivered>[0]) =>
  delivered(
    delivery,
    systemsOf(shapes),
    shapes.map((_, i) => nameOf(i)),
  );

/** What is not met of the needs of a fleet that Argo CD delivers, by Applications or by ApplicationSets. */
const unmet = (shapes: readonly Shape[], kind: 'Application' | 'ApplicationSet') => {
  const clusters = { labels: { fleet: 'shops' }, steps: { by: 'ring', values: ['canary'] } };
  const { graph } = declared(shapes, argoCd({ repository, ...(kind === 'ApplicationSet' && { clusters }) }));
  const rank = new Map(
    graph
      .ofKind(kind)
      .map(({ name, manifest }) => [
        name,
        Number(manifest.metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0),
      ]),
  );
  const rankOf = ({ unit }: GraphObject) => rank.get(`production-${unit?.system}`)!;
  return needsIn(graph).filter(({ before, after, why }) => {
    if (before.unit?.system !== after.unit?.system) return !(rankOf(before) < rankOf(after));
    const { order, isApart } = byArgoCd(before, after);
    // A definition in the same sync makes Argo CD wait for it, whatever its wave; what runs has to be ready, not only there.
    return before.kind !== 'CustomResourceDefinition' && (order >= 0 || (why === 'it calls it' && !isApart));
  });
};

test.each(['Application', 'ApplicationSet'] as const)(
  `every need is met in the order of Argo CD, by its %s (SEED=${seed})`,
  kind => {
    fc.assert(
      fc.property(fleets, shapes => expect(unmet(shapes, kind).map(shown)).toEqual([])),
      { seed, numRuns: 40 },
    );
  },
);

test(`every cluster is in one step, in the order of the values (SEED=${seed})`, () => {
  const ring = fc.stringMatching(/^[a-z]([a-z0-9-]{0,5}[a-z0-9])?$/);
  const rings = fc.record({
    values: fc.uniqueArray(ring, { minLength: 1, maxLength: 5 }),
    clusters: fc.array(fc.option(ring, { nil: undefined }), { maxLength: 4 }),
  });
  const key = 'plainsail.dev/step';
  const holds = ({ values, clusters }: { values: string[]; clusters: (string | undefined)[] }) => {
    const delivery = argoCd({ repository, clusters: { labels: { a: 'b' }, steps: { by: 'ring', values } } });
    const { graph } = declared([[{ kind: 'service', calls: [], others: [] }]], delivery);
    const [set] = graph.ofKind('ApplicationSet');
    const { strategy } = set!.manifest['spec'] as { strategy: { rollingSync: { steps: Step[] } } };
    for (const each of [...values, ...clusters]) {
      const known = values.indexOf(each ?? '');
      // What the template makes of the label of a cluster, which may be missing.
      const labels = { [key]: each ?? '' };
      expect(stepsWith(strategy.rollingSync.steps, labels)).toEqual([known < 0 ? values.length : known]);
    }
  };
  fc.assert(fc.property(rings, holds), { seed, numRuns: 40 });
});

test(`every need is met in the order of Flux (SEED=${seed})`, () => {
  const broken = (shapes: readonly Shape[]) => {
    const { graph, environment } = declared(shapes, flux({ repository }));
    const units = new Map<string, string>();
    for (const [path, text] of deliveryFiles(graph, environment)) {
      const [, , system, stage] = path.split('/');
      for (const [, file] of text.matchAll(/^- (?:\.\.\/){3}(\S+)$/gm))
        units.set(file!, `production-${system}-${stage}`);
    }
    const unitOf = (object: GraphObject) => units.get(`${object.unit?.system}/${fileOf(object)}`)!;
    const ahead = new Map(
      graph
        .ofKind('Kustomization')
        .map(({ name, manifest }) => [
          name,
          ((manifest['spec'] as { dependsOn?: { name: string }[] }).dependsOn ?? []).map(each => each.name),
        ]),
    );
    const waitsFor = (name: string, other: string): boolean =>
      (ahead.get(name) ?? []).some(each => each === other || waitsFor(each, other));
    return needsIn(graph).filter(({ before, after, why }) => {
      const [first, then] = [unitOf(before), unitOf(after)];
      if (first === then) return why === 'it calls it' || byFlux(before, after) >= 0;
      return !waitsFor(then, first);
    });
  };
  fc.assert(
    fc.property(fleets, shapes => expect(broken(shapes).map(shown)).toEqual([])),
    { seed, numRuns: 40 },
  );
});

const shown = ({ before, after, why }: { before: GraphObject; after: GraphObject; why: string }) =>
  `${after.unit?.system} ${after.kind} ${after.name} after ${before.unit?.system} ${before.kind} ${before.name}: ${why}`;
