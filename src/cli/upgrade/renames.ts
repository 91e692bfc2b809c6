import type ts from 'typescript';
import type { Compiled } from './compiler.js';

/** A prop of plainsail that the sources give by a former name. */
export interface Rename {
  /** The absolute path of the file. */
  readonly file: string;
  readonly line: number;
  readonly former: string;
  readonly present: string;
  /** Where its name is in the file, and the text to have there. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A prop whose former name the sources read as well, so that it is renamed by hand. */
export interface Kept {
  readonly file: string;
  readonly line: number;
  readonly former: string;
  readonly present: string;
}

/** A property of plainsail that is deprecated, by its declaration. */
type Former = { readonly declaration: ts.Declaration; readonly former: string; readonly present: string };

/**
 * Every former name of a prop in the object literals of a project that the compiler takes for props of plainsail, whatever
 * else has the same name. A prop that is also read by its former name is kept: its readers would miss it.
 * @param isOurs whether a file belongs to plainsail
 */
export function renamesIn(
  { ts, program, sources }: Compiled,
  isOurs: (file: string) => boolean,
): { readonly renames: readonly Rename[]; readonly kept: readonly Kept[] } {
  const checker = program.getTypeChecker();
  const given: (Rename & Former)[] = [];
  const read: (Kept & Former)[] = [];

  const placeOf = (node: ts.Node) => {
    const file = node.getSourceFile();
    const start = node.getStart();
    return { file: file.fileName, line: file.getLineAndCharacterOfPosition(start).line + 1, start, end: node.getEnd() };
  };

  /** The property, where every declaration of it is a deprecated one of plainsail that names its successor. */
  function formerOf(symbol: ts.Symbol | undefined): Former | undefined {
    const declarations = symbol?.declarations ?? [];
    const [declaration] = declarations;
    if (!declaration || !declarations.every(each => isOurs(each.getSourceFile().fileName))) return undefined;
    const successors = declarations.map(each => {
      const { comment } = ts.getJSDocDeprecatedTag(each) ?? {};
      return /^`(\w+)`$/.exec(ts.getTextOfJSDocComment(comment)?.trim() ?? '')?.[1];
    });
    const [present] = successors;
    if (present === undefined || !successors.every(each => each === present)) return undefined;
    return { declaration, former: symbol!.name, present };
  }

  /** Of what the literal is taken for; of each of several things that it may be. */
  function propertyOf(literal: ts.ObjectLiteralExpression, name: string): Former | undefined {
    const type = checker.getContextualType(literal);
    const types = type?.isUnion() ? type.types : type ? [type] : [];
    const symbols = types.flatMap(each => each.getProperty(name) ?? []);
    const formers = symbols.map(formerOf);
    return formers.every(each => each?.present === formers[0]?.present) ? formers[0] : undefined;
  }

  function inLiteral(literal: ts.ObjectLiteralExpression): void {
    const names = literal.properties.flatMap(({ name }) => (name && !ts.isComputedPropertyName(name) ? name.text : []));
    for (const property of literal.properties) {
      const { name } = property;
      if (!name || !(ts.isIdentifier(name) || ts.isStringLiteral(name))) continue;
      const former = propertyOf(literal, name.text);
      // Both at once is an error, which says so.
      if (!former || names.includes(former.present)) continue;
      const quote = ts.isStringLiteral(name) ? name.getText()[0] : '';
      const written = `${quote}${former.present}${quote}`;
      const text = ts.isShorthandPropertyAssignment(property) ? `${written}: ${name.text}` : written;
      given.push({ ...placeOf(name), ...former, text });
    }
  }

  function reads(node: ts.Node): ts.Symbol | undefined {
    if (ts.isPropertyAccessExpression(node)) return checker.getSymbolAtLocation(node.name);
    if (ts.isElementAccessExpression(node)) return checker.getSymbolAtLocation(node.argumentExpression);
    if (!ts.isBindingElement(node) || !ts.isObjectBindingPattern(node.parent)) return undefined;
    const name = node.propertyName ?? node.name;
    return ts.isIdentifier(name) ? checker.getTypeAtLocation(node.parent).getProperty(name.text) : undefined;
  }

  function visit(node: ts.Node): void {
    if (ts.isObjectLiteralExpression(node)) inLiteral(node);
    const former = formerOf(reads(node));
    if (former) read.push({ ...placeOf(node), ...former });
    ts.forEachChild(node, visit);
  }
  for (const source of sources) visit(source);

  const kept = new Set(read.map(({ declaration }) => declaration));
  return { renames: given.filter(({ declaration }) => !kept.has(declaration)), kept: read };
}

/** A text with its names renamed. */
export const renamed = (text: string, renames: readonly Rename[]): string =>
  [...renames]
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, text }) => result.slice(0, start) + text + result.slice(end), text);
