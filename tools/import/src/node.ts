/**
 * How the tables write a type: the name of a plain type or format; `#Type` for one of the same table and `v1#Type` for one
 * of another; `[items]`; or an object with one of the keys below, and limits. A field name that ends in `!` is required.
 */
export type Node =
  | string
  | readonly [Node]
  | { readonly enum: readonly (string | number)[]; readonly nonEmpty?: true }
  | ({ readonly is: Node } & Limits)
  | ({ readonly map: Node } & Limits)
  | { readonly fields: Fields };

export type Fields = Readonly<Record<string, Node>>;

/** What a JSON schema says beyond the declared type: `{"format":"int32"}`, `{"maxItems":16}`. */
export type Limits = { readonly [limit in LimitName]?: string | number };

export const limitNames = [
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
] as const;
export type LimitName = (typeof limitNames)[number];
