import { type ClusterProps, Environment } from 'plainsail';
import versions from '../versions.json';

declare module 'plainsail' {
  /** The names that `environment.choose` asks for: a new environment does not compile until every choice has it. */
  interface Environments {
    staging: true;
    production: true;
  }
}

/** Facts of the clusters that change what is rendered. Reloader restarts pods when a secret that they read changes. */
const cluster: ClusterProps = { kubernetes: '1.34', reloader: true };

export const staging = new Environment('staging', {
  tier: 'staging',
  domain: 'staging.example.com',
  versions,
  cluster,
});

export const production = new Environment('production', {
  tier: 'production',
  domain: 'example.com',
  versions,
  cluster,
});
