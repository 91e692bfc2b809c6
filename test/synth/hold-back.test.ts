import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ComponentProps,
  Environment,
  type EnvironmentProps,
  Fleet,
  httpGet,
  PlainObject,
  System,
  type SystemClass,
  type SystemProps,
  WebService,
} from '../../src/index.js';
import { ProblemError } from '../../src/problem.js';
import { replace, synthesize } from '../../src/synth/synthesize.js';

const environment = (name: 'staging' | 'production', versions: EnvironmentProps['versions'] = {}) =>
  new Environment(name, { tier: 'staging', domain: 'example.com', versions, cluster: {} });
const staging = environment('staging');

/** What a test changes of a system. */
interface Variant {
  readonly props?: object;
  /** Runs before the component is declared. */
  readonly before?: (system: System) => void;
  readonly after?: (system: System, api: WebService) => void;
  readonly calls?: (system: System) => ComponentProps['calls'];
}

interface Api extends System {
  readonly api: WebService;
}

/** A system of one web service. */
const system = (name: string, { props, before, after, calls }: Variant = {}): SystemClass<Api> =>
  class extends System {
    readonly api: WebService;
    constructor(scope: ConstructorParameters<SystemClass>[0], own: SystemProps) {
      super(scope, name, own);
      before?.(this);
      this.api = new WebService(this, 'api', {
        image: 'registry.example.com/api:1.0.0',
        ports: { http: 8080 },
        probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
        resources: { cpu: ['100m', '1'], memory: ['128Mi', '256Mi'] },
        calls: calls?.(this) ?? [],
        ...props,
      });
      after?.(this, this.api);
    }
  };

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
const rest = Object.fromEntries(names.map(name => [name, system(name)]));
/** A change that is right. */
const changed = { props: { image: 'registry.example.com/api:2.0.0' } };
const restChanged = Object.fromEntries(names.map(name => [name, system(name, changed)]));

let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'plainsail-hold-back-'));
});
afterEach(() => rmSync(out, { recursive: true }));

function synth(systems: Record<string, SystemClass>, more: { system?: string; environments?: Environment[] } = {}) {
  const { environments = [staging], ...selection } = more;
  const synthesis = synthesize({ fleet: new Fleet({ environments, systems }), out, ...selection });
  replace(synthesis.request, [], () => {});
  const errors = synthesis.problems.filter(({ severity }) => severity === 'error').map(({ id }) => id);
  return { heldBack: [...(synthesis.request.heldBack ?? [])].sort(), errors };
}

const text = (unit: string, file = 'deployment-api.yaml') => readFileSync(join(out, unit, file), 'utf8');
const written = () => names.filter(name => text(`staging/${name}`).includes('api:2.0.0'));

/** Every kind of fault that a system can have. */
const faults: Record<string, Variant> = {
  'a wrong prop': { props: { resources: { cpu: ['100m', '1'], memory: ['lots', '256Mi'] } } },
  'code that throws': {
    before: () => {
      throw new Error('boom');
    },
  },
  'code that throws halfway': {
    after: () => {
      throw new Error('boom');
    },
  },
  'a value that cannot be rendered': {
    after: each =>
      new PlainObject(each, 'x', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, data: { x: 1n } }),
  },
  'a name that is not text': {
    after: each =>
      new PlainObject(each, 'x', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 5 as unknown as string } }),
  },
  'a finding of a check': {
    after: each =>
      new PlainObject(each, 'x', {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'x' },
        spec: { selector: { app: 'nothing' }, ports: [{ port: 80 }] },
      }),
  },
};

test.each(Object.entries(faults))('%s holds its own system back, and nine others are written', (_, fault) => {
  synth({ shop: system('shop'), ...rest });
  const before = text('staging/shop');
  const { heldBack, errors } = synth({ shop: system('shop', fault), ...restChanged });
  expect(heldBack).toEqual(['staging/shop']);
  expect(errors.length).toBeGreaterThan(0);
  expect(written()).toEqual(names);
  expect(text('staging/shop')).toBe(before);
  expect(text('staging/shop')).toContain('api:1.0.0');
});

test.each(Object.entries(faults))('%s of another system is not reported with --system', (_, fault) => {
  const systems = { other: system('other', fault), shop: system('shop') };
  expect(synth(systems, { system: 'shop' })).toEqual({ heldBack: [], errors: [] });
  expect(readdirSync(join(out, 'staging'))).toEqual(['shop']);
  expect(() => synth(systems, { system: 'other' })).toThrow(ProblemError);
});

test('the first time, a system with a fault has no folder, and the others are written', () => {
  const { heldBack } = synth({ shop: system('shop', faults['a wrong prop']), ...rest });
  expect(heldBack).toEqual(['staging/shop']);
  expect(readdirSync(join(out, 'staging'))).toEqual(names);
});

test('when every system has a fault, all of them are reported and nothing is written', () => {
  const faulty = { shop: system('shop', faults['a wrong prop']), other: system('other', faults['code that throws']) };
  expect(() => synth(faulty)).toThrow(/memory[\s\S]*boom|boom[\s\S]*memory/);
  expect(readdirSync(out)).toEqual([]);
});

describe('a caller and the system that it calls', () => {
  const shop = system('shop');
  const callerOf = (Other: SystemClass<Api>, more: Variant = {}) =>
    system('caller', { calls: each => [each.other(Other).api.port('http')], ...more });

  test('a fault of the called system leaves its caller to be written, judged against the committed policies', () => {
    synth({ shop, caller: callerOf(shop) });
    const Faulty = system('shop', faults['a wrong prop']);
    const { heldBack } = synth({ shop: Faulty, caller: callerOf(Faulty, changed) });
    expect(heldBack).toEqual(['staging/shop']);
    expect(text('staging/caller')).toContain('api:2.0.0');
  });

  test('a system that could not be declared holds back whoever asked for it', () => {
    synth({ shop, caller: callerOf(shop) });
    const Ended = system('shop', faults['code that throws']);
    for (const systems of [
      { shop: Ended, caller: callerOf(Ended, changed), ...rest },
      { caller: callerOf(Ended, changed), shop: Ended, ...rest },
    ]) {
      const { heldBack, errors } = synth(systems);
      expect(heldBack).toEqual(['staging/caller', 'staging/shop']);
      expect(errors).toEqual(['declaration']);
    }
  });

  test('a new call is written only together with the policy of the system that it calls', () => {
    synth({ shop, caller: system('caller'), ...rest });
    const Faulty = system('shop', faults['a wrong prop']);
    const { heldBack } = synth({ shop: Faulty, caller: callerOf(Faulty), ...restChanged });
    expect(heldBack).toEqual(['staging/caller', 'staging/shop']);
    expect(written()).toEqual(names);
  });

  test('what a caller that could not be declared needs stays open', () => {
    synth({ shop, caller: callerOf(shop), ...rest });
    const before = text('staging/shop', 'networkpolicy-api.yaml');
    const Ended = system('caller', faults['code that throws']);
    const { heldBack, errors } = synth({ shop, caller: Ended, ...restChanged });
    expect(heldBack).toEqual(['staging/caller', 'staging/shop']);
    expect(errors).toEqual(expect.arrayContaining(['declaration', 'held-back']));
    expect(text('staging/shop', 'networkpolicy-api.yaml')).toBe(before);
    expect(written()).toEqual(names);
  });
});

test("a fault of an environment's facts stops that environment alone", () => {
  const production = environment('production', { unused: { repository: 'x', production: '1' } });
  const { heldBack } = synth({ a: rest['a']!, b: rest['b']! }, { environments: [production, staging] });
  expect(heldBack).toEqual(['production/a', 'production/b']);
  expect(readdirSync(out)).toEqual(['staging']);
});

test('an error on a committed object of a faulty system is not reported', () => {
  const bad = faults['a finding of a check']!;
  synth({ shop: system('shop'), ...rest });
  const { errors } = synth({ shop: system('shop', bad), ...restChanged });
  expect(errors).toEqual(['service-selects-pods']);
});
