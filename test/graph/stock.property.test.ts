import { ApiObject, App, Chart, type JsonPatch } from 'cdk8s';
import fc from 'fast-check';
import { graphOf } from '../../src/graph/from-app.js';
import { manifestOf } from '../../src/graph/manifest-of.js';
import { PlainObject } from '../../src/index.js';
import type { Manifest } from '../../src/manifest/manifest.js';
import { asWritten, declared, patch, patchable } from './declared.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env['RUNS'] ?? 1000);

type Props = ConstructorParameters<typeof ApiObject>[2];
const chart = () => new Chart(new App(), 'shop', { namespace: 'shop', labels: { team: 'shop' } });

/** What comes of it, or that it is refused. */
function outcome(render: () => unknown): unknown {
  try {
    return { rendered: render() };
  } catch {
    return 'refused';
  }
}

const propsOf = (fields: object, metadata: object) =>
  ({ ...fields, apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', ...metadata } }) as Props;

test.each([
  ['without mistakes', false],
  ['with mistakes', true],
])(`whatever is declared %s: as cdk8s renders it (SEED=${seed})`, (_, mistakes) => {
  const { value, map } = declared(mistakes);
  const property = fc.property(map, map, value, (fields, metadata, added) => {
    const object = new ApiObject(chart(), 'a', propsOf(fields, metadata));
    object.metadata.add('more', added);
    expect(outcome(() => manifestOf(object))).toEqual(outcome(() => asWritten(object.toJson())));
  });
  fc.assert(property, { seed, numRuns });
});

const patched = fc.tuple(patchable, fc.array(patch, { maxLength: 4 }));

test(`patches of an object of cdk8s: as cdk8s applies them (SEED=${seed})`, () => {
  const property = fc.property(patched, ([spec, patches]) => {
    const object = new ApiObject(chart(), 'a', propsOf({ spec }, {}));
    object.addJsonPatch(...patches);
    expect(outcome(() => manifestOf(object))).toEqual(outcome(() => asWritten(object.toJson())));
  });
  fc.assert(property, { seed, numRuns });
});

test(`patches of a plain object: refused, or as cdk8s applies them (SEED=${seed})`, () => {
  let accepted = 0;
  const render = (
    Kind: typeof ApiObject | typeof PlainObject<Manifest>,
    spec: object,
    patches: readonly JsonPatch[],
  ) => {
    const root = chart();
    new Kind(root, 'a', propsOf({ spec }, {}) as Manifest).addJsonPatch(...patches);
    return outcome(() => graphOf(root).objects[0]?.manifest);
  };
  const property = fc.property(patched, ([spec, patches]) => {
    const ours = render(PlainObject, spec, patches);
    if (ours === 'refused') return;
    accepted += 1;
    expect(ours).toEqual(render(ApiObject, spec, patches));
  });
  fc.assert(property, { seed, numRuns });
  expect(accepted).toBeGreaterThan(numRuns / 20);
});
