/** A value that Alloy computes: the export of another block. */
export interface Reference {
  /** The expression: `discovery.kubernetes.pods.targets`. */
  readonly reference: string;
}
/** An expression as a value, which is written without quotes: `discovery.kubernetes.pods.targets`. */
export const reference = (path: string): Reference => ({ reference: path });

type Value = string | number | boolean | Reference | readonly Value[] | { readonly [key: string]: Value };

/** A block of Alloy's configuration: `discovery.kubernetes "pods" { … }`. */
export interface Block {
  /** `discovery.kubernetes` */
  readonly type: string;
  /** The label that others refer to it by. @default none */
  readonly label?: string;
  /** Its attributes, in this order. @default none */
  readonly attributes?: Readonly<Record<string, Value>>;
  /** Blocks inside it. @default none */
  readonly blocks?: readonly Block[];
}

/** The text of a configuration file. */
export const alloyText = (blocks: readonly Block[]): string =>
  `${blocks.map(block => lines(block, '')).join('\n\n')}\n`;

function lines({ type, label, attributes = {}, blocks = [] }: Block, indent: string): string {
  const head = `${indent}${type}${label === undefined ? '' : ` "${label}"`}`;
  const inner = `${indent}  `;
  const names = Object.keys(attributes);
  const width = Math.max(0, ...names.map(name => name.length));
  const body = [
    ...names.map(name => `${inner}${name.padEnd(width)} = ${text(attributes[name]!, inner)}`),
    ...blocks.map(block => lines(block, inner)),
  ];
  return body.length === 0 ? `${head} { }` : `${head} {\n${body.join('\n')}\n${indent}}`;
}

function text(value: Value, indent: string): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map(each => text(each, indent)).join(', ')}]`;
  if (isReference(value)) return value.reference;
  const entries = Object.entries(value as Readonly<Record<string, Value>>);
  return `{\n${entries.map(([key, each]) => `${indent}  ${key} = ${text(each, `${indent}  `)},`).join('\n')}\n${indent}}`;
}

const isReference = (value: Value): value is Reference =>
  typeof value === 'object' && 'reference' in value && typeof value.reference === 'string';
