/** What matters of a structural schema, as custom resource definitions have it in `openAPIV3Schema`. */
export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly nullable?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-validations'?: readonly Rule[];
}

/** One entry of `x-kubernetes-validations`. */
export interface Rule {
  readonly rule: string;
  readonly message?: string;
  readonly messageExpression?: string;
  readonly reason?: string;
  readonly fieldPath?: string;
  readonly optionalOldSelf?: boolean;
}

/** The schema of the values of a map; undefined where it is not one. */
export const valuesSchema = ({ additionalProperties }: Schema): Schema | undefined =>
  typeof additionalProperties === 'object' ? additionalProperties : undefined;

const text: Schema = { type: 'string' };
const metadata: Schema = { type: 'object', properties: { name: text, generateName: text } };
const resources = new WeakMap<Schema, Schema>();

/** With what rules see of every resource, whatever its schema says: apiVersion, kind, metadata.name and generateName. */
export function asResource(schema: Schema): Schema {
  const known = resources.get(schema);
  if (known) return known;
  const resource = { ...schema, properties: { ...schema.properties, apiVersion: text, kind: text, metadata } };
  resources.set(schema, resource);
  return resource;
}

/** A schema at its place: an embedded resource with what all resources have. */
export const atItsPlace = (schema: Schema): Schema =>
  schema['x-kubernetes-embedded-resource'] === true ? asResource(schema) : schema;
