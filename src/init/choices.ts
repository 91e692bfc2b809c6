/** What somebody may choose about a new project. */
export interface Choice {
  readonly flag: string;
  /** Completes "which …" on a terminal, and in the help. */
  readonly about: string;
  /** @default any text */
  readonly values?: readonly string[];
}

export const choices = {
  system: { flag: 'system', about: 'name of the first system' },
  ci: { flag: 'ci', about: 'CI workflows', values: ['github', 'gitlab', 'both', 'none'] },
  tests: { flag: 'tests', about: 'test runner', values: ['node', 'vitest', 'jest'] },
} as const satisfies Readonly<Record<string, Choice>>;

/** A value for each choice. */
export interface Chosen {
  readonly system: string;
  readonly ci: (typeof choices.ci.values)[number];
  readonly tests: (typeof choices.tests.values)[number];
}

export const choiceNames = Object.keys(choices) as readonly (keyof Chosen)[];
