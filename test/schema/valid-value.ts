import fc from 'fast-check';
import type { Limits, Node } from '../../src/schema/node.js';

/** Values that a format accepts, by its name. */
const examples: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  any: fc.jsonValue({ maxDepth: 1 }),
  boolean: fc.boolean(),
  byte: fc.base64String(),
  cidr: fc.constantFrom('10.0.0.0/8', '2001:db8::/32'),
  'date-time': fc.constantFrom('2030-01-31T12:00:00Z', null),
  'dns-label': fc.constantFrom('main', 'a-1', '0'),
  'dns-subdomain': fc.constantFrom('main', 'a.b-1', '0.0'),
  'go-duration': fc.constantFrom('0', '30s', '1h30m', '1.5h'),
  'host-name': fc.constantFrom('example.com', '*.example.com'),
  int32: fc.integer(),
  int64: fc.maxSafeInteger(),
  'int-or-percent': fc.constantFrom(1, '25%'),
  'int-or-string': fc.oneof(fc.integer(), fc.string()),
  ipv4: fc.ipV4(),
  number: fc.double({ noNaN: true, noDefaultInfinity: true }),
  port: fc.integer({ min: 1, max: 65535 }),
  'port-name': fc.constantFrom('http', 'http-2', '8a'),
  'port-or-name': fc.constantFrom(80, 'http'),
  quantity: fc.constantFrom('500m', '0.5', '1Gi', '1e3', '-1', '.5k', 2, 0.1),
  'secret-text': fc.string(),
  string: fc.string(),
};

/** Reads one type of a table: `PodSpec` of `v1`. */
export type Lookup = (apiVersion: string, name: string) => Node;

const made = new Map<string, fc.Arbitrary<unknown> | undefined>();

/**
 * Values that a node allows. Types nest, some without end, so optional fields stop at a depth.
 * Values with a pattern or a length are left out of optional fields: undefined stands for "cannot make one".
 */
export function validValue(node: Node, home: string, lookup: Lookup, depth: number): fc.Arbitrary<unknown> | undefined {
  const inner = (part: Node, less = 0) => validValue(part, home, lookup, depth - less);
  if (typeof node === 'string') {
    const [table, name = ''] = node.split('#');
    if (!node.includes('#')) return examples[node];
    const to = table || home;
    const key = `${to}#${name} ${depth}`;
    if (!made.has(key)) made.set(key, depth < -6 ? undefined : validValue(lookup(to, name), to, lookup, depth - 1));
    return made.get(key);
  }
  if (isList(node)) return list(depth > 0 ? inner(node[0], 1) : undefined);
  if ('fields' in node) return record(Object.entries(node.fields), inner, depth);
  if ('enum' in node) return fc.constantFrom(...node.enum);
  if ('map' in node) return node.minProperties ? undefined : fc.constant({});
  if (!('is' in node) || node.pattern !== undefined) return undefined;
  if (typeof node.is === 'string') return limitedScalar(node.is, node);
  return isList(node.is) ? list(inner(node.is[0], 1), node) : undefined;
}

const isList = (node: Node): node is readonly [Node] => Array.isArray(node);

function record(
  fields: readonly (readonly [string, Node])[],
  inner: (node: Node, less?: number) => fc.Arbitrary<unknown> | undefined,
  depth: number,
): fc.Arbitrary<unknown> | undefined {
  const model: Record<string, fc.Arbitrary<unknown>> = {};
  const requiredKeys: string[] = [];
  for (const [key, node] of fields) {
    const required = key.endsWith('!');
    const field = required ? key.slice(0, -1) : key;
    if (!required && depth <= 0) continue;
    const values = inner(node, required ? 0 : 1);
    if (!values && required) return undefined;
    if (!values) continue;
    model[field] = values;
    if (required) requiredKeys.push(field);
  }
  return fc.record(model, { requiredKeys });
}

function list(items: fc.Arbitrary<unknown> | undefined, { minItems = 0, maxItems = 2 }: Limits = {}) {
  if (!items) return minItems === 0 ? fc.constant([]) : undefined;
  return fc.array(items, { minLength: minItems, maxLength: Math.min(maxItems, minItems + 2) });
}

function limitedScalar(type: string, { minimum = -1000, maximum = 1000, minLength = 0, maxLength = 20 }: Limits) {
  if (type !== 'string') return fc.integer({ min: Math.ceil(minimum), max: Math.max(Math.ceil(minimum), maximum) });
  return fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 20) });
}
