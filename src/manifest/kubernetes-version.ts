/** The Kubernetes versions that plainsail renders for and checks against. */
export const kubernetesVersions = ['1.29', '1.30', '1.31', '1.32', '1.33', '1.34', '1.35', '1.36', '1.37'] as const;
/** Kubernetes by major and minor number: `1.31`. */
export type KubernetesVersion = (typeof kubernetesVersions)[number];

/** Whether a Kubernetes version (`1.31`) is older than another. */
export function isBefore(version: string, other: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number);
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
}
