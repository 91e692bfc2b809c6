import ts from 'typescript';
import { declarationOf, imported } from './packages.js';
import { type Field, keyOf, nameOf, type Shape, type TypeId } from './shape.js';

/** What one `.d.ts` of the packages says. */
export interface Declaration {
  readonly shape: Shape;
  /** Whether the API server takes it as an object of its own: it has a static `kind`. */
  readonly kind: boolean;
  /** The unique name under which its JSON schema is stored. */
  readonly longName: string;
}

const read = new Map<string, Declaration>();

/** The declaration of a type; each file is read once. */
export function declaration(id: TypeId): Declaration {
  const key = keyOf(id);
  const known = read.get(key);
  if (known) return known;
  const made = readDeclaration(id);
  read.set(key, made);
  return made;
}

/** Declares a type otherwise than the packages do, or one that they do not have. */
export function declare(id: TypeId, shape: Shape): void {
  const known = read.get(keyOf(id));
  read.set(keyOf(id), { kind: known?.kind ?? false, longName: known?.longName ?? '', shape });
}

function readDeclaration(id: TypeId): Declaration {
  const source = ts.createSourceFile(id.path, declarationOf(id), ts.ScriptTarget.ES2022);
  const reader = new Reader(id, source);
  const type = source.statements.find(ts.isClassDeclaration) ?? source.statements.find(ts.isTypeAliasDeclaration);
  if (!type) throw new Error(`${keyOf(id)} declares neither a class nor a type`);
  const longName = longNameOf(source);
  if (!ts.isClassDeclaration(type)) return { shape: reader.shape(type.type), kind: false, longName };
  const kind = type.members.some(isStaticKind);
  const shape = reader.members(type.members);
  return { shape: kind ? shape : withoutOwnKind(shape, nameOf(id)), kind, longName };
}

/** An object inside another may name its kind, but the packages say it must, and that its kind is the type's own name. */
function withoutOwnKind(shape: Shape, name: string): Shape {
  const isOwnKind = (field: Field) =>
    field.name === 'kind' && field.shape.type === 'enum' && field.shape.values.every(value => value === name);
  if (shape.type !== 'object' || !shape.fields.some(isOwnKind)) return shape;
  const text: Shape = { type: 'string' };
  return {
    type: 'object',
    fields: shape.fields.map(field =>
      ['apiVersion', 'kind'].includes(field.name) ? { ...field, required: false, shape: text } : field,
    ),
  };
}

const isStatic = (member: ts.PropertyDeclaration) =>
  member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false;

const isStaticKind = (member: ts.ClassElement) =>
  ts.isPropertyDeclaration(member) && isStatic(member) && ts.isIdentifier(member.name) && member.name.text === 'kind';

function longNameOf(source: ts.SourceFile): string {
  for (const statement of source.statements) {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause || !ts.isNamedExports(statement.exportClause))
      continue;
    const last = statement.exportClause.elements.at(-1);
    if (last) return last.name.text.replace(/^I(?=Io|Com)/, '');
  }
  return '';
}

class Reader {
  private readonly imports = new Map<string, TypeId>();

  constructor(
    private readonly id: TypeId,
    private readonly source: ts.SourceFile,
  ) {
    for (const statement of source.statements) {
      if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
      const bindings = statement.importClause?.namedBindings;
      if (!bindings || !ts.isNamedImports(bindings)) continue;
      const target = imported(id, statement.moduleSpecifier.text);
      for (const { name } of bindings.elements) this.imports.set(name.text, target);
    }
  }

  /** Classes repeat the fields of everything their interface extends, so nothing has to be merged here. */
  members(members: readonly ts.Node[]): Shape {
    const fields: Field[] = [];
    for (const member of members) {
      if (!ts.isPropertyDeclaration(member) && !ts.isPropertySignature(member)) continue;
      if (ts.isPropertyDeclaration(member) && isStatic(member)) continue;
      if (!member.type || !ts.isStringLiteral(member.name)) throw this.unknown(member);
      fields.push({ name: member.name.text, required: !member.questionToken, shape: this.shape(member.type) });
    }
    return fields.length === 0 ? { type: 'any' } : { type: 'object', fields };
  }

  shape(node: ts.TypeNode): Shape {
    switch (node.kind) {
      case ts.SyntaxKind.StringKeyword:
        return { type: 'string' };
      case ts.SyntaxKind.NumberKeyword:
        return { type: 'number' };
      case ts.SyntaxKind.BooleanKeyword:
        return { type: 'boolean' };
      case ts.SyntaxKind.AnyKeyword:
        return { type: 'any' };
    }
    if (ts.isParenthesizedTypeNode(node)) return this.shape(node.type);
    if (ts.isLiteralTypeNode(node)) return { type: 'enum', values: [this.literal(node)] };
    if (ts.isUnionTypeNode(node)) return either(node.types.map(type => this.shape(type)));
    if (ts.isIntersectionTypeNode(node)) return all(node.types.map(type => this.shape(type)));
    if (ts.isTypeLiteralNode(node)) return this.typeLiteral(node);
    if (ts.isIndexedAccessTypeNode(node)) return { type: 'string' };
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) return this.reference(node, node.typeName.text);
    throw this.unknown(node);
  }

  private typeLiteral(node: ts.TypeLiteralNode): Shape {
    const index = node.members.find(ts.isIndexSignatureDeclaration);
    return index ? { type: 'map', values: this.shape(index.type) } : this.members(node.members);
  }

  private reference(node: ts.TypeReferenceNode, name: string): Shape {
    const argument = node.typeArguments?.[0];
    if (name === 'Array' && argument) return { type: 'list', items: this.shape(argument) };
    return { type: 'ref', to: this.imports.get(name) ?? this.id };
  }

  private literal({ literal }: ts.LiteralTypeNode): string | number {
    if (ts.isStringLiteral(literal)) return literal.text;
    if (ts.isNumericLiteral(literal)) return Number(literal.text);
    throw this.unknown(literal);
  }

  private unknown(node: ts.Node): Error {
    return new Error(`${keyOf(this.id)}: cannot read ${ts.SyntaxKind[node.kind]} "${node.getText(this.source)}"`);
  }
}

/** One enum out of many literals, one object out of many objects: a field is required where every option requires it. */
function either(options: readonly Shape[]): Shape {
  if (options.every(option => option.type === 'enum')) return { type: 'enum', values: options.flatMap(o => o.values) };
  if (options.every(option => option.type === 'object')) {
    return merge(options, name => options.every(o => o.fields.some(field => field.name === name && field.required)));
  }
  return { type: 'either', options };
}

function all(parts: readonly Shape[]): Shape {
  const objects = parts.filter(part => part.type === 'object');
  return merge(objects, name => objects.some(o => o.fields.some(field => field.name === name && field.required)));
}

function merge(objects: readonly Extract<Shape, { type: 'object' }>[], required: (name: string) => boolean): Shape {
  const fields = new Map<string, Field>();
  for (const { name, shape } of objects.flatMap(object => object.fields)) {
    if (!fields.has(name)) fields.set(name, { name, shape, required: required(name) });
  }
  return { type: 'object', fields: [...fields.values()] };
}
