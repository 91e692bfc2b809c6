/** An amount with the fewest replicas, in a typical month, and with the most. */
export interface Levels {
  readonly minimum: number;
  readonly typical: number;
  readonly maximum: number;
}

export const levelNames = ['minimum', 'typical', 'maximum'] as const;

/** The same at every level. */
export const steady = (amount: number): Levels => ({ minimum: amount, typical: amount, maximum: amount });

/** Between the fewest and the most, `share` of the way. */
export const between = (minimum: number, maximum: number, share: number): Levels => ({
  minimum,
  typical: minimum + (maximum - minimum) * share,
  maximum,
});

export const times = ({ minimum, typical, maximum }: Levels, factor: number): Levels => ({
  minimum: minimum * factor,
  typical: typical * factor,
  maximum: maximum * factor,
});

export const sum = (all: readonly Levels[]): Levels =>
  all.reduce(
    (a, b) => ({ minimum: a.minimum + b.minimum, typical: a.typical + b.typical, maximum: a.maximum + b.maximum }),
    steady(0),
  );
