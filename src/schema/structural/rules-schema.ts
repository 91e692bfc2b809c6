import type { Structural } from './structural.js';

/** A schema as definitions write it, with the parts that the rules of `x-kubernetes-validations` look at. */
export type RulesSchema = Readonly<Record<string, unknown>>;

const withRules = new WeakMap<Structural, boolean>();
const whole = new WeakMap<Structural, RulesSchema>();

/** The schema that a kind's rules are evaluated with: what has no rule in it or above it is left out. Undefined without rules. */
export const rulesSchema = (kind: Structural): RulesSchema | undefined =>
  hasRules(kind) ? towardsRules(kind) : undefined;

/** Whether a schema, or one inside it, has rules. */
function hasRules(schema: Structural): boolean {
  const known = withRules.get(schema);
  if (known !== undefined) return known;
  const has = hasOwnRules(schema) || insideOf(schema).some(hasRules);
  withRules.set(schema, has);
  return has;
}

const hasOwnRules = ({ schema }: Structural) => Array.isArray(schema['x-kubernetes-validations']);

const insideOf = ({ fields, items, additional, allOf }: Structural): readonly Structural[] =>
  [...fields.values(), items, additional, ...allOf].filter(inner => typeof inner === 'object');

function towardsRules(schema: Structural): RulesSchema {
  return hasOwnRules(schema)
    ? wholeSchema(schema)
    : written(schema, inner => (hasRules(inner) ? towardsRules(inner) : undefined));
}

/** A rule sees all that is below it. Parts of a table that repeat stay one. */
function wholeSchema(schema: Structural): RulesSchema {
  const known = whole.get(schema);
  if (known) return known;
  const made = written(schema, wholeSchema);
  whole.set(schema, made);
  return made;
}

function written(schema: Structural, inner: (schema: Structural) => RulesSchema | undefined): RulesSchema {
  const { properties: _, anyOf: __, oneOf: ___, not: ____, ...own } = schema.schema;
  const { fields, items, additional, allOf } = schema;
  return {
    ...own,
    properties: Object.fromEntries([...fields].flatMap(([name, field]) => pair(name, inner(field)))),
    items: items && inner(items),
    additionalProperties: typeof additional === 'object' ? inner(additional) : undefined,
    allOf: allOf.flatMap(one => inner(one) ?? []),
  };
}

const pair = (name: string, schema: RulesSchema | undefined) => (schema ? [[name, schema] as const] : []);
