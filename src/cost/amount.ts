import type { Levels } from './levels.js';

/** To the cent. */
export const cents = (amount: number): number => Math.round(amount * 100) / 100;

/** `1204.10` */
export const amountText = (amount: number): string => cents(amount).toFixed(2);

export const centsOf = ({ minimum, typical, maximum }: Levels): Levels => ({
  minimum: cents(minimum),
  typical: cents(typical),
  maximum: cents(maximum),
});
