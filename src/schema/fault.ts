import { distance } from 'fastest-levenshtein';
import { didYouMean, type Severity } from '../problem.js';

/** One thing in a value that its schema does not allow. */
export interface Fault {
  /** From the value that was checked: `spec.ports[0].name`; the empty text for the value itself. */
  readonly path: string;
  readonly message: string;
  /** What to do, where that is more than to correct the value. */
  readonly hint?: string | undefined;
  readonly severity: Severity;
  /** The name of a field that is unknown here, and no slip: another part of the object may have it. */
  readonly stray?: string;
  /** From the value that was checked: the part that has a field of that name; the empty text for the value itself. */
  readonly belongs?: string;
  /** The object may be right, and what is known of its kind incomplete. */
  readonly unknown?: true;
}

/** Shared, so that a valid value costs no allocation. */
export const noFaults: readonly Fault[] = Object.freeze([]);

export const fault = (message: string, hint?: string, severity: Severity = 'error'): readonly Fault[] => [
  { path: '', message, hint, severity },
];

/** What a schema that the cluster may have could allow. */
export const unknownTo = (message: string, hint?: string): readonly Fault[] => [
  { path: '', message, hint, severity: 'warning', unknown: true },
];

/** Faults of a part as faults of the whole. */
export const within = (part: string | number, faults: readonly Fault[]): readonly Fault[] =>
  faults.map(found => ({
    ...found,
    path: join(part, found.path),
    ...(found.belongs !== undefined && { belongs: join(part, found.belongs) }),
  }));

/**
 * An unknown field, where this value has one of that name, or a part of it that is beside the field.
 * @param partWith the part that has a field of that name
 */
export function placed(
  found: Fault,
  has: (name: string) => boolean,
  partWith: (name: string) => string | undefined,
): Fault {
  const { stray, belongs, path } = found;
  if (stray === undefined || belongs !== undefined) return found;
  const place = path === stray ? partWith(stray) : has(stray) ? '' : undefined;
  return place === undefined ? found : { ...found, belongs: place };
}

/** What to do about a field that a type does not have. @param known the fields that it has */
export function unknownFieldHint(name: string, type: string, known: readonly string[]): string {
  const [near] = nearest(name, known, 1);
  if (didYouMean(name, known) !== '') return `Write "${near}".`;
  const few = known.length <= 8;
  const shown = few ? known : nearest(name, known, 5);
  if (shown.length === 0) return 'Remove it.';
  return `Remove it, or use a field of ${type}${few ? '' : ' such as'}: ${shown.map(each => `"${each}"`).join(', ')}.`;
}

/** Names that are longer are not slips of any field. */
const longestName = 200;
const nearest = (name: string, known: readonly string[], count: number): readonly string[] =>
  name.length > longestName
    ? known.toSorted().slice(0, count)
    : known.toSorted((a, b) => distance(name, a) - distance(name, b) || (a < b ? -1 : 1)).slice(0, count);

function join(part: string | number, rest: string): string {
  const head = typeof part === 'string' && /^[\w$-]+$/.test(part) ? part : `[${JSON.stringify(part)}]`;
  return rest === '' || rest.startsWith('[') ? head + rest : `${head}.${rest}`;
}

/** A value as messages quote it; long text is cut, lists and maps are only named. */
export function quoted(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value !== null && typeof value === 'object') return 'a map';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 80 ? `${text.slice(0, 77)}…"` : text;
}
