import { customKind } from '../../src/schema/custom-kind.js';

const type = customKind('db.example/v1', 'Shard', {
  type: 'object',
  properties: {
    apiVersion: { type: 'string' },
    kind: { type: 'string' },
    metadata: { type: 'object' },
    spec: {
      type: 'object',
      required: ['size'],
      properties: {
        size: { type: 'integer', format: 'int32', minimum: 1, maximum: 9 },
        tier: { type: 'string', enum: ['hot', 'cold'] },
        name: { type: 'string', pattern: '^[a-z]+$' },
        goPattern: { type: 'string', pattern: '(?i)^a$' },
        since: { type: 'string', format: 'date-time' },
        port: { 'x-kubernetes-int-or-string': true },
        tags: { type: 'array', maxItems: 1, items: { type: 'string' } },
        labels: { type: 'object', additionalProperties: { type: 'string' } },
        anything: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
        maybe: { type: 'string', nullable: true },
      },
    },
  },
});
const faults = (spec: object) =>
  type
    .faults({ apiVersion: 'db.example/v1', kind: 'Shard', metadata: { name: 'a' }, spec })
    .map(({ path, message }) => `${path} ${message}`);

test('takes what the definition allows', () => {
  const open = { anything: { a: 1 }, maybe: null, goPattern: 'A', port: 'http', labels: { a: 'b' } };
  expect(faults({ size: 3, tier: 'hot', name: 'a', since: '2030-01-31T12:00:00Z', tags: ['a'], ...open })).toEqual([]);
});

test.each([
  [{}, /^spec\.size is missing/],
  [{ size: 10 }, /^spec\.size must be at most 9/],
  [{ size: 1, tier: 'warm' }, /^spec\.tier .*"hot"/],
  [{ size: 1, name: 'A' }, /^spec\.name must match/],
  [{ size: 1, goPattern: 'b' }, /^spec\.goPattern must match/],
  [{ size: 1, since: 'today' }, /^spec\.since must be a time/],
  [{ size: 1, port: true }, /^spec\.port must be an integer or a string/],
  [{ size: 1, tags: ['a', 'b'] }, /^spec\.tags must have at most 1 items/],
  [{ size: 1, labels: { a: 1 } }, /^spec\.labels\.a must be a string/],
  [{ size: 1, sise: 2 }, /^spec\.sise .*Did you mean "size"\?/],
])('refuses %j', (spec, message) => {
  expect(faults(spec)).toEqual([expect.stringMatching(message)]);
});
