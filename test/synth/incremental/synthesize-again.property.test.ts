import type { App } from 'cdk8s';
import fc from 'fast-check';
import {
  type ClusterProps,
  Environment,
  Fleet,
  httpGet,
  PlainObject,
  System,
  type SystemClass,
  type SystemProps,
  WebService,
} from '../../../src/index.js';
import { ProblemError } from '../../../src/problem.js';
import { PreviousRun } from '../../../src/synth/incremental/previous-run.js';
import { synthesizeAgain } from '../../../src/synth/incremental/synthesize-again.js';
import { synthesize } from '../../../src/synth/synthesize.js';

/** `SEED=1 RUNS=1000 npx jest test/synth/incremental` is the long run. */
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env['RUNS'] ?? 30);

const names = ['alpha', 'beta', 'gamma'] as const;

/** What systems may hold beside a service: facts that another system, or the whole environment, is judged by. */
const extras = {
  role: { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'readers' }, rules: [] },
  binding: {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'readers' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'readers' },
    subjects: [{ kind: 'Group', name: 'staff', apiGroup: 'rbac.authorization.k8s.io' }],
  },
  open: {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'open' },
    spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: [{ namespaceSelector: {} }] }] },
  },
  service: {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'lonely', namespace: 'commons' },
    spec: { selector: { app: 'anybody' }, ports: [{ port: 80 }] },
  },
  pod: {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings', namespace: 'commons', annotations: { note: 'hunter2hunter2' } },
    data: { mode: 'fast' },
  },
  secret: {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'plain', annotations: waiver('no-secret-values') },
    stringData: { password: 'hunter2hunter2' },
  },
  waived: {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'waived', annotations: waiver('no-secret-values') },
    data: { mode: 'slow' },
  },
  rule: {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'rules', namespace: 'monitoring' },
    spec: { groups: [{ name: 'all', rules: [{ alert: 'Down', expr: 'up == 0', for: '5m' }] }] },
  },
  definition: {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'tides.example.com' },
    spec: {
      group: 'example.com',
      names: { kind: 'Tide', plural: 'tides' },
      scope: 'Namespaced',
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', required: ['height'] } } },
          },
        },
      ],
    },
  },
  custom: { apiVersion: 'example.com/v1', kind: 'Tide', metadata: { name: 'high' }, spec: {} },
} as const;

function waiver(check: string) {
  return { [`waive.plainsail.dev/${check}`]: 'it is a test; owner: nobody; until: 2099-12-31' };
}

interface Spec {
  readonly tag: string;
  readonly replicas: number;
  /** Systems that it calls, all of them before it. */
  readonly calls: readonly number[];
  readonly extra: keyof typeof extras | undefined;
  readonly shared: boolean;
}

const specOf = (index: number): fc.Arbitrary<Spec> =>
  fc.record({
    tag: fc.constantFrom('1.0.0', '1.0.1', '1.0.2', 'latest'),
    replicas: fc.integer({ min: 3, max: 5 }),
    calls: fc.subarray([0, 1].filter(other => other < index)),
    extra: fc.option(fc.constantFrom(...(Object.keys(extras) as (keyof typeof extras)[])), { nil: undefined, freq: 2 }),
    shared: fc.boolean(),
  });

/** What a fleet is made of: a system that is undefined is not there. */
interface World {
  readonly systems: readonly (Spec | undefined)[];
  readonly domain: string;
  readonly cluster: string | undefined;
}

const system = fc.nat({ max: 2 }).chain(index => fc.tuple(fc.constant(index), specOf(index)));
type Edit = (world: World) => World;
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 8,
    arbitrary: system.map(
      ([i, spec]): Edit =>
        world => ({ ...world, systems: world.systems.with(i, spec) }),
    ),
  },
  { weight: 2, arbitrary: fc.constant<Edit>(world => ({ ...world, systems: world.systems.with(2, undefined) })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('example.com', 'example.org').map(
      (domain): Edit =>
        world => ({ ...world, domain }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('one', undefined).map(
      (cluster): Edit =>
        world => ({ ...world, cluster }),
    ),
  },
);
const first: fc.Arbitrary<World> = fc.record({
  systems: fc.tuple(specOf(0), specOf(1), specOf(2)),
  domain: fc.constant('example.com'),
  cluster: fc.constant(undefined),
});

/** Compiles worlds as a watch does: what has not changed, with everything that it imports, is the same class or object. */
class Modules {
  private readonly classes = new Map<string, SystemClass>();
  private readonly environments = new Map<string, Environment>();

  fleetOf({ systems, domain, cluster }: World): Fleet {
    const there = names.flatMap((name, i) => (systems[i] ? [[name, this.classOf(systems, i)] as const] : []));
    const environments = (['staging', 'production'] as const).map(name => this.environment(name, domain, cluster));
    return new Fleet({ environments, systems: Object.fromEntries(there) });
  }

  private environment(name: 'staging' | 'production', domain: string, cluster: string | undefined): Environment {
    const key = JSON.stringify([name, domain, cluster]);
    const props: ClusterProps = { kubernetes: '1.31', ...(cluster && { name: cluster }) };
    const made =
      this.environments.get(key) ?? new Environment(name, { tier: name, domain, versions: {}, cluster: props });
    this.environments.set(key, made);
    return made;
  }

  private classOf(systems: World['systems'], index: number): SystemClass {
    const key = sourcesOf(systems, index);
    const { calls, ...spec } = systems[index] as Spec;
    const called = calls.filter(other => systems[other]).map(other => this.classOf(systems, other));
    const made = this.classes.get(key) ?? classOf(names[index] as string, spec, called);
    this.classes.set(key, made);
    return made;
  }
}

/** A module with all that it imports, as one text. */
function sourcesOf(systems: World['systems'], index: number): string {
  const called = systems[index]?.calls.map(other => systems[other] && sourcesOf(systems, other));
  return JSON.stringify([index, systems[index], called]);
}

interface WithApi extends System {
  readonly api: WebService;
}

const addExtra = (to: System, extra: keyof typeof extras) =>
  new PlainObject(to, 'extra', structuredClone(extras[extra]));

function classOf(name: string, { tag, replicas, extra, shared }: Omit<Spec, 'calls'>, called: readonly SystemClass[]) {
  return class extends System {
    readonly api: WebService;

    constructor(scope: App, props: SystemProps) {
      super(scope, name, shared ? { ...props, shared, namespace: `commons-${props.environment.name}` } : props);
      if (extra) addExtra(this, extra);
      this.api = new WebService(this, 'api', {
        name: `${name}-api`,
        image: `registry.example.com/${name}:${tag}`,
        ports: { http: 8080 },
        probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
        resources: { cpu: ['100m', '1'], memory: ['128Mi', '128Mi'] },
        replicas,
        calls: called.map(each => (this.other(each) as WithApi).api.port('http')),
      });
    }
  };
}

/** Everything that a run says and would write. */
function outcome(fleet: Fleet, kept?: PreviousRun) {
  try {
    // One line for both, since a system is declared where the library is called.
    const synth = kept ? synthesizeAgain : synthesize;
    const { request, units, problems } = synth({ fleet, out: 'dist' }, kept as PreviousRun);
    return { files: [...request.files].sort(), request: { ...request, files: [] }, units: [...units], found: problems };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { problems: error.problems };
  }
}

test(`after any edits, a run that builds on the one before says and writes what a fresh one does (SEED=${seed})`, () => {
  const seen = { clean: 0, refused: 0 };
  fc.assert(
    fc.property(first, fc.array(edit, { minLength: 1, maxLength: 8 }), (world, edits) => {
      const modules = new Modules();
      const kept = new PreviousRun();
      let now = world;
      for (const change of [(same: World) => same, ...edits]) {
        now = change(now);
        const fleet = modules.fleetOf(now);
        const built = outcome(fleet, kept);
        expect(built).toEqual(outcome(fleet));
        seen['problems' in built || built.request.heldBack ? 'refused' : 'clean']++;
      }
    }),
    { seed, numRuns },
  );
  expect(Math.min(seen.clean, seen.refused)).toBeGreaterThan(numRuns / 2);
}, 600_000);
