import { declaration } from './declaration.js';
import { type Facts, factsOf } from './facts.js';
import type { Naming } from './names.js';
import type { Fields, Limits, Node } from './node.js';
import { shapeOf } from './reachable.js';
import { type Field, type Shape, type TypeId, wellKnownOf } from './shape.js';

/** Where a type without fields is long enough to get a name instead of being repeated. */
const longText = 40;

/** Formats that are plain types to us, and the plain types that they stand for. */
const plainFormats: Readonly<Record<string, string>> = { double: 'number', integer: 'int64', 'idn-hostname': 'string' };

/** What is known better than the packages say it, by type and field. */
export interface Refined {
  node(type: string, field: string): Node | undefined;
  /** Whether the API server does without a field that the packages require. */
  isUnrequired(type: string, field: string): boolean;
  /** Whether the API server refuses the empty text in an enum. */
  isNonEmpty(type: string, field: string): boolean;
}

/** Turns declared types into nodes of one table. */
export class Table {
  constructor(
    /** `#PodSpec`, `v1#PodSpec`. */
    private readonly reference: Naming,
    private readonly refined: Refined,
  ) {}

  /** The entry of a type under its name; undefined for one that is written out wherever it is used. */
  entry(id: TypeId, name: string): Node | undefined {
    const shape = shapeOf(id);
    if (shape.type === 'object') return { fields: this.fields(shape.fields, ownFacts(id), name) };
    const node = this.node(shape, ownFacts(id));
    return isLong(node) ? node : undefined;
  }

  private fields(fields: readonly Field[], facts: Facts, type: string): Fields {
    const entries = fields.map(({ name, required, shape }): [string, Node] => [
      required && !this.refined.isUnrequired(type, name) ? `${name}!` : name,
      this.field(type, name, this.refined.node(type, name) ?? this.node(shape, facts.field(name))),
    ]);
    return Object.fromEntries(entries);
  }

  private field(type: string, name: string, node: Node): Node {
    if (!this.refined.isNonEmpty(type, name)) return node;
    if (typeof node !== 'object' || !('enum' in node)) throw new Error(`${type}.${name} is not an enum`);
    return { ...node, nonEmpty: true };
  }

  private node(shape: Shape, facts: Facts): Node {
    switch (shape.type) {
      case 'any':
      case 'boolean':
        return shape.type;
      case 'string':
      case 'number':
        return scalar(shape.type, facts.all());
      case 'enum':
        return { enum: shape.values };
      case 'list':
        return limited([this.node(shape.items, facts.ofItems())], facts.all());
      case 'map': {
        const map = { map: this.node(shape.values, facts.ofValues()) };
        return { ...map, ...facts.all() };
      }
      case 'object':
        return { fields: this.fields(shape.fields, facts, '') };
      case 'either':
        return 'any';
      case 'ref':
        return this.ref(shape.to, facts);
    }
  }

  private ref(id: TypeId, facts: Facts): Node {
    const known = wellKnownOf(id);
    if (known) return known;
    const shape = shapeOf(id);
    if (shape.type === 'object') return this.reference(id);
    const here = this.node(shape, facts);
    const named = this.node(shape, ownFacts(id));
    return isLong(named) && JSON.stringify(here) === JSON.stringify(named) ? this.reference(id) : here;
  }
}

const ownFacts = (id: TypeId) => factsOf(id.package, declaration(id).longName);

const isLong = (node: Node) => JSON.stringify(node).length > longText;

function scalar(type: string, { format, ...limits }: Limits): Node {
  const name = format === undefined ? type : (plainFormats[format] ?? String(format));
  return limited(name, limits);
}

const limited = (is: Node, limits: Limits): Node => (Object.keys(limits).length === 0 ? is : { is, ...limits });
