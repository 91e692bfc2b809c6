import { isMap } from '../graph/fields.js';
import type { GraphObject } from '../graph/object.js';
import { type Problem, problem } from '../problem.js';
import { type ParsedDocument, type TextFault, Unreadable } from './document.js';
import type { SpeltKey } from './spellings.js';

/** Of one kind and in one place; nobody reads more. */
export const mostListed = 100;

/** What of a text cannot be read, or is read otherwise than it looks. */
export function unreadableIn(
  file: string,
  text: string,
  documents: readonly (ParsedDocument | Unreadable)[],
): readonly Problem[] {
  const faults = documents.flatMap(found => (found instanceof Unreadable ? [found] : found.faults));
  if (faults.length === 0) return [];
  const templates = templateLines(text);
  const isTemplate = ({ line }: TextFault) => templates.size > 0 && templates.has(line);
  const [template] = faults.filter(isTemplate);
  const others = template ? faults.filter(fault => !isTemplate(fault)) : faults;
  return [
    ...(template ? [problem('invalid-yaml', unrendered, { hint: renderFirst, file: `${file}:${template.line}` })] : []),
    ...others
      .slice(0, mostListed)
      .map(({ message, hint, line }) => problem('invalid-yaml', message, { hint, file: `${file}:${line}` })),
    ...(others.length > mostListed ? [problem('invalid-yaml', manyMore(others.length - mostListed), { file })] : []),
  ];
}

const manyMore = (count: number): string => `${count} more faults of the file are not listed`;
const hasAction = (line: string): boolean => /\{\{|\{%/.test(line);

/** The numbers of the lines with an action of a template and of those beside them, for as many faults as characters. */
function templateLines(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [i, line] of text.split('\n').entries())
    if (hasAction(line))
      found
        .add(i)
        .add(i + 1)
        .add(i + 2);
  return found;
}

const unrendered = 'the file is a template that is not rendered: "{{" is not YAML';
const renderFirst = 'Render it and check the result: helm template <name> <chart> | plainsail check -';

/** @param lacking the fields that every object has, as far as the document has no text there */
export function notAManifest(value: unknown, lacking: readonly string[], file: string): Problem {
  return {
    id: 'not-a-manifest',
    severity: 'warning',
    message: isMap(value)
      ? `the document has ${lacking.map(field => lackedIn(value, field)).join(', ')}: it is not a Kubernetes object`
      : `the document is ${shapeOf(value)}: a Kubernetes object is a map`,
    hint: isMap(value)
      ? 'Give it apiVersion, kind and metadata.name, or leave the file out with --exclude.'
      : 'Remove it, or leave the file out with --exclude.',
    file,
  };
}

function lackedIn(value: object, field: string): string {
  const there = valueAt(value, field.split('.'));
  return there === undefined || there === null || there === '' ? `no ${field}` : `${shapeOf(there)} as ${field}`;
}

const valueAt = (value: unknown, [key, ...rest]: readonly string[]): unknown =>
  key === undefined ? value : isMap(value) ? valueAt(value[key], rest) : undefined;

/** Without the value, which may be secret. */
const shapeOf = (value: unknown): string =>
  Array.isArray(value)
    ? `a list of ${value.length === 1 ? '1 item' : `${value.length} items`}`
    : isMap(value)
      ? 'a map'
      : `a ${shapes[typeof value] ?? 'text'}`;

const shapes: Readonly<Record<string, string>> = { boolean: 'boolean', number: 'number', bigint: 'number' };

/** A warning: Kustomize leaves such a key as it is written, and quotes it. */
export function misreadKey(object: GraphObject, key: SpeltKey, file: string): Problem {
  const { apiVersion, kind, namespace, name } = object;
  return {
    id: 'misread-key',
    severity: 'warning',
    message: `the key ${key.message}`,
    hint: 'Put the key in quotes.',
    object: { apiVersion, kind, namespace, name },
    path: key.path,
    file: `${file}:${key.line}`,
  };
}
