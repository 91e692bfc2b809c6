import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

/**
 * The pages of `docs/api`: the names that each entry of the package exports, with their signatures. What others compile
 * against changes only together with one of these pages, which its reviewer reads. Made from the syntax alone, file by
 * file, so that it takes no longer than to parse.
 */
export function apiPages(root) {
  const files = readdirSync(join(root, 'src', 'entries'));
  const entries = [
    ['plainsail', 'src/index.ts'],
    ['testing', 'src/testing/index.ts'],
    ...files.map(name => [name.slice(0, -3), `src/entries/${name}`]),
  ];
  const modules = new Map();
  return new Map(
    entries.map(([name, path]) => {
      const exported = exportsOf(join(root, path)).sort((a, b) => (a.name < b.name ? -1 : 1));
      const texts = exported.map(each => declarationOf(modules, each));
      return [`docs/api/${name}.md`, page(name, texts)];
    }),
  );
}

function page(name, texts) {
  const entry = name === 'plainsail' ? name : `plainsail/${name}`;
  return `<!-- Made by npm run docs. -->
# ${entry}

${texts.length} names.

\`\`\`ts
${texts.join('\n\n')}
\`\`\`
`;
}

/** The names that a module exports, each with the file that it comes from. */
function exportsOf(path) {
  return parsed(path, readFileSync(path, 'utf8'))
    .statements.filter(statement => ts.isExportDeclaration(statement) && statement.moduleSpecifier)
    .flatMap(({ exportClause, moduleSpecifier }) => {
      const file = resolve(dirname(path), moduleSpecifier.text.replace(/\.js$/, '.ts'));
      return exportClause ? exportClause.elements.map(({ name }) => ({ name: name.text, file })) : exportsOf(file);
    });
}

/** As the declaration file has it, without comments; what states no type, as it is written. */
function declarationOf(modules, { name, file }) {
  if (!modules.has(file)) modules.set(file, moduleAt(file));
  const { source, declared, open } = modules.get(file);
  const written = source.statements.filter(statement => names(statement).includes(name));
  if (written.some(statement => open.some(at => at >= statement.pos && at < statement.end)))
    return withoutType(written[0], source);
  const statements = declared.statements.filter(statement => names(statement).includes(name));
  const [elsewhere] = statements.length === 0 ? exportsOf(file).filter(each => each.name === name) : [];
  if (elsewhere) return declarationOf(modules, elsewhere);
  if (statements.length === 0) throw new Error(`${file}: "${name}" is not declared there.`);
  return statements.map(statement => print(statement, declared)).join('\n');
}

/** Of a configuration as plain data, its parameters; of anything else whose type follows from it, the whole of it. */
function withoutType(statement, source) {
  const [arrow] = ts.isVariableStatement(statement)
    ? statement.declarationList.declarations.map(({ initializer }) => initializer).filter(ts.isArrowFunction)
    : [statement];
  if (!arrow) return print(statement, source);
  const { text } = source;
  return `${text
    .slice(statement.getStart(source), arrow.body.getStart(source))
    .replace(/^export /, '')
    .trim()} /* … */`;
}

function moduleAt(file) {
  const text = readFileSync(file, 'utf8');
  const compilerOptions = {
    declaration: true,
    isolatedDeclarations: true,
    stripInternal: true,
    strict: true,
    target: ts.ScriptTarget.ES2022,
  };
  const { outputText, diagnostics } = ts.transpileDeclaration(text, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions,
  });
  return {
    source: parsed(file, text),
    declared: parsed(file, outputText),
    open: diagnostics.map(({ start }) => start),
  };
}

const parsed = (path, text) => ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);

function names(statement) {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.text);
  return 'name' in statement && statement.name ? [statement.name.text] : [];
}

const printer = ts.createPrinter({ removeComments: true });

/** A deprecated name says so; private members are of no use to others. */
function print(statement, source) {
  const marked = ts.getJSDocDeprecatedTag(statement) ? '/** @deprecated */\n' : '';
  const shown = ts.isClassDeclaration(statement)
    ? ts.factory.updateClassDeclaration(
        statement,
        statement.modifiers,
        statement.name,
        statement.typeParameters,
        statement.heritageClauses,
        statement.members.filter(member => !isPrivate(member)),
      )
    : statement;
  const text = printer.printNode(ts.EmitHint.Unspecified, shown, source);
  return `${marked}${text.replace(/^export (declare )?/, '').replaceAll('    ', '  ')}`;
}

const isPrivate = member =>
  (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private) !== 0 ||
  (member.name !== undefined && ts.isPrivateIdentifier(member.name));
