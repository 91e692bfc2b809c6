/** A number of pods, or a percentage of them: rounded up, as for minAvailable and maxSurge, unless said otherwise. */
export function shareOf(
  value: unknown,
  total: number,
  round: (share: number) => number = Math.ceil,
): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || !/^\d+%$/.test(value)) return undefined;
  return round((Number(value.slice(0, -1)) * total) / 100);
}
