export const tiers = ['development', 'staging', 'production'] as const;

/** How much an environment matters: what a fixed default or a check may depend on, whatever the environment's name. */
export type Tier = (typeof tiers)[number];
