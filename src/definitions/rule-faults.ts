import { type CelFault, celFaults } from '../cel/faults.js';
import type { CustomObject } from '../schema/structural/custom-object.js';
import { effective } from '../schema/structural/effective.js';
import { rulesSchema } from '../schema/structural/rules-schema.js';

/**
 * What the rules (`x-kubernetes-validations`) of a kind's definition say against an object. As the API server does, they
 * are asked when nothing else is wrong with it.
 * @param before the object that a change replaces @default it is new
 */
export function ruleFaults(kind: CustomObject, manifest: object, before?: object): readonly CelFault[] {
  const { schema } = kind;
  const rules = schema && rulesSchema(schema);
  if (!rules || kind.faults(manifest).some(({ severity }) => severity === 'error')) return [];
  return celFaults(rules, effective(schema, manifest), before && effective(schema, before));
}
