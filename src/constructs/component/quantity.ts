/** Thousandths of a core as the API writes them: `2`, `1250m`. */
export const coresText = (milli: number): string => (milli % 1000 === 0 ? `${milli / 1000}` : `${milli}m`);

const units = ['Gi', 'Mi', 'Ki'] as const;

/** Bytes as the API writes them: `8Gi`, `1536Mi`. */
export function bytesText(bytes: number): string {
  for (const [i, unit] of units.entries()) {
    const size = 1024 ** (units.length - i);
    if (bytes >= size && bytes % size === 0) return `${bytes / size}${unit}`;
  }
  return `${bytes}`;
}
