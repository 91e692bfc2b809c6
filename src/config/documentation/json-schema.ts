import { type Condition, type Demand, namesOf } from '../condition.js';
import type { Program } from '../program.js';
import { textOf, type Variable } from '../variable.js';

/** A JSON Schema, as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema of the environment that a program is started with, where every value is text:
 * for validation at start-up. Variables of other programs may be there as well.
 */
export function jsonSchemaOf({ name, variables, conditions }: Program): JsonSchema {
  const atStart = Object.entries(variables).filter(([, { buildTime }]) => !buildTime);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `The environment of ${name}`,
    type: 'object',
    properties: Object.fromEntries(atStart.map(([variable, facts]) => [variable, propertyOf(facts)])),
    required: atStart
      .filter(([, { required, default: fallback }]) => required && fallback === undefined)
      .map(([n]) => n),
    ...(conditions.length > 0 && { allOf: conditions.map(condition => conditionSchema(variables, condition)) }),
  };
}

function propertyOf(variable: Variable<unknown>): JsonSchema {
  const { description, deprecated, form, secret, file, unit } = variable;
  if (deprecated !== undefined) return { description: `${description}: ${deprecated}`, deprecated: true, not: {} };
  return {
    description: unit === undefined ? description : `${description} (${unit})`,
    type: 'string',
    ...(secret && { minLength: 1, writeOnly: true }),
    ...(file && { pattern: '^/' }),
    ...(form.values && { enum: form.values }),
    ...(form.pattern !== undefined && { pattern: form.pattern }),
    ...(variable.default !== undefined && { default: textOf(variable, variable.default) }),
  };
}

type Variables = Program['variables'];

function conditionSchema(variables: Variables, condition: Condition): JsonSchema {
  const demand = demandSchema(variables, condition);
  const { when, is } = condition;
  const trigger = when === undefined ? undefined : variables[when];
  if (when === undefined || !trigger) return demand;
  const hasDefault = trigger.default !== undefined;
  const value = is === undefined ? {} : { const: textOf(trigger, is) };
  // What is not set has the program's default, which may be the value that counts.
  const mayBeAbsent = hasDefault && (is === undefined || trigger.default === is);
  const triggered = { properties: { [when]: value }, ...(!mayBeAbsent && { required: [when] }) };
  return { anyOf: [{ not: triggered }, demand] };
}

function demandSchema(variables: Variables, demand: Demand): JsonSchema {
  // A variable with a default is never missing.
  const set = (names: readonly string[]) => ({
    required: names.filter(name => variables[name]?.default === undefined),
  });
  if ('require' in demand) return set(demand.require);
  if ('forbid' in demand) return { not: { anyOf: demand.forbid.map(name => ({ required: [name] })) } };
  if ('together' in demand) {
    return { anyOf: [set(demand.together), { not: { anyOf: demand.together.map(name => ({ required: [name] })) } }] };
  }
  return 'atLeastOne' in demand
    ? { anyOf: demand.atLeastOne.map(alternative => set(namesOf(alternative))) }
    : { oneOf: demand.exactlyOne.map(alternative => set(namesOf(alternative))) };
}
