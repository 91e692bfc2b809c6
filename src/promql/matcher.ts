/** How a label is matched when not by one value. */
export interface Match {
  /** As PromQL and LogQL write it. */
  readonly operator: '=' | '!=' | '=~' | '!~';
  /** The value, or a regular expression (RE2, anchored at both ends). */
  readonly value: string;
}

/** The label matches this regular expression (RE2, anchored at both ends). */
export const matching = (pattern: string): Match => ({ operator: '=~', value: pattern });

/** The label has another value, or none. */
export const not = (value: string): Match => ({ operator: '!=', value });

/** The label has one of these values. */
export const among = (...values: readonly string[]): Match => matching(values.map(escapePattern).join('|'));

/** The label has none of these values. */
export const notAmong = (...values: readonly string[]): Match => ({ ...among(...values), operator: '!~' });

/** Matchers by label: a text stands for this very value. */
export type Matchers = Readonly<Record<string, string | Match>>;

/** The one value that a label must have; undefined where it may have several. */
export const literal = (match: string | Match | undefined): string | undefined =>
  typeof match === 'object' ? (match.operator === '=' ? match.value : undefined) : match;

/** The text as a regular expression that matches nothing else. */
export const escapePattern = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** `name{a="b",c=~"d"}` */
export function selector(name: string, matchers: Matchers): string {
  const parts = Object.entries(matchers).map(([label, match]) => {
    const { operator, value } = typeof match === 'string' ? { operator: '=', value: match } : match;
    return `${label}${operator}${quoted(value)}`;
  });
  return parts.length === 0 ? name : `${name}{${parts.join(',')}}`;
}

/** A text as PromQL writes it. */
export const quoted = (text: string) =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
