/**
 * Pods of the last generation that still end when all replicas of the next one run: a rollout waits for none that
 * ends, so all of the last may be there, its surge serving and the rest ending.
 */
export const stillEnding = (replicas: number, surge: number): number => Math.max(0, replicas - surge);
