import { alternatives } from '../problem.js';

/** `"http" (8080/TCP), 9090/TCP`: ports for people; `no port` for an empty list. */
export const portText = (
  ports: readonly { readonly name: string | undefined; readonly port: number | undefined; readonly protocol: string }[],
): string =>
  ports
    .map(({ name, port, protocol }) => (name ? `"${name}" (${port}/${protocol})` : `${port}/${protocol}`))
    .join(', ') || 'no port';

/** A value as JSON, as a manifest has it. */
export const quoted = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

/** `"a" or "b"`, shortened after ten; `none` when there is nothing to choose from. */
export function choices(names: Iterable<string>): string {
  const all = [...new Set(names)].sort();
  const more = all.length - 10;
  if (all.length === 0) return 'none';
  return more > 0 ? `${alternatives(all.slice(0, 10))} and ${more} more` : alternatives(all);
}
