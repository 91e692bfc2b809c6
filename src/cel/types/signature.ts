import { dyn, listType, mapOf, optionalOf, plain, type Type } from './type.js';

export interface Signature {
  readonly parameters: readonly Type[];
  readonly result: Type;
}

const short: Readonly<Record<string, string>> = {
  timestamp: 'google.protobuf.Timestamp',
  duration: 'google.protobuf.Duration',
  null: 'null_type',
};

/** `list<A>, int -> A`; the receiver of a member is its first parameter. */
export function signatureOf(text: string): Signature {
  const [parameters, result] = text.split('->');
  const reader = new Reader(parameters!);
  const read: Type[] = [];
  while (!reader.done) read.push(reader.type());
  return { parameters: read, result: new Reader(result!).type() };
}

class Reader {
  private readonly words: string[];

  constructor(text: string) {
    this.words = text.match(/[\w.]+|[<>]/g) ?? [];
  }

  get done(): boolean {
    return this.words.length === 0;
  }

  type(): Type {
    const name = this.words.shift()!;
    const inner = this.arguments();
    if (name === 'list') return listType(inner[0]!);
    if (name === 'map') return mapOf(inner[0]!, inner[1]!);
    if (name === 'optional') return optionalOf(inner[0]!);
    if (name === 'dyn') return dyn;
    return /^[A-Z]$/.test(name) ? { kind: 'parameter', name } : plain(short[name] ?? name);
  }

  private arguments(): readonly Type[] {
    const found: Type[] = [];
    if (this.words.at(0) !== '<') return found;
    this.words.shift();
    while (this.words.at(0) !== '>') found.push(this.type());
    this.words.shift();
    return found;
  }
}
