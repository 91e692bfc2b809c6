import { Environment } from 'plainsail';
import versions from '../versions.json';

declare module 'plainsail' {
  /** The names that `environment.choose` asks for: a new environment does not compile until every choice has it. */
  interface Environments {
    staging: true;
    production: true;
  }
}

export const staging = new Environment('staging', { tier: 'staging', domain: 'staging.example.com', versions });

export const production = new Environment('production', { tier: 'production', domain: 'example.com', versions });
