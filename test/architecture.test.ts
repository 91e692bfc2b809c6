import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

const root = resolve(__dirname, '..');

/** What everybody may import. */
const common = ['problem', 'manifest', 'package-root'];

/** Who may import whom, besides itself and what everybody may. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  problem: [],
  manifest: [],
  patch: [],
  'package-root': [],
  intent: [],
  leaks: [],
  write: [],
  config: ['intent', 'leaks'],
  monitoring: ['intent'],
  environment: ['intent', 'config'],
  constructs: ['patch', 'intent', 'config', 'monitoring', 'environment', 'imports', 'leaks'],
  cost: ['intent', 'environment', 'graph', 'connectivity', 'checks'],
  fleet: ['constructs', 'cost', 'environment', 'intent'],
  graph: ['patch', 'intent'],
  read: ['graph'],
  render: ['graph'],
  schema: [],
  connectivity: ['graph', 'intent'],
  checks: ['graph', 'intent', 'config', 'connectivity', 'monitoring', 'schema', 'leaks'],
  'alert-tests': ['fleet', 'graph', 'intent', 'monitoring'],
  pages: ['fleet', 'environment', 'intent', 'config', 'monitoring', 'graph', 'checks'],
  plugin: ['checks', 'read'],
  clusters: ['environment', 'graph'],
  'previous-render': ['checks', 'read', 'write'],
  approvals: ['intent', 'read', 'render', 'write'],
  synthesis: ['checks', 'cost', 'fleet', 'graph', 'write'],
  judge: ['checks', 'clusters', 'environment', 'graph', 'synthesis'],
  kept: ['checks', 'environment', 'fleet', 'graph'],
  synth: ['clusters', 'cost', 'checks', 'graph', 'judge', 'kept', 'previous-render', 'render', 'synthesis', 'write'],
  resynthesize: ['kept', 'synth', 'synthesis'],
  index: ['intent', 'config', 'monitoring', 'environment', 'constructs', 'cost', 'fleet'],
  gitops: ['constructs', 'environment', 'imports'],
  report: ['graph', 'connectivity', 'monitoring', 'environment'],
  systems: ['index', 'versions.json'],
  main: ['index', 'systems'],
  cli: [
    ...[
      'synth',
      'resynthesize',
      'synthesis',
      'kept',
      'clusters',
      'cost',
      'previous-render',
      'fleet',
      'read',
      'write',
      'graph',
      'checks',
      'connectivity',
    ],
    ...['monitoring', 'alert-tests', 'pages', 'intent', 'environment', 'approvals'],
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

/** `src/config/values.ts` is of `config`, `src/fleet.ts` of `fleet`, `imports/k8s.ts` of `imports`. */
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

test('a fleet loads no package that only the commands need', () => {
  const reached = new Set<string>();
  const packages = new Set<string>();
  const visit = (path: string): void => {
    const module = modules.get(path);
    if (reached.has(path) || !module) return;
    reached.add(path);
    for (const each of module.imports) {
      if (each.typeOnly || each.lazy) continue;
      const file = fileOf(module, each);
      if (file !== undefined) visit(file);
      else if (!each.specifier.startsWith('node:')) packages.add(each.specifier);
    }
  };
  visit(join('src', 'index.ts'));
  expect([...packages].sort()).toEqual(['cdk8s', 'constructs', 'fastest-levenshtein']);
});

test('there are no default exports', () => {
  expect([...modules.values()].filter(module => module.hasDefaultExport).map(({ path }) => path)).toEqual([]);
});

test('no file is called after nothing in particular', () => {
  const vague = /^(utils?|helpers?|common|misc|shared|lib)\.[cm]?[jt]s$/;
  expect(programs.map(({ path }) => path).filter(path => vague.test(basename(path)))).toEqual([]);
});

test('no file is longer than 250 lines, and half of them are shorter than 80', () => {
  expect(programs.filter(({ lines }) => lines.length > 251).map(({ path }) => path)).toEqual([]);
  const lengths = [...modules.values()].map(({ lines }) => lines.length - 1).sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(80);
});
