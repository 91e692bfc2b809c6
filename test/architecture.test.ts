import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

const root = resolve(__dirname, '..');

/** Parts that every part may import. */
const common = ['problem', 'printable', 'package-root', 'project-folder', 'reasons'];

/** Who may import whom, besides itself and the common parts. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  problem: [],
  reasons: [],
  printable: [],
  'package-root': [],
  'project-folder': [],
  cdk8s: [],
  manifest: ['cdk8s'],
  intent: ['cdk8s'],
  leaks: [],
  defaults: ['manifest'],
  'go-template': [],
  re2: [],
  promql: ['re2'],
  cel: ['re2'],
  schema: ['defaults', 'manifest', 're2'],
  write: [],
  config: ['intent', 'leaks'],
  monitoring: ['intent', 'promql'],
  environment: ['defaults', 'intent', 'manifest', 'promql'],
  constructs: [
    ...['cdk8s', 'config', 'defaults', 'environment', 'imports', 'intent', 'leaks', 'manifest', 'monitoring'],
    ...['promql', 'schema'],
  ],
  graph: ['cdk8s', 'intent', 'manifest', 'promql', 're2', 'schema'],
  read: ['cdk8s', 'graph'],
  render: ['graph', 'intent'],
  delivery: ['compare', 'defaults', 'environment', 'graph', 'intent', 'manifest', 'render', 'write'],
  connectivity: ['graph', 'intent'],
  definitions: ['cel', 'graph', 'schema'],
  compare: ['definitions', 'graph', 'manifest', 'schema'],
  diff: ['checks', 'compare', 'connectivity', 'cost', 'delivery', 'environment', 'graph', 'intent', 'manifest'],
  cost: ['connectivity', 'environment', 'graph', 'intent', 'manifest'],
  promotion: ['environment', 'graph', 'manifest'],
  fleet: ['config', 'constructs', 'cost', 'environment', 'intent', 'promotion', 'read'],
  checks: [
    ...['cel', 'config', 'connectivity', 'defaults', 'definitions', 'go-template', 'graph', 'intent', 'leaks'],
    ...['manifest', 'monitoring', 'promql', 'schema'],
  ],
  'alert-tests': ['fleet', 'graph', 'monitoring', 'promql', 'synth'],
  pages: ['config', 'delivery', 'environment', 'fleet', 'graph', 'intent', 'manifest', 'monitoring', 'schema'],
  approvals: ['delivery', 'intent', 'manifest', 'read', 'render', 'write'],
  'cdk8s-plugin': ['checks', 'defaults', 'graph', 'intent', 'read'],
  synth: [
    ...['checks', 'compare', 'connectivity', 'cost', 'delivery', 'environment', 'fleet'],
    ...['graph', 'intent', 'manifest', 'read', 'render', 'write'],
  ],
  index: ['cdk8s-plugin', 'config', 'constructs', 'environment', 'fleet', 'intent', 'read'],
  entries: [
    ...['cdk8s-plugin', 'config', 'constructs', 'cost', 'environment', 'fleet', 'intent', 'monitoring'],
    ...['promotion'],
  ],
  testing: [
    ...['checks', 'connectivity', 'constructs', 'defaults', 'environment', 'fleet', 'graph', 'intent', 'manifest'],
    ...['render', 'synth'],
  ],
  report: [
    ...['checks', 'connectivity', 'cost', 'delivery', 'diff', 'graph', 'intent', 'leaks', 'manifest', 'monitoring'],
    'render',
  ],
  init: ['defaults', 'write'],
  importing: ['graph', 'read', 'render'],
  systems: ['entries', 'index', 'versions.json'],
  main: ['index', 'systems'],
  cli: [
    ...['alert-tests', 'approvals', 'checks', 'compare', 'connectivity', 'cost', 'defaults', 'delivery', 'diff'],
    ...['environment', 'fleet', 'graph', 'importing', 'init', 'intent', 'leaks', 'manifest', 'pages', 'promotion'],
    ...['read', 'report', 'synth', 'write'],
  ],
};

interface Import {
  readonly specifier: string;
  /** It is gone when the program runs. */
  readonly typeOnly: boolean;
  /** It waits until it is needed. */
  readonly lazy: boolean;
}

interface Module {
  /** Relative to the repository. */
  readonly path: string;
  readonly lines: readonly string[];
  readonly imports: readonly Import[];
  readonly hasDefaultExport: boolean;
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name))
    .map(entry => relative(root, join(entry.parentPath, entry.name)))
    .filter(path => !path.split(sep).includes('node_modules'))
    .sort();
}

function moduleOf(path: string): Module {
  const text = readFileSync(join(root, path), 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  let hasDefaultExport = false;
  const add = (node: ts.Node | undefined, typeOnly: boolean, lazy = false) => {
    if (node && ts.isStringLiteral(node)) imports.push({ specifier: node.text, typeOnly, lazy });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node));
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false, true);
    if (ts.isExportAssignment(node) || isDefault(node)) hasDefaultExport = true;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { path, lines: text.split('\n'), imports, hasDefaultExport };
}

function isTypeOnly({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  const { namedBindings, name } = importClause;
  if (importClause.isTypeOnly) return true;
  const named = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : [];
  return name === undefined && named.length > 0 && named.every(element => element.isTypeOnly);
}

const isDefault = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some(modifier => modifier.kind === ts.SyntaxKind.DefaultKeyword);

/** The file of the repository that a module imports; undefined for packages. */
function fileOf(from: Module, { specifier }: Import): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return relative(root, resolve(root, from.path, '..', specifier)).replace(/\.js$/, '.ts');
}

/** `src/config/values.ts` is of `config`, `src/problem.ts` of `problem`, `imports/k8s.ts` of `imports`. */
function partOf(path: string): string {
  const [top, part] = path.split(sep);
  return top === 'src' && part !== undefined ? part.replace(/\.ts$/, '') : top!;
}

const modules = new Map(filesBelow('src').map(path => [path, moduleOf(path)]));
const programs = [
  ...modules.values(),
  ...[...filesBelow('test'), ...filesBelow('tools'), ...filesBelow('bin')].map(moduleOf),
];

test('every part of src is in the table', () => {
  const parts = new Set([...modules.keys()].map(partOf));
  expect([...parts].filter(part => !(part in allowed))).toEqual([]);
});

test('nobody imports what the table does not allow', () => {
  const forbidden: string[] = [];
  for (const module of modules.values()) {
    const part = partOf(module.path);
    const mine = [part, ...common, ...(allowed[part] ?? [])];
    for (const each of module.imports) {
      const file = fileOf(module, each);
      if (file !== undefined && !mine.includes(partOf(file))) forbidden.push(`${module.path} imports ${file}`);
    }
  }
  expect(forbidden).toEqual([]);
});

test('the table allows nothing that no file does', () => {
  const used = new Set<string>();
  for (const module of modules.values())
    for (const each of module.imports) {
      const file = fileOf(module, each);
      if (file !== undefined) used.add(`${partOf(module.path)} → ${partOf(file)}`);
    }
  const stated = Object.entries(allowed).flatMap(([part, others]) => others.map(other => `${part} → ${other}`));
  expect(stated.filter(edge => !used.has(edge))).toEqual([]);
});

test('src itself holds at most 8 files', () => {
  expect([...modules.keys()].filter(path => path.split(sep).length === 2).length).toBeLessThanOrEqual(8);
});

test('no file imports itself over others, not even for a type', () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (done.has(path) || trail.includes(path)) return;
    const module = modules.get(path);
    for (const each of module?.imports ?? []) {
      const file = fileOf(module!, each);
      if (file !== undefined) visit(file, [...trail, path]);
    }
    done.add(path);
  };
  for (const path of modules.keys()) visit(path, []);
  expect(circles).toEqual([]);
});

/** The files and packages that a module loads at once. */
function loadedBy(start: string): { readonly files: ReadonlySet<string>; readonly packages: ReadonlySet<string> } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const visit = (path: string): void => {
    const module = modules.get(path);
    if (files.has(path) || !module) return;
    files.add(path);
    for (const each of module.imports) {
      if (each.typeOnly || each.lazy) continue;
      const file = fileOf(module, each);
      if (file !== undefined) visit(file);
      else if (!each.specifier.startsWith('node:')) packages.add(each.specifier);
    }
  };
  visit(start);
  return { files, packages };
}

test('a fleet loads no package that only the commands need', () => {
  const { packages } = loadedBy(join('src', 'index.ts'));
  expect([...packages].sort()).toEqual(['cdk8s', 'constructs', 'fastest-levenshtein']);
});

test('no command but report loads anything of it', () => {
  const { files, packages } = loadedBy(join('src', 'cli', 'main.ts'));
  expect([...files].filter(path => path.startsWith(join('src', 'report')))).toEqual([]);
  expect([...packages]).not.toContain('@dagrejs/dagre');
});

test('there are no default exports', () => {
  expect([...modules.values()].filter(module => module.hasDefaultExport).map(({ path }) => path)).toEqual([]);
});

test('no file has a name that says nothing in particular', () => {
  const vague = /^(utils?|helpers?|common|misc|shared|lib)\.[cm]?[jt]s$/;
  expect(programs.map(({ path }) => path).filter(path => vague.test(basename(path)))).toEqual([]);
});

test('no file is longer than 250 lines, and half of them have at most 50', () => {
  expect(programs.filter(({ lines }) => lines.length > 251).map(({ path }) => path)).toEqual([]);
  const lengths = [...modules.values()].map(({ lines }) => lines.length - 1).sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(50);
});
