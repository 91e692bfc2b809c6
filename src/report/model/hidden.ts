/** Plain data with every text as it may be shown. */
export function eachShown<T>(value: T, show: (text: string) => string): T {
  return shown(value, show) as T;
}

function shown(value: unknown, show: (text: string) => string): unknown {
  if (typeof value === 'string') return show(value);
  if (Array.isArray(value)) return value.map(each => shown(each, show));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shown(each, show)]));
}
