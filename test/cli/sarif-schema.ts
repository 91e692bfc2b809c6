const text = { type: 'string' } as const;

/** An object with these fields and no others. */
const object = (properties: Readonly<Record<string, unknown>>, ...required: readonly string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const list = (items: unknown) => ({ type: 'array', items });

const message = object({ text }, 'text');
const level = { enum: ['none', 'note', 'warning', 'error'] };

const rule = object(
  {
    id: text,
    shortDescription: message,
    fullDescription: message,
    help: message,
    helpUri: { ...text, pattern: '^https://' },
    defaultConfiguration: object({ level }),
    properties: object({ category: text, tags: { ...list(text), uniqueItems: true } }),
  },
  'id',
);

const location = object({
  physicalLocation: object({
    artifactLocation: object({ uri: { ...text, pattern: '^[^\\s\\\\]+$' } }),
    region: object({ startLine: { type: 'integer', minimum: 1 } }),
  }),
  logicalLocations: list(object({ fullyQualifiedName: text })),
});

const result = object(
  {
    ruleId: text,
    ruleIndex: { type: 'integer', minimum: 0 },
    level,
    message,
    locations: list(location),
    partialFingerprints: { type: 'object', additionalProperties: text },
    properties: object({ group: text }),
    suppressions: list(object({ kind: { enum: ['inSource', 'external'] }, justification: text }, 'kind')),
  },
  'message',
);

/** The part of SARIF 2.1.0 that plainsail writes, as the standard defines it; what it does not write is refused. */
export const sarifSchema = object(
  {
    $schema: text,
    version: { const: '2.1.0' },
    runs: list(
      object(
        {
          tool: object(
            { driver: object({ name: text, version: text, rules: { ...list(rule), uniqueItems: true } }, 'name') },
            'driver',
          ),
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          results: list(result),
        },
        'tool',
      ),
    ),
  },
  'version',
  'runs',
);
