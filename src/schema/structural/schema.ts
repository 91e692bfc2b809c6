/**
 * A structural schema as a custom resource definition writes it; in the tables, plain types are written `string` or
 * `integer int32`, and a part of the same table `#name`. What definitions say is not trusted to have the right form.
 */
export interface Schema {
  readonly [keyword: string]: unknown;
}

export const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];
