const form = /^v(\d+)(?:(alpha|beta)(\d+))?$/;
const stages = ['alpha', 'beta', undefined];

/** As Kubernetes orders the versions of a custom kind: general availability, beta, alpha, each the newest first; then all others by name. */
export function byPriority(a: string, b: string): number {
  const [left, right] = [form.exec(a), form.exec(b)];
  if (!left || !right) return Number(right !== null) - Number(left !== null) || (a < b ? -1 : a > b ? 1 : 0);
  const stage = (match: RegExpExecArray) => stages.indexOf(match[2]);
  return stage(right) - stage(left) || Number(right[1]) - Number(left[1]) || Number(right[3]) - Number(left[3]);
}
