import versions from '../../versions.json' with { type: 'json' };
import { type ClusterProps, Environment, type Versions } from '../index.js';

declare module '../index.js' {
  interface Environments {
    development: true;
    staging: true;
    production: true;
  }
}

const platform = {
  kubernetes: '1.31',
  ingress: {
    className: 'nginx',
    controller: { namespace: 'ingress-nginx', pods: { 'app.kubernetes.io/name': 'ingress-nginx' } },
    clusterIssuer: 'letsencrypt-prod',
  },
  prometheus: {
    namespace: 'monitoring',
    pods: { 'app.kubernetes.io/name': 'prometheus' },
    selects: { release: 'kube-prometheus-stack' },
  },
  runbooks: 'https://git.example.com/platform/plainsail/blob/main/docs/runbooks',
  secretStore: { kind: 'ClusterSecretStore', name: 'vault', refreshInterval: '15m' },
  reloader: true,
} satisfies ClusterProps;

const images: Versions = versions;

export const development = new Environment('development', {
  tier: 'development',
  domain: 'dev.example.com',
  versions: images,
  cluster: platform,
});

export const staging = new Environment('staging', {
  tier: 'staging',
  domain: 'staging.example.com',
  versions: images,
  cluster: { ...platform, zones: 3 },
});

export const production = new Environment('production', {
  tier: 'production',
  domain: 'example.com',
  versions: images,
  cluster: { ...platform, zones: 3, priorityClass: 'production' },
});
