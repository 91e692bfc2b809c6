import { Budget } from './evaluate/plan.js';
import {
  type Before,
  beforeOf,
  itemsBefore,
  nothingBefore,
  propertyBefore,
  withoutComparison,
} from './schema/correlation.js';
import { below, child } from './schema/path.js';
import type { CompiledRule } from './schema/rule.js';
import type { Rule, Schema } from './schema/schema.js';
import { type Validator, validatorOf } from './schema/validator.js';

/** What a rule of `x-kubernetes-validations` says against a value. */
export interface CelFault {
  /** `spec.listeners[0].port`; the empty text for the object itself. */
  readonly path: string;
  /** The API server's own message; of a rule that was not evaluated, why. */
  readonly message: string;
  readonly rule: Rule;
  /**
   * - `refused`: the API server refuses the object.
   * - `kept`: it was so before the change, and the API server only warns.
   * - `not evaluated`: nobody knows; it does not count as passed.
   */
  readonly kind: 'refused' | 'kept' | 'not evaluated';
}

/** The API server's limit for all rules of one object. */
const stepsOfObject = 10_000_000;

/**
 * What the rules of a custom resource's schema say against an object.
 * @param schema `openAPIV3Schema` of the version
 * @param object with the defaults of the schema, and without what it prunes
 * @param before the object that a change replaces
 */
export function celFaults(schema: Schema, object: unknown, before?: unknown): readonly CelFault[] {
  const validator = validatorOf(schema);
  if (!validator) return [];
  const budget = new Budget(stepsOfObject);
  return [...faultsAt(validator, object, before === undefined ? nothingBefore : beforeOf(before, object), '', budget)];
}

function* faultsAt(
  validator: Validator,
  value: unknown,
  before: Before,
  path: string,
  budget: Budget,
): Iterable<CelFault> {
  if (value === null || value === undefined) return;
  for (const one of validator.rules) {
    const fault = faultOf(one, value, before, path, budget);
    if (fault) yield fault;
  }
  for (const one of validator.allOf) yield* faultsAt(one, value, withoutComparison(before), path, budget);
  if (Array.isArray(value)) yield* faultsOfItems(validator, value, before, path, budget);
  else if (typeof value === 'object') yield* faultsOfProperties(validator, value, before, path, budget);
}

function faultOf(
  { rule, isTransition, evaluate }: CompiledRule,
  value: unknown,
  before: Before,
  path: string,
  budget: Budget,
): CelFault | undefined {
  const verdict = evaluate(value, before.value, budget);
  if (verdict === 'valid' || verdict === 'skipped') return undefined;
  if ('notEvaluated' in verdict) return { path, rule, message: verdict.notEvaluated, kind: 'not evaluated' };
  const { message, isError } = verdict;
  if (isError) return { path, rule, message, kind: 'refused' };
  const kind = !isTransition && before.isUnchanged ? 'kept' : 'refused';
  return { path: below(path, rule.fieldPath ?? ''), rule, message, kind };
}

function* faultsOfItems(
  { items, node }: Validator,
  value: readonly unknown[],
  before: Before,
  path: string,
  budget: Budget,
): Iterable<CelFault> {
  if (!items) return;
  const old = itemsBefore(before, node);
  for (const [index, item] of value.entries()) yield* faultsAt(items, item, old(item), child(path, index), budget);
}

function* faultsOfProperties(
  { properties, values }: Validator,
  value: object,
  before: Before,
  path: string,
  budget: Budget,
): Iterable<CelFault> {
  for (const [name, inner] of Object.entries(value)) {
    for (const validator of [values, properties.get(name)]) {
      if (validator) yield* faultsAt(validator, inner, propertyBefore(before, name, inner), child(path, name), budget);
    }
  }
}
