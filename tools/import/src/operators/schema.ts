/** A structural schema, as a custom resource definition writes it. */
export interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly nullable?: boolean;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
  readonly [more: string]: unknown;
}

/** A schema with each schema directly inside it replaced; the step to a field's is its name, to the others' undefined. */
export function mapInner(
  { properties, additionalProperties, items, allOf, anyOf, oneOf, not, ...own }: Schema,
  map: (schema: Schema, field?: string) => unknown,
): Readonly<Record<string, unknown>> {
  const each = (schemas: readonly Schema[]) => schemas.map(schema => map(schema));
  return {
    ...own,
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, map(schema, name)])),
    }),
    ...(additionalProperties !== undefined && {
      additionalProperties: typeof additionalProperties === 'object' ? map(additionalProperties) : additionalProperties,
    }),
    ...(items && { items: map(items) }),
    ...(allOf && { allOf: each(allOf) }),
    ...(anyOf && { anyOf: each(anyOf) }),
    ...(oneOf && { oneOf: each(oneOf) }),
    ...(not && { not: map(not) }),
  };
}
