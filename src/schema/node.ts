/**
 * How a table writes a type: the name of a plain type or format; `#Type` for one of the same table and `v1#Type` for one of
 * another; `[items]`; or an object with one of the keys below, and limits. A field name that ends in `!` is required.
 */
export type Node =
  | string
  | readonly [Node]
  | { readonly enum: readonly (string | number)[]; readonly nonEmpty?: true }
  | ({ readonly is: Node } & Limits)
  | ({ readonly map: Node } & Limits)
  | { readonly fields: FieldNodes };

export type FieldNodes = Readonly<Record<string, Node>>;

/** Limits of a value, named as JSON Schema names them. */
export interface Limits {
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: boolean;
  readonly exclusiveMaximum?: boolean;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;
}
