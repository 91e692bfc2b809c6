/** A figure that must hold: at least or at most so much. */
export interface Goal {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: string;
  readonly holds: boolean;
}

export const atLeast = (name: string, value: number, limit: number, unit = 'x'): Goal => ({
  name,
  value,
  limit,
  unit,
  holds: value >= limit,
});

export const atMost = (name: string, value: number, limit: number, unit = 'x'): Goal => ({
  name,
  value,
  limit,
  unit,
  holds: value <= limit,
});
