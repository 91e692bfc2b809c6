import { declaredType } from './declared.js';
import { type CompiledRule, compileRule } from './rule.js';
import { asResource, atItsPlace, type Schema, valuesSchema } from './schema.js';

/** The rules of a schema's node and of what is below it. */
export interface Validator {
  /** Where the values lie; `allOf` adds rules to a node, not values. */
  readonly node: Schema;
  readonly rules: readonly CompiledRule[];
  readonly allOf: readonly Validator[];
  readonly items: Validator | undefined;
  readonly properties: ReadonlyMap<string, Validator>;
  readonly values: Validator | undefined;
}

const known = new WeakMap<Schema, { readonly validator: Validator | undefined }>();

/** The rules of a resource's schema, compiled once; undefined where it has none, or only below `allOf`, as for the API server. */
export function validatorOf(schema: Schema): Validator | undefined {
  const done = known.get(schema);
  if (done) return done.validator;
  const validator = hasRules(schema) ? validatorAt(schema, asResource(schema)) : undefined;
  known.set(schema, { validator });
  return validator;
}

function validatorAt(rules: Schema, node: Schema): Validator | undefined {
  const isSeen = declaredType(node) !== undefined;
  const own = isSeen ? (rules['x-kubernetes-validations'] ?? []).map(rule => compileRule(rule, node)) : [];
  const allOf = (rules.allOf ?? []).flatMap(one => validatorAt(one, node) ?? []);
  const items = pair(rules.items, node.items);
  const values = pair(valuesSchema(rules), valuesSchema(node));
  const properties = new Map(
    Object.entries(rules.properties ?? {}).flatMap(([name, property]) => {
      const at = node.properties && Object.hasOwn(node.properties, name) ? node.properties[name] : undefined;
      const validator = pair(property, at);
      return validator ? [[name, validator] as const] : [];
    }),
  );
  const hasNone = own.length + allOf.length + properties.size === 0 && !items && !values;
  return hasNone ? undefined : { node, rules: own, allOf, items, properties, values };
}

const pair = (rules: Schema | undefined, node: Schema | undefined): Validator | undefined =>
  rules && node && validatorAt(rules, atItsPlace(node));

function hasRules(schema: Schema): boolean {
  const below = [schema.items, valuesSchema(schema), ...Object.values(schema.properties ?? {})];
  return (schema['x-kubernetes-validations'] ?? []).length > 0 || below.some(one => one !== undefined && hasRules(one));
}
