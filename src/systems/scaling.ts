import type { Scaling } from '../entries/types.js';

/**
 * How servers get fewer: at most half of them in a minute. Left alone, an autoscaler takes all that it can spare at once,
 * and one wrong answer about the load leaves the minimum to carry it.
 */
export const gently = {
  scaleDown: { policies: [{ type: 'Percent', value: 50, periodSeconds: 60 }] },
} satisfies Scaling['behavior'];
