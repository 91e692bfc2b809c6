import type { Construct } from 'constructs';
import { Dashboard } from '../../entries/monitoring.js';
import { platformCollector } from '../../entries/platform.js';
import {
  httpGet,
  objectStore,
  PostDeployCheck,
  pooled,
  postgres,
  redis,
  ScheduledJob,
  System,
  type SystemProps,
  secretRef,
  WebService,
} from '../../index.js';
import { gently } from '../scaling.js';
import { ideaAlerts } from './alerts.js';
import { ideaConfig } from './config.js';
import { type KernelAccess, kernelCredentials, vaultCredentials } from './credentials.js';
import { ideaOverview } from './dashboard.js';
import { ideaMetrics, submitsInFlight } from './metrics.js';
import { neighbours } from './neighbours.js';
import { ideaObjectives } from './objectives.js';
import { smoke } from './smoke.js';
import { web } from './web.js';

export interface IdeaProps extends SystemProps {
  /** Where the keys of repeated requests are kept. @default postgres, beside the metadata */
  readonly idempotency?: 'postgres' | 'redis';
  /** @default a token in development, and elsewhere a certificate that cert-manager issues */
  readonly kernelAccess?: KernelAccess;
}

/** What its web client sends besides what every browser may: the key of a repeated request, and where a trace began. */
const browserHeaders = ['Authorization', 'Content-Type', 'Idempotency-Key', 'traceparent', 'tracestate'];

/** IDEA: a server that takes artifacts, tries them and submits them to the Kernel, over a bucket and a database. */
export class Idea extends System {
  constructor(scope: Construct, { idempotency = 'postgres', kernelAccess, ...props }: IdeaProps) {
    const { environment } = props;
    super(scope, 'idea', props);

    const artifacts = this.store(
      'artifacts',
      objectStore({
        name: 'minio',
        image: () => this.image('minio'),
        bucket: 'idea-artifacts',
        credentials: 'idea/artifacts',
        lockable: true,
      }),
    );
    const database = this.store(
      'postgres',
      postgres({
        image: () => this.image('postgres-16'),
        database: 'idea',
        credentials: 'idea/postgres',
        maxConnections: environment.choose({ development: 100, staging: 150, production: 300 }),
        resources: environment.choose({
          development: { cpu: ['100m', '500m'], memory: ['256Mi', '512Mi'] },
          staging: { cpu: ['250m', '1'], memory: ['1Gi', '1Gi'] },
          production: { cpu: ['1', '2'], memory: ['4Gi', '4Gi'] },
        }),
        exporter: () => this.image('postgres-exporter'),
      }),
    );
    const keys =
      idempotency === 'postgres'
        ? []
        : [
            this.store(
              'redis',
              redis({
                image: () => this.image('redis'),
                credentials: 'idea/redis',
                maxMemory: '128mb',
                purpose: 'sessions',
                resources: { cpu: ['50m', '250m'], memory: ['160Mi', '256Mi'] },
              }),
            ),
          ];

    const { kernel, vault, signing, identity } = neighbours(environment);
    const host = environment.host('api.idea');
    const { origin, page } = web(this, host);
    const access = kernelAccess ?? (environment.tier === 'development' ? 'token' : 'issued-certificate');

    const image = this.image('codex-server');
    const config = ideaConfig.values({
      HOST: '0.0.0.0',
      PORT: 5175,
      ALLOWED_ORIGIN: origin,
      KERNEL_URL: kernel.facts.url,
      ...kernelCredentials(this, access),
      KERNEL_CALLBACK_SECRET: secretRef('idea/kernel', 'callback-secret'),
      VAULT_ADDR: vault.facts.url,
      ...vaultCredentials(this),
      KMS_SIGNING_ENDPOINT: signing.facts.url,
      KMS_SIGNING_TOKEN: secretRef('idea/kms', 'token'),
      OIDC_JWKS_URL: `${identity.facts.url}/.well-known/jwks.json`,
      LOG_FIELDS: ['request_id', 'actor_id', 'endpoint', 'duration_ms', 'trace_id'],
      LOG_REDACT: ['jwt', 'private_key', 'callback_body'],
    });
    // What node-postgres opens by default.
    const stores = [pooled(database, 10), artifacts, ...keys];
    const collector = platformCollector(this);

    const server = new WebService(this, 'codex-server', {
      image,
      config,
      ports: { http: 5175 },
      calls: [...stores, kernel, vault, signing, identity, collector],
      probes: {
        liveness: httpGet('/health'),
        // It asks the object store and the Kernel: while they are away for a moment, the Service must not lose every pod.
        readiness: httpGet('/ready', { timeout: 5, failures: 18 }),
      },
      resources: { cpu: ['250m', '1'], memory: ['256Mi', '512Mi'] },
      replicas: environment.choose({ development: 1, staging: [2, 4], production: [2, 10] }),
      scaling: { cpu: 70, load: [{ of: submitsInFlight, perPod: 8 }], behavior: gently },
      route: {
        host,
        bodySize: '10m',
        cors: { origins: [origin], headers: browserHeaders },
        blockedPaths: ['/metrics'],
      },
      metrics: { port: 'http', catalogue: ideaMetrics },
      objectives: ideaObjectives,
      alerts: ideaAlerts(this.namespace!),
    });

    new ScheduledJob(this, 'codex-replay', {
      image,
      command: ['node', 'dist/replay.js'],
      config: config.with({ OTEL_SERVICE_NAME: 'codex-replay' }),
      calls: [...stores, kernel, vault, signing, collector],
      schedule: '*/15 * * * *',
      suspended: true,
      resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
    });

    const to = server.port('http');
    new PostDeployCheck(this, 'codex-check', {
      image: this.image('curl'),
      requests: [{ to, path: '/health' }, { to, path: '/ready' }, ...(page ? [{ to: page, path: '/' }] : [])],
    });
    smoke(this, { image, config, calls: [...stores, vault, signing, collector] });

    new Dashboard(this, 'overview', { ...ideaOverview, component: 'codex-server' });
  }
}
