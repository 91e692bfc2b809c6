import type { EnvVar, EnvVarSource } from '../../../imports/k8s.js';
import type { SecretVariable } from '../../config/resolve.js';
import { ConfigMapKey } from '../../intent/config-map-key.js';
import { isSecret, type Secret, SecretKey } from '../../intent/secret.js';
import { type Problem, rejectionOf } from '../../problem.js';

/** Where the API takes a variable from, and an `EnvValue` of any cdk8s-plus. */
export interface VariableSource {
  /** The text itself. */
  // biome-ignore lint/suspicious/noExplicitAny: so does cdk8s-plus type it.
  readonly value?: any;
  /** Where the text comes from, as the API names it: `secretKeyRef`, `configMapKeyRef`, `fieldRef`. */
  // biome-ignore lint/suspicious/noExplicitAny: so does cdk8s-plus type it.
  readonly valueFrom?: any;
}

/** A variable's value: text, a secret, a key of a ConfigMap, or a field of the pod. */
export type VariableValue = string | Secret | ConfigMapKey | VariableSource;

/** Variables by name, in the order in which `$(NAME)` may refer to earlier ones. */
export type Variables = Readonly<Record<string, VariableValue>>;

/** A field of the pod: `podField('metadata.name')`, `podField('status.podIP')`, `podField("metadata.labels['a']")`. */
export const podField = (fieldPath: string): { readonly valueFrom: EnvVarSource } => ({
  valueFrom: { fieldRef: { fieldPath } },
});

/** The API's form of those that no secret store delivers. */
export const plainVariables = (variables: Variables = {}): readonly EnvVar[] =>
  Object.entries(variables).flatMap(([name, value]): EnvVar[] => {
    if (typeof value === 'string') return [{ name, value }];
    if (value instanceof SecretKey)
      return [{ name, valueFrom: { secretKeyRef: { name: value.secret, key: value.key } } }];
    if (value instanceof ConfigMapKey)
      return [{ name, valueFrom: { configMapKeyRef: { name: value.configMap, key: value.key } } }];
    if (isSecret(value)) return [];
    return [value.valueFrom === undefined ? { name, value: value.value } : { name, valueFrom: value.valueFrom }];
  });

/** Those that the environment's secret store delivers. */
export const storedVariables = (variables: Variables = {}): readonly SecretVariable[] =>
  Object.entries(variables).flatMap(([variable, value]) =>
    isSecret(value) && !(value instanceof SecretKey) ? [{ variable, key: variable, value, description: '' }] : [],
  );

/** @param catalogued the variables that the container has from its catalogue */
export function variableProblems(variables: Variables = {}, catalogued: Iterable<string> = []): readonly Problem[] {
  const known = new Set(catalogued);
  const rejection = rejectionOf('env');
  return Object.entries(variables).flatMap(([name, value]) => {
    if (known.has(name))
      return [rejection(`env has "${name}", which the configuration sets.`, 'Set it in one of the two places.')];
    if (!/^[A-Za-z_][-._A-Za-z0-9]*$/.test(name))
      return [rejection(`env has "${name}".`, 'A name has letters, digits and "_", and starts with no digit.')];
    if (isValue(value)) return [];
    return [
      rejection(
        `env has no value for "${name}".`,
        'Give text, secretRef(…), secretKey(…), configMapKey(…), podField(…), or an EnvValue of cdk8s-plus.',
      ),
    ];
  });
}

function isValue(value: unknown): boolean {
  if (typeof value === 'string' || isSecret(value) || value instanceof ConfigMapKey) return true;
  const { value: text, valueFrom } = (value ?? {}) as VariableSource;
  return typeof text === 'string' || (typeof valueFrom === 'object' && valueFrom !== null);
}
