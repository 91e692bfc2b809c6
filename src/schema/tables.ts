import { readFileSync } from 'node:fs';
import { projectDefaults } from '../defaults/project.js';
import { groupOf } from '../manifest/group.js';
import { packageRoot } from '../package-root.js';
import { compile, compileObject } from './compile.js';
import type { FieldNodes, Node } from './node.js';
import type { Operator } from './structural/about.js';
import { CustomObject } from './structural/custom-object.js';
import { SchemaReader } from './structural/structural.js';
import type { Type } from './type.js';

/** The kinds of one API version. */
interface ApiVersion {
  /** Made by a custom resource definition; of such an API version only some kinds are known. */
  readonly custom: boolean;
  readonly namespaced: readonly string[];
  readonly cluster: readonly string[];
  /** Whose definitions the kinds of a custom API version are. */
  readonly operators?: readonly (Operator & { readonly kinds: readonly string[] })[];
}

type Table = Readonly<Record<string, unknown>>;

/** The generated tables. Each is read when an object first needs it, and once. */
class SchemaTables {
  private index: ReadonlyMap<string, ApiVersion> | undefined;
  private clusterScoped: ReadonlySet<string> | undefined;
  private readonly tables = new Map<string, Table>();
  private readonly readers = new Map<string, SchemaReader>();
  private readonly types = new Map<string, Type>();
  private readonly kinds = new Map<string, Type | undefined>();

  /** Every API version, and what is known of it. */
  apiVersions(): ReadonlyMap<string, ApiVersion> {
    this.index ??= new Map(Object.entries(read<Readonly<Record<string, ApiVersion>>>('index')));
    return this.index;
  }

  /** Whether objects of a kind live in a namespace; undefined for a kind that no table has. */
  isNamespaced(apiVersion: string, kind: string): boolean | undefined {
    const known = this.apiVersions().get(apiVersion);
    if (known?.namespaced.includes(kind)) return true;
    return known?.cluster.includes(kind) ? false : undefined;
  }

  /** Whether objects of a kind are in no namespace; false for an unknown kind. A kind has one scope in all versions of its API. */
  isClusterScoped(apiVersion: string, kind: string): boolean {
    this.clusterScoped ??= new Set(
      [...this.apiVersions()].flatMap(([known, { cluster }]) => cluster.map(each => `${groupOf(known)}/${each}`)),
    );
    return this.clusterScoped.has(`${groupOf(apiVersion)}/${kind}`);
  }

  /** The type of a whole object; undefined for a kind that no table has. */
  kind(apiVersion: string, kind: string): Type | undefined {
    const key = `${apiVersion}#${kind}`;
    if (!this.kinds.has(key)) this.kinds.set(key, this.compileKind(apiVersion, kind));
    return this.kinds.get(key);
  }

  /** The same for a custom kind; undefined for a built-in one. */
  customKind(apiVersion: string, kind: string): CustomObject | undefined {
    const type = this.kind(apiVersion, kind);
    return type instanceof CustomObject ? type : undefined;
  }

  /** The type of the metadata that every object has. */
  metadata(): Type {
    return this.type('#ObjectMeta', 'meta/v1');
  }

  private compileKind(apiVersion: string, kind: string): Type | undefined {
    if (this.isNamespaced(apiVersion, kind) === undefined) return undefined;
    if (this.apiVersions().get(apiVersion)?.custom) return this.compileCustomKind(apiVersion, kind);
    const node = this.node(apiVersion, kind);
    const own: FieldNodes = typeof node === 'object' && 'fields' in node ? node.fields : {};
    const fields = {
      'apiVersion!': 'string',
      'kind!': 'string',
      'metadata!': 'meta/v1#ObjectMeta',
      status: 'any',
      ...own,
    };
    return compileObject(fields, kind, to => this.type(to, apiVersion));
  }

  private compileCustomKind(apiVersion: string, kind: string): Type {
    const operators = this.apiVersions().get(apiVersion)?.operators ?? [];
    return new CustomObject(
      { apiVersion, kind },
      this.reader(apiVersion).read(this.table(apiVersion)[kind]),
      () => this.metadata(),
      operators.find(({ kinds }) => kinds.includes(kind)),
    );
  }

  /** One for each table, so that its parts are read once. */
  private reader(apiVersion: string): SchemaReader {
    const known = this.readers.get(apiVersion);
    if (known) return known;
    const reader = new SchemaReader(part => this.table(apiVersion)[part]);
    this.readers.set(apiVersion, reader);
    return reader;
  }

  private type(reference: string, from: string): Type {
    const [table, name = ''] = reference.split('#');
    const apiVersion = table || from;
    const key = `${apiVersion}#${name}`;
    const known = this.types.get(key);
    if (known) return known;
    const type = compile(this.node(apiVersion, name), name, to => this.type(to, apiVersion));
    this.types.set(key, type);
    return type;
  }

  private node(apiVersion: string, name: string): Node {
    const node = this.table(apiVersion)[name] as Node | undefined;
    if (node === undefined) throw new Error(`the schema table of ${apiVersion} has no "${name}"`);
    return node;
  }

  private table(apiVersion: string): Table {
    const known = this.tables.get(apiVersion);
    if (known) return known;
    const table = read<Table>(apiVersion);
    this.tables.set(apiVersion, table);
    return table;
  }
}

export const schemaTables = new SchemaTables();

const read = <T>(name: string): T =>
  JSON.parse(readFileSync(`${packageRoot}${projectDefaults().schemas}/${name}.json`, 'utf8')) as T;
