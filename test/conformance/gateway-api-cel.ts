import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { celFaults } from '../../src/cel/faults.js';
import type { Schema } from '../../src/cel/schema/schema.js';
import type { Disagreement, Outcome } from './outcome.js';

interface Case {
  readonly test: string;
  /** Texts that the refusal has; none for an object that is accepted. */
  readonly want: readonly string[] | null;
  readonly object: { readonly kind: string; readonly apiVersion: string };
}

/** The module whose definitions the cases are for. */
const definitions = 'sigs.k8s.io/gateway-api@v1.5.1';

/** Objects that a real API server accepts or refuses by the rules of the Gateway API: the same verdict, by the same rules. */
export function conformance(folder: string): Outcome {
  const { cases } = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')) as { cases: readonly Case[] };
  const schemas = definedSchemas();
  if (typeof schemas === 'string') return { cases: 0, disagreements: [], skipped: schemas };
  const [ofRules, ofSchema] = [cases.filter(one => !isOfSchema(one)), cases.filter(isOfSchema)];
  const reason = 'a pattern, length or format of the schema refuses it, not a rule';
  return {
    cases: cases.length,
    disagreements: ofRules.flatMap(one => compare(one, schemas)),
    known: ofSchema.flatMap(one => compare(one, schemas)).map(one => ({ ...one, reason })),
  };
}

/** Whether a text that the refusal must have is one that no rule gives. */
const isOfSchema = ({ want }: Case): boolean => (want ?? []).some(text => / in body |^Invalid value: /.test(text));

function compare({ test: name, want, object }: Case, schemas: ReadonlyMap<string, Schema>): readonly Disagreement[] {
  const schema = schemas.get(`${object.apiVersion} ${object.kind}`);
  if (!schema) return [{ name, detail: `no definition of ${object.apiVersion} ${object.kind}` }];
  const faults = celFaults(schema, withDefaults(object, schema));
  const said = faults.map(({ path, message, kind }) => `${path}: ${message} (${kind})`).join('; ') || 'nothing';
  const unknown = faults.filter(({ kind }) => kind === 'not evaluated');
  if (unknown.length > 0) return [{ name, detail: `not evaluated; says ${said}` }];
  const missing = (want ?? []).filter(text => !faults.some(({ message }) => message.includes(text)));
  if (missing.length > 0) return [{ name, detail: `should say ${missing.join('; ')}; says ${said}` }];
  const isRight = (want ?? []).length > 0 || faults.length === 0;
  return isRight ? [] : [{ name, detail: `should be accepted; says ${said}` }];
}

/** By apiVersion and kind; a text where the definitions cannot be had. */
function definedSchemas(): ReadonlyMap<string, Schema> | string {
  const folder = moduleFolder(definitions);
  if (folder === undefined) return `${definitions} cannot be had: that takes Go and its module proxy`;
  const crds = join(folder, 'config', 'crd', 'standard');
  const documents = readdirSync(crds).flatMap(name => parseAllDocuments(readFileSync(join(crds, name), 'utf8')));
  const found = documents.map(document => document.toJS() as Definition | null);
  return new Map(
    found.flatMap(definition => (definition?.kind === 'CustomResourceDefinition' ? schemasOf(definition) : [])),
  );
}

const schemasOf = ({ spec: { group, names, versions } }: Definition) =>
  versions.map(({ name, schema }) => [`${group}/${name} ${names.kind}`, schema.openAPIV3Schema] as const);

interface Definition {
  readonly kind: string;
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

function moduleFolder(module: string): string | undefined {
  try {
    const answer = execFileSync('go', ['mod', 'download', '-json', module], { encoding: 'utf8', stdio: 'pipe' });
    return (JSON.parse(answer) as { readonly Dir: string }).Dir;
  } catch {
    return undefined;
  }
}

/** What the API server fills in before it validates. */
function withDefaults(value: unknown, schema: Schema & { readonly default?: unknown }): unknown {
  if (Array.isArray(value)) return schema.items ? value.map(item => withDefaults(item, schema.items!)) : value;
  if (value === null || typeof value !== 'object') return value;
  const filled: Record<string, unknown> = { ...value };
  for (const [name, property] of Object.entries(schema.properties ?? {}) as [
    string,
    Schema & { default?: unknown },
  ][]) {
    if (filled[name] === undefined && property.default !== undefined) filled[name] = structuredClone(property.default);
    if (filled[name] !== undefined) filled[name] = withDefaults(filled[name], property);
  }
  return filled;
}
