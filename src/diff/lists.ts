/** `a`, `a and b`, `a, b and 3 more`: each once, in their order. */
export function listed(texts: Iterable<string>, most = 4): string {
  const all = [...new Set(texts)];
  const shown = all.length > most ? all.slice(0, most - 1) : all;
  const rest = all.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** `1 pod`, `3 pods` */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** `2` where least and most are one, else `2 to 5`. */
export const range = (least: number, most: number): string => (least === most ? `${least}` : `${least} to ${most}`);
