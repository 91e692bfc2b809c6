/** The Kubernetes versions that plainsail renders for and checks against. */
export const kubernetesVersions = ['1.29', '1.30', '1.31', '1.32', '1.33', '1.34', '1.35', '1.36', '1.37'] as const;
/** Kubernetes by major and minor number: `1.31`. */
export type KubernetesVersion = (typeof kubernetesVersions)[number];

/** Whether a Kubernetes version (`1.31`) is older than another. */
export const isBefore = (version: string, other: string): boolean => version !== other && rank(version) < rank(other);

/** Asked for each field of each object: the few versions that there are, as numbers that compare. */
const ranks = new Map<string, number>();

function rank(version: string): number {
  const known = ranks.get(version);
  if (known !== undefined) return known;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const made = 10_000 * major + minor;
  ranks.set(version, made);
  return made;
}
