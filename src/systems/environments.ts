import versions from '../../versions.json' with { type: 'json' };
import { pagerDuty, slack } from '../entries/monitoring.js';
import { cloudNativePostgres } from '../entries/platform.js';
import type { LogStore, Versions } from '../entries/types.js';
import { argoCd, type ClusterProps, Environment, flux, managedBucket, secretRef } from '../index.js';
import { codexStores } from './codex-app-server/stores.js';
import { helmsmanStores } from './helmsman/stores.js';
import { neighbourAddresses } from './idea/neighbours.js';
import { ideaStores } from './idea/stores.js';
import { endpointAddresses, managedStores } from './idis/infrastructure.js';
import { networks } from './network.js';
import { objectStorage } from './object-storage.js';
import { cloudflare } from './published-ranges.js';

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
    retention: '30d',
    host: 'prometheus-operated.monitoring',
  },
  collector: {
    namespace: 'observability',
    pods: { 'app.kubernetes.io/name': 'opentelemetry-collector' },
    host: 'otel-collector.observability',
  },
  grafana: { selects: { grafana_dashboard: '1' } },
  alerting: {
    critical: pagerDuty(secretRef('platform/pagerduty', 'routing-key')),
    warning: slack('#alerts', secretRef('platform/slack', 'webhook')),
  },
  runbooks: 'https://git.example.com/platform/plainsail/blob/main/docs/runbooks',
  secretStore: { kind: 'ClusterSecretStore', name: 'vault', refreshInterval: '15m', rotation: '90d' },
  reloader: true,
  cloudIdentity: { kind: 'eks-pod-identity' },
} satisfies ClusterProps;

/** Where the names lead that the systems of an environment call. */
const addressesIn = (environment: keyof typeof networks, domain: string) => {
  const { endpoints, neighbours } = networks[environment];
  return {
    'api.openai.com': cloudflare.cidrs,
    [objectStorage.host]: [endpoints.s3],
    ...neighbourAddresses(domain, neighbours),
  };
};

const images: Versions = versions;

/** Where this repository's `dist` is committed. */
const fleetRepository = { repository: 'https://git.example.com/platform/plainsail.git' };

export const development = new Environment('development', {
  tier: 'development',
  domain: 'dev.example.com',
  versions: images,
  cluster: {
    ...platform,
    delivery: flux(fleetRepository),
    addresses: addressesIn('development', 'dev.example.com'),
  },
  stores: { codeai: { backups: managedBucket({ ...objectStorage, bucket: 'example-backups-development' }) } },
});

const loki: LogStore = {
  kind: 'loki',
  host: 'loki.monitoring',
  namespace: 'monitoring',
  pods: { 'app.kubernetes.io/name': 'loki' },
  retention: '30d',
};

/** The bucket that database backups go to; the pods' accounts may write there by the cloud's identity. */
const backupOf = (environment: string, system: string) => ({
  destination: `s3://example-backups-${environment}/${system}`,
  host: objectStorage.host,
  retention: '30d',
});

export const staging = new Environment('staging', {
  tier: 'staging',
  domain: 'staging.example.com',
  versions: images,
  cluster: {
    ...platform,
    delivery: flux({ ...fleetRepository, deletions: 40 }),
    zones: 3,
    customMetrics: { by: 'prometheus-adapter' },
    internalIssuer: 'internal',
    velero: { namespace: 'velero' },
    logs: loki,
    addresses: addressesIn('staging', 'staging.example.com'),
    apiServer: { cidrs: ['10.60.0.10/32', '10.60.0.11/32', '10.60.0.12/32'] },
  },
  stores: {
    codeai: {
      postgres: cloudNativePostgres({
        image: 'cloudnative-pg',
        owner: 'codeai_user',
        instances: 2,
        backup: backupOf('staging', 'codeai'),
      }),
    },
    'codex-app-server': codexStores.staging,
    helmsman: helmsmanStores.staging,
    idea: ideaStores.staging,
    idis: {
      postgres: cloudNativePostgres({
        image: 'cloudnative-pg-16',
        owner: 'idis',
        instances: 2,
        backup: backupOf('staging', 'idis'),
      }),
      // Section 3.3 has keys for it.
      documents: managedBucket({ ...objectStorage, bucket: 'idis-documents-staging', credentials: 'idis/documents' }),
    },
  },
});

export const production = new Environment('production', {
  tier: 'production',
  domain: 'example.com',
  versions: images,
  cluster: {
    ...platform,
    delivery: argoCd({ ...fleetRepository, deletions: 20 }),
    zones: 3,
    customMetrics: { by: 'keda', prometheus: 'http://prometheus-operated.monitoring:9090' },
    priorityClass: 'production',
    internalIssuer: 'internal',
    velero: { namespace: 'velero' },
    logs: loki,
    addresses: { ...addressesIn('production', 'example.com'), ...endpointAddresses },
    provides: { Namespace: ['production'] },
    apiServer: { cidrs: ['10.0.0.10/32', '10.0.0.11/32', '10.0.0.12/32'] },
  },
  stores: {
    codeai: {
      postgres: cloudNativePostgres({
        image: 'cloudnative-pg',
        owner: 'codeai_user',
        instances: 3,
        storage: '50Gi',
        backup: backupOf('production', 'codeai'),
      }),
    },
    'codex-app-server': codexStores.production,
    helmsman: helmsmanStores.production,
    idea: ideaStores.production,
    idis: managedStores,
  },
});
