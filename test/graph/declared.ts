import { JsonPatch, Lazy } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import fc from 'fast-check';

/** What the YAML of cdk8s makes of rendered data: null where a list has nothing. */
export function asWritten(value: unknown): unknown {
  if (Array.isArray(value)) return Array.from(value, item => asWritten(item) ?? null);
  if (value === null || typeof value !== 'object' || value.constructor !== Object) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, asWritten(child)]));
}

class Own {
  readonly field = 1;
}

const text = fc.string({ maxLength: 4 });
const leaf = fc.oneof(
  { weight: 6, arbitrary: fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.bigInt()) },
  { weight: 2, arbitrary: fc.constantFrom(null, undefined, '', 0) },
  { weight: 1, arbitrary: fc.oneof(fc.integer(), text).map(value => ({ resolve: () => value })) },
  {
    weight: 1,
    arbitrary: fc.oneof(fc.integer().map(k8s.IntOrString.fromNumber), text.map(k8s.IntOrString.fromString)),
  },
);
/** What cdk8s refuses to render, or hands on as it is. */
const strange = fc.oneof(
  fc.constantFrom(Symbol.iterator, () => 1, class {}),
  fc.constantFrom(1, 2).map(time => new Date(time)),
  fc.constantFrom(1, 2).map(() => new Map([['a', 1]])),
  fc.constant(null).map(() => new Own()),
  fc.constant(null).map(() => Object.create(null)),
);
const key = fc.oneof(
  text,
  fc.constantFrom('a', 'b', 'a/b', 'c~d', '-', '0', 'value', 'toJSON', 'toString', 'metadata', 'kind'),
  { weight: 1, arbitrary: fc.constantFrom('resolve', 'constructor') },
);

/** Trees of everything that somebody may declare: plain data, lazy values, tokens, unions, and now and then a mistake. */
export const declared = (mistakes: boolean) =>
  fc.letrec<{ value: unknown; map: Record<string, unknown> }>(tie => ({
    value: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      { weight: 8, arbitrary: leaf },
      { weight: mistakes ? 1 : 0, arbitrary: strange },
      { weight: 3, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
      { weight: 4, arbitrary: tie('map') },
      { weight: 2, arbitrary: tie('value').map(inner => Lazy.any({ produce: () => inner })) },
    ),
    map: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  }));

const step = fc.constantFrom('spec', 'metadata', 'labels', 'a', 'b', 'a~1b', 'c~0d', '0', '1', '-', '');
const wild = fc.array(step, { maxLength: 4 }).map(steps => steps.map(each => `/${each}`).join(''));
const known = [
  '/spec',
  '/spec/a',
  '/spec/b',
  '/spec/b/0',
  '/spec/b/1',
  '/spec/b/-',
  '/spec/a~1b',
  '/spec/c~0d',
  '/new',
];
const pointer = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: wild });
const data = fc.jsonValue({ maxDepth: 2 }).filter(value => !JSON.stringify(value).includes('__proto__'));

/** What the known pointers point to. */
export const patchable = fc.record({ a: data, b: fc.array(data, { maxLength: 3 }), 'a/b': data, 'c~d': data });

export const patch: fc.Arbitrary<JsonPatch> = fc.oneof(
  fc.tuple(pointer, data).map(([path, value]) => JsonPatch.add(path, value)),
  fc.tuple(pointer, data).map(([path, value]) => JsonPatch.replace(path, value)),
  fc.tuple(pointer, data).map(([path, value]) => JsonPatch.test(path, value)),
  pointer.map(JsonPatch.remove),
  fc.tuple(pointer, pointer).map(([from, path]) => JsonPatch.copy(from, path)),
  fc.tuple(pointer, pointer).map(([from, path]) => JsonPatch.move(from, path)),
);
