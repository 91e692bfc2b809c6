import type { Severity } from '../problem.js';

/** One thing in a value that its schema does not allow. */
export interface Fault {
  /** From the value that was checked: `spec.ports[0].name`; the empty text for the value itself. */
  readonly path: string;
  readonly message: string;
  /** What to do, where that is more than to correct the value. */
  readonly hint?: string | undefined;
  readonly severity: Severity;
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
  faults.map(found => ({ ...found, path: join(part, found.path) }));

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
