import { PlainList } from '../values/list.js';
import { Opaque, Optional, type Value } from '../values/value.js';
import { type FormatRule, namedFormats } from './named-formats.js';
import { global, member } from './overload.js';

export class Format extends Opaque {
  readonly typeName = 'kubernetes.NamedFormat';

  constructor(
    readonly name: string,
    readonly rule: FormatRule,
  ) {
    super();
  }

  equals(other: Value): boolean {
    return other instanceof Format && other.name === this.name;
  }
}

const known = new Map(Object.entries(namedFormats).map(([name, rule]) => [name, new Format(name, rule)]));

function named(name: string): Optional {
  const format = known.get(name);
  return format ? Optional.of(format) : Optional.none;
}

function validate({ rule }: Format, text: string): Optional {
  const wrong = rule(text);
  return wrong.length === 0 ? Optional.none : Optional.of(new PlainList(wrong));
}

const type = 'kubernetes.NamedFormat';

export const formats = [
  global('format.named', `string -> optional<${type}>`, named),
  ...Array.from(known, ([name, format]) => global(`format.${name}`, `-> ${type}`, () => format)),
  member('validate', `${type}, string -> optional<list<string>>`, validate),
];
