import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

/**
 * The exports of each entry of the package with their docstrings, from the syntax alone: for the pages of
 * `docs/reference`, and for the test that holds that none is missing.
 */
export function entriesOf(root) {
  const files = readdirSync(join(root, 'src', 'entries')).map(name => [name.slice(0, -3), `src/entries/${name}`]);
  const modules = new Map();
  return [['plainsail', 'src/index.ts'], ['testing', 'src/testing/index.ts'], ...files].map(([entry, path]) => ({
    entry,
    names: exportsOf(join(root, path)).map(({ name, file }) => described(modules, root, name, file)),
  }));
}

/** `file: Name` or `file: Name.member` of each export and member that needs a docstring and has none, or a default alone. */
export function undocumented(root) {
  const all = entriesOf(root).flatMap(({ names }) => names);
  const documented = new Set(all.filter(({ doc }) => doc !== '').map(({ name }) => name));
  const missing = all.flatMap(({ file, name, doc, members }) => [
    ...(doc === '' && !introduced(name, documented) ? [`${file}: ${name}`] : []),
    ...members
      .filter(each => /^(@default|$)/.test(each.doc) && !each.plain)
      .map(each => `${file}: ${name}.${each.name}`),
  ]);
  return [...new Set(missing)].sort();
}

/** The props of a construct or a function are introduced by its docstring. */
const introduced = (name, documented) => {
  const owner = /^(.+)Props$/.exec(name)?.[1];
  return owner !== undefined && (documented.has(owner) || documented.has(owner[0].toLowerCase() + owner.slice(1)));
};

/** The names that a module exports, each with the file that it comes from. */
function exportsOf(path) {
  return parsed(path)
    .statements.filter(statement => ts.isExportDeclaration(statement) && statement.moduleSpecifier)
    .flatMap(({ exportClause, moduleSpecifier }) => {
      const file = resolve(dirname(path), moduleSpecifier.text.replace(/\.js$/, '.ts'));
      return exportClause ? exportClause.elements.map(({ name }) => ({ name: name.text, file })) : exportsOf(file);
    });
}

function described(modules, root, name, file) {
  if (!modules.has(file)) modules.set(file, parsed(file));
  const source = modules.get(file);
  const found = source.statements.filter(statement => namesOf(statement).includes(name));
  if (found.length === 0) {
    const [elsewhere] = exportsOf(file).filter(each => each.name === name);
    if (!elsewhere) throw new Error(`${file}: "${name}" is not declared there.`);
    return described(modules, root, name, elsewhere.file);
  }
  return {
    name,
    file: relative(root, file),
    kind: kindOf(found[0]),
    doc: found.map(docOf).find(Boolean) ?? '',
    extended: found.flatMap(statement => statement.heritageClauses ?? []).flatMap(({ types }) => types.map(textOf)),
    members: found.flatMap(membersOf),
    types: [...new Set(found.flatMap(statement => typesIn(statement)))],
  };
}

/** The names of the types that a declaration has, those of parameters and results included, but for what is private. */
function typesIn(node) {
  if (ts.isTypeReferenceNode(node) || ts.isTypeQueryNode(node))
    return [...node.getText().matchAll(/\w+/g)].map(([name]) => name);
  const isBody = ts.isBlock(node) || (ts.canHaveModifiers(node) && ts.isClassElement(node) && !isPublic(node));
  const found = [];
  if (!isBody) node.forEachChild(child => void found.push(...typesIn(child)));
  return found;
}

const kinds = [
  [ts.isClassDeclaration, 'class'],
  [ts.isFunctionDeclaration, 'function'],
  [ts.isInterfaceDeclaration, 'interface'],
  [ts.isTypeAliasDeclaration, 'type'],
];
const kindOf = statement => kinds.find(([is]) => is(statement))?.[1] ?? 'constant';

function membersOf(statement) {
  const list = ts.isTypeAliasDeclaration(statement) ? statement.type.members : statement.members;
  if (list === undefined || ts.isEnumDeclaration(statement)) return [];
  const assigned = list
    .filter(ts.isConstructorDeclaration)
    .flatMap(({ parameters }) => parameters.filter(each => ts.isParameterPropertyDeclaration(each, each.parent)));
  return [...list.filter(each => !ts.isConstructorDeclaration(each)), ...assigned].filter(isPublic).map(memberOf);
}

/** A member whose type is one literal, or that another type declares, says all by its name. */
function memberOf(member) {
  const override = (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Override) !== 0;
  const literal = member.type !== undefined && ts.isLiteralTypeNode(member.type);
  return {
    name: member.name === undefined ? '[…]' : textOf(member.name),
    type: typeOf(member),
    optional: member.questionToken !== undefined || member.initializer !== undefined,
    doc: docOf(member),
    plain: override || literal || member.name === undefined || ts.isComputedPropertyName(member.name),
  };
}

function typeOf(member) {
  const parameters = member.parameters ? `(${member.parameters.map(textOf).join(', ')})` : '';
  const result = member.type ? textOf(member.type) : '';
  return parameters && result && !ts.isIndexSignatureDeclaration(member)
    ? `${parameters}: ${result}`
    : result || parameters;
}

const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
const isPublic = member =>
  (ts.getCombinedModifierFlags(member) & hidden) === 0 &&
  !(member.name !== undefined && ts.isPrivateIdentifier(member.name)) &&
  !ts.getJSDocTags(member).some(({ tagName }) => tagName.text === 'internal');

/** As it is written, in one line, with its tags; that of an assigned parameter may be a tag of the constructor. */
function docOf(node) {
  const texts = ts.getJSDocCommentsAndTags(node).map(each =>
    ts.isJSDoc(each)
      ? each
          .getText()
          .replace(/^\/\*\*|\*\/$/g, '')
          .replace(/^\s*\* ?/gm, '')
      : (ts.getTextOfJSDocComment(each.comment) ?? ''),
  );
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}

const textOf = node =>
  node
    .getText()
    .replace(/\/\*\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ');

const parsed = path => ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);

function namesOf(statement) {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.text);
  return 'name' in statement && statement.name ? [statement.name.text] : [];
}
