import { waiversIn } from '../../src/intent/waiver.js';
import { samples } from './samples.js';
import { faultsIn } from './validators.js';

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A document with each one of its parts changed, and where. */
function* mutants(
  value: unknown,
  change: (part: unknown) => readonly unknown[],
  at = '',
): Generator<readonly [at: string, document: unknown]> {
  for (const other of change(value)) yield [at || '/', other];
  if (Array.isArray(value))
    for (const [i, item] of value.entries())
      for (const [where, other] of mutants(item, change, `${at}/${i}`)) yield [where, value.with(i, other)];
  else if (isMap(value))
    for (const [key, item] of Object.entries(value))
      for (const [where, other] of mutants(item, change, `${at}/${key}`)) yield [where, { ...value, [key]: other }];
}

const withSurplus = (part: unknown) => (isMap(part) ? [{ ...part, surplus: 'x' }] : []);
const ofOtherType = (part: unknown) => [typeof part === 'string' ? 1 : 'X Y', null];

const accepted = (name: string, change: (part: unknown) => readonly unknown[]) =>
  (samples[name] ?? []).flatMap(sample =>
    [...mutants(sample, change)].filter(([, document]) => faultsIn(name, document).length === 0).map(([at]) => at),
  );

const all = Object.keys(samples);

test.each(all)('%s takes a document with each of its fields', name => {
  for (const sample of samples[name] ?? []) expect(faultsIn(name, sample)).toEqual([]);
});

test.each(all.filter(name => name !== 'waiver-annotations'))(
  '%s refuses a field that it does not know, anywhere',
  name => {
    expect(accepted(name, withSurplus)).toEqual([]);
  },
);

test.each(all)('%s refuses a value of another type, anywhere', name => {
  expect(accepted(name, ofOtherType)).toEqual([]);
});

test('a finding that is waived has its waiver, and no other has one', () => {
  const [found, waived] = samples['finding'] as [object, object];
  expect(faultsIn('finding', { ...found, waived: true })).not.toEqual([]);
  expect(faultsIn('finding', { ...waived, waived: false })).not.toEqual([]);
});

test('a proposal has the approver or the reason', () => {
  const [open, done] = samples['approve'] as [object, object];
  expect(faultsIn('approve', { ...open, approved: true })).not.toEqual([]);
  expect(faultsIn('approve', { ...done, approved: false })).not.toEqual([]);
});

test.each([
  ['inventory', 'Deployment-api.yaml'],
  ['inventory', 'production/shop/deployment-api.yaml'],
  ['inventory', '../deployment-api.yaml'],
  ['inventory', '.plainsail'],
  ['layout', 'production/deployment-api.yaml'],
  ['layout', 'production/shop/deployment.yaml'],
  ['layout', 'production/shop/deployment-api.yml'],
  ['layout', 'production/shop/a/b/deployment-api.yaml'],
  ['layout', 'production/shop/templates/../deployment-api.yaml'],
])('%s refuses %s', (name, path) => {
  expect(faultsIn(name, [path])).not.toEqual([]);
});

test.each([
  'later; owner: shop; until: 2030-01-31',
  'later ;owner:  shop ; until: 2030-01-31 ',
  'two\nlines; owner: shop; until: 2030-01-31',
  '; owner: shop; until: 2030-01-31',
  'later; until: 2030-01-31',
  'later; owner: shop; until: soon',
  'later; owner: ; until: 2030-01-31',
  'later',
])('the schema of waivers reads %j as the checks do', text => {
  const annotations = { 'waive.plainsail.dev/image-tag-fixed': text };
  const isRead = waiversIn(annotations)[0]?.waiver !== undefined;
  expect(faultsIn('waiver-annotations', annotations).length === 0).toBe(isRead);
});
