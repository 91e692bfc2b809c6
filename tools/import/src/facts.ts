import ts from 'typescript';
import { type LimitName, type Limits, limitNames } from './node.js';
import { validatorCode } from './packages.js';

/** One compiled schema: its own limits, and the schemas of what is inside. */
export class Facts {
  readonly limits: { -readonly [limit in keyof Limits]: Limits[limit] } = {};
  /** Schemas that hold for the same value: a named type, or what a type extends. */
  readonly same: (() => Facts)[] = [];
  readonly fields = new Map<string, () => Facts>();
  items: (() => Facts) | undefined;
  values: (() => Facts) | undefined;
  /** One of several schemas holds, so what each says is not a fact. */
  alternatives = false;

  /** Own limits over those of the same value's other schemas. */
  all(): Limits {
    return Object.assign({}, ...this.others().map(other => other.all()), this.limits);
  }

  field = (name: string): Facts => this.find(facts => facts.fields.get(name));
  ofItems = (): Facts => this.find(facts => facts.items);
  ofValues = (): Facts => this.find(facts => facts.values);

  private find(pick: (facts: Facts) => (() => Facts) | undefined): Facts {
    const own = pick(this);
    if (own) return own();
    for (const other of this.others()) {
      const found = other.find(pick);
      if (found !== none) return found;
    }
    return none;
  }

  private others(): readonly Facts[] {
    return this.alternatives ? [] : this.same.map(other => other());
  }
}

const none = new Facts();
const read = new Map<string, Facts>();

/** The facts of a named type: `IoK8sApiAppsV1DeploymentSpec` of `kubernetes-models`. */
export function factsOf(packageName: string, longName: string): Facts {
  const key = `${packageName}:${longName}`;
  const known = read.get(key);
  if (known) return known;
  const code = validatorCode(packageName, longName);
  const facts = code === undefined ? none : new CompiledSchema(packageName, code).exported();
  read.set(key, facts);
  return facts;
}

/** Reads the code that ajv wrote for one type: a function per schema, each calling those of its parts. */
class CompiledSchema {
  private readonly functions = new Map<string, ts.FunctionDeclaration>();
  private readonly imports = new Map<string, () => Facts>();
  private readonly made = new Map<string, Facts>();
  private main = '';

  constructor(packageName: string, code: string) {
    const source = ts.createSourceFile('schema.js', code, ts.ScriptTarget.ES2022);
    for (const statement of source.statements) {
      if (ts.isFunctionDeclaration(statement) && statement.name) this.functions.set(statement.name.text, statement);
      if (ts.isImportDeclaration(statement)) this.addImport(packageName, statement);
      if (ts.isVariableStatement(statement)) this.addMain(statement);
    }
  }

  exported(): Facts {
    return this.facts(this.main);
  }

  private addImport(packageName: string, { importClause, moduleSpecifier }: ts.ImportDeclaration): void {
    const bindings = importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings) || !ts.isStringLiteral(moduleSpecifier)) return;
    const match = /^(?:\.|(.*)\/_schemas)\/(\w+?)(?:\.js)?$/.exec(moduleSpecifier.text);
    if (!match) return;
    for (const { name } of bindings.elements) {
      this.imports.set(name.text, () => factsOf(match[1] ?? packageName, match[2]!));
    }
  }

  private addMain({ declarationList }: ts.VariableStatement): void {
    for (const { name, initializer } of declarationList.declarations) {
      if (ts.isIdentifier(name) && name.text === 'validate' && initializer && ts.isIdentifier(initializer)) {
        this.main = initializer.text;
      }
    }
  }

  private facts(name: string): Facts {
    const foreign = this.imports.get(name);
    if (foreign) return foreign();
    const known = this.made.get(name);
    if (known) return known;
    const facts = new Facts();
    this.made.set(name, facts);
    const body = this.functions.get(name)?.body;
    if (body) this.visit(body, facts);
    return facts;
  }

  private visit(node: ts.Node, facts: Facts): void {
    if (ts.isObjectLiteralExpression(node)) addLimit(node, facts);
    if (ts.isCallExpression(node)) this.addPart(node, facts);
    ts.forEachChild(node, child => this.visit(child, facts));
  }

  private addPart({ expression, arguments: [value] }: ts.CallExpression, facts: Facts): void {
    if (!ts.isIdentifier(expression) || !expression.text.startsWith('validate') || !value) return;
    const part = () => this.facts(expression.text);
    if (ts.isIdentifier(value)) facts.same.push(part);
    else if (ts.isPropertyAccessExpression(value)) facts.fields.set(value.name.text, part);
    else if (ts.isElementAccessExpression(value)) {
      const index = value.argumentExpression;
      if (ts.isStringLiteral(index)) facts.fields.set(index.text, part);
      else if (ts.isIdentifier(index) && index.text.startsWith('key')) facts.values = part;
      else facts.items = part;
    }
  }
}

const isLimitName = (keyword: unknown): keyword is LimitName => limitNames.some(name => name === keyword);

/** `{keyword: "maxLength", params: {limit: 4096}}`: the error that the code reports when a limit is broken. */
function addLimit(node: ts.ObjectLiteralExpression, facts: Facts): void {
  const error = literals(node);
  const keyword = error.get('keyword');
  const params = error.get('params');
  if (!(params instanceof Map)) return;
  if (keyword === 'oneOf' || keyword === 'anyOf') facts.alternatives = true;
  if (keyword === 'type' && params.get('type') === 'integer') facts.limits.format ??= 'integer';
  const limit = params.get('limit') ?? params.get('pattern') ?? params.get('format');
  if (isLimitName(keyword) && (typeof limit === 'string' || typeof limit === 'number')) facts.limits[keyword] = limit;
}

type Literal = string | number | Map<string, Literal>;

function literals(node: ts.ObjectLiteralExpression): Map<string, Literal> {
  const found = new Map<string, Literal>();
  for (const property of node.properties) {
    if (!ts.isPropertyAssignment(property) || !ts.isIdentifier(property.name)) continue;
    const value = literal(property.initializer);
    if (value !== undefined) found.set(property.name.text, value);
  }
  return found;
}

function literal(node: ts.Expression): Literal | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isPrefixUnaryExpression(node) && ts.isNumericLiteral(node.operand)) return -Number(node.operand.text);
  return ts.isObjectLiteralExpression(node) ? literals(node) : undefined;
}
