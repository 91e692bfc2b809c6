import { ListType, MapType, ObjectType } from './containers.js';
import type { Fault } from './fault.js';
import { formats } from './formats.js';
import { LimitedType } from './limited.js';
import type { FieldNodes, Limits, Node } from './node.js';
import { EnumType, FormatType } from './scalar.js';
import type { Type } from './type.js';

/** Finds the type that a reference means: `#PodSpec`, `v1#PodSpec`. */
export type Resolve = (reference: string) => Type;

/** A node of a table as a type; what it refers to is resolved when a value gets there. */
export function compile(node: Node, name: string, resolve: Resolve): Type {
  const inner = (part: Node) => compile(part, name, resolve);
  if (typeof node === 'string') return node.includes('#') ? new Reference(node, resolve) : plain(node);
  if (isList(node)) return new ListType(inner(node[0]));
  if ('fields' in node) return compileObject(node.fields, name, resolve);
  if ('enum' in node) return new EnumType(node.enum, node.nonEmpty);
  if ('map' in node) return limited(new MapType(inner(node.map)), node);
  return limited(inner(node.is), node);
}

/** An object with these fields and no others. */
export function compileObject(nodes: FieldNodes, name: string, resolve: Resolve): Type {
  const fields = new Map<string, Type>();
  const required: string[] = [];
  for (const [key, node] of Object.entries(nodes)) {
    const field = key.endsWith('!') ? key.slice(0, -1) : key;
    if (field !== key) required.push(field);
    fields.set(field, compile(node, name, resolve));
  }
  return new ObjectType(name, fields, required);
}

const isList = (node: Node): node is readonly [Node] => Array.isArray(node);

const plainTypes = new Map(Object.entries(formats).map(([name, format]) => [name, new FormatType(format)]));

function plain(name: string): Type {
  const type = plainTypes.get(name);
  if (!type) throw new Error(`a schema table names the unknown type "${name}"`);
  return type;
}

function limited(type: Type, { is, map, ...limits }: Limits & { readonly is?: Node; readonly map?: Node }): Type {
  return Object.keys(limits).length === 0 ? type : new LimitedType(type, limits);
}

class Reference implements Type {
  private target: Type | undefined;

  constructor(
    private readonly to: string,
    private readonly resolve: Resolve,
  ) {}

  get expected(): string | undefined {
    this.target ??= this.resolve(this.to);
    return this.target.expected;
  }

  has(name: string): boolean {
    this.target ??= this.resolve(this.to);
    return this.target.has?.(name) ?? false;
  }

  get zero(): unknown {
    this.target ??= this.resolve(this.to);
    return this.target.zero;
  }

  faults(value: unknown): readonly Fault[] {
    this.target ??= this.resolve(this.to);
    return this.target.faults(value);
  }
}
