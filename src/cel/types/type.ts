/** What the checker knows of a value before it is there. */
export type Type =
  /** Anything: `x-kubernetes-int-or-string`, mixed lists. */
  | { readonly kind: 'dyn' }
  /** Of one kind of value, by its name: `int`, `google.protobuf.Duration`, `net.IP`. */
  | { readonly kind: 'plain'; readonly name: string }
  | { readonly kind: 'list'; readonly item: Type }
  | { readonly kind: 'map'; readonly key: Type; readonly value: Type }
  | { readonly kind: 'optional'; readonly value: Type }
  /** Stands for one type in a signature, the same wherever it appears: `A`. */
  | { readonly kind: 'parameter'; readonly name: string }
  /** An object of a schema: a value's property by the name that a rule writes. */
  | { readonly kind: 'object'; readonly id: object; readonly field: (name: string) => Type | undefined };

export const dyn: Type = { kind: 'dyn' };
/** Of what an empty list or optional holds: it may be any one type. */
export const free: Type = { kind: 'parameter', name: '_' };
export const plain = (name: string): Type => ({ kind: 'plain', name });
export const listType = (item: Type): Type => ({ kind: 'list', item });
export const mapOf = (key: Type, value: Type): Type => ({ kind: 'map', key, value });
export const optionalOf = (value: Type): Type => ({ kind: 'optional', value });

/** A type as errors name it. */
export function nameOf(type: Type): string {
  switch (type.kind) {
    case 'plain':
    case 'parameter':
      return type.name;
    case 'list':
      return `list(${nameOf(type.item)})`;
    case 'map':
      return `map(${nameOf(type.key)}, ${nameOf(type.value)})`;
    case 'optional':
      return `optional(${nameOf(type.value)})`;
    default:
      return type.kind;
  }
}
