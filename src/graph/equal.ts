/** Whether plain data is the same, the order of its keys included: it is rendered alike. */
export function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => equal(item, b[i]));
  }
  const before = Object.entries(a);
  const after = Object.entries(b);
  return (
    before.length === after.length &&
    before.every(([key, value], i) => key === after[i]![0] && equal(value, after[i]![1]))
  );
}
