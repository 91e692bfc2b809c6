/**
 * A value of the language. An int is a bigint, a double a number: they stay apart as the schema, or the way a literal is
 * written, says.
 */
export type Value =
  | null
  | boolean
  | bigint
  | number
  | string
  | Uint
  | Uint8Array
  | List
  | CelMap
  | Timestamp
  | Duration
  | TypeName
  | Optional
  | Opaque;

export class Uint {
  constructor(readonly value: bigint) {}
}

/** An instant. */
export class Timestamp {
  constructor(
    /** Nanoseconds since 1970. */
    readonly nanoseconds: bigint,
    /** East of UTC, as it was written: fields and text of it follow. */
    readonly offsetMinutes = 0,
  ) {}
}

export class Duration {
  constructor(readonly nanoseconds: bigint) {}
}

/** What `type(x)` gives: `int`, `google.protobuf.Timestamp` … */
export class TypeName {
  constructor(readonly name: string) {}
}

export class Optional {
  static readonly none = new Optional(undefined);

  private constructor(readonly value: Value | undefined) {}

  static of(value: Value): Optional {
    return new Optional(value);
  }
}

/** A value of one of Kubernetes' libraries: an IP address, a quantity … */
export abstract class Opaque {
  abstract readonly typeName: string;
  /** @throws EvaluationError where the two cannot be compared */
  abstract equals(other: Value): boolean;
}

export abstract class List {
  /** The data that it stands for, where it is a part of an object. */
  readonly data?: readonly unknown[];
  abstract readonly size: number;
  /** How many values it holds in all its depth; what it costs to look at all of it. */
  abstract readonly weight: number;
  /** `index` is inside. */
  abstract at(index: number): Value;

  *[Symbol.iterator](): Iterator<Value> {
    for (let index = 0; index < this.size; index += 1) yield this.at(index);
  }

  abstract plus(other: List): List;

  abstract equals(other: Value, equal: Equal): boolean;
}

/** Keys are strings, ints, uints and bools. */
export abstract class CelMap {
  /** The data that it stands for, where it is a part of an object. */
  readonly data?: Readonly<Record<string, unknown>>;
  abstract readonly size: number;
  abstract readonly weight: number;
  /** @throws EvaluationError for a key of a type that cannot be one */
  abstract find(key: Value): Value | undefined;
  abstract keys(): Iterable<Value>;
  abstract equals(other: Value, equal: Equal): boolean;
}

export type Equal = (a: Value, b: Value) => boolean;
