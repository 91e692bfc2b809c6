import type { Construct } from 'constructs';
import { Dashboard } from '../../entries/monitoring.js';
import { platformCollector, TerraformVariables } from '../../entries/platform.js';
import {
  httpGet,
  objectStore,
  PostDeployCheck,
  pooled,
  postgres,
  redis,
  System,
  type SystemProps,
  secretRef,
  tcpConnect,
  WebService,
} from '../../index.js';
import { gently } from '../scaling.js';
import { idisConfig, idisUiConfig } from './config.js';
import { idisOverview } from './dashboard.js';
import { initSql } from './database.js';
import { keyService, terraformVariables } from './infrastructure.js';
import { type LanguageModel, providers } from './language-model.js';
import { apiRoute, idisObjectives, uiObjectives, uiRoute } from './objectives.js';
import { ownTelemetry } from './telemetry.js';

export interface IdisProps extends SystemProps {
  /** @default openai, as the program assumes */
  readonly languageModel?: LanguageModel;
}

/** What the API answers without asking anybody. */
const health = '/health';

/** IDIS: an API and its web client, over a database, a cache, a store of documents and a language model. */
export class Idis extends System {
  constructor(scope: Construct, { languageModel = 'openai', ...props }: IdisProps) {
    const { environment } = props;
    super(scope, 'idis', {
      namespaceLabels: { 'app.kubernetes.io/name': 'idis', environment: environment.name },
      ...props,
    });

    const database = this.store(
      'postgres',
      postgres({
        image: () => this.image('postgres-16'),
        database: 'idis',
        credentials: 'idis/postgres',
        init: { 'init.sql': initSql },
        exporter: () => this.image('postgres-exporter'),
        resources: { cpu: ['250m', '1'], memory: ['512Mi', '1Gi'] },
      }),
    );
    const cache = this.store(
      'redis',
      redis({
        image: () => this.image('redis'),
        exporter: () => this.image('redis-exporter'),
        credentials: 'idis/redis',
        maxMemory: '256mb',
        purpose: 'cache',
        eviction: 'volatile-lru',
        resources: { cpu: ['50m', '500m'], memory: ['320Mi', '384Mi'] },
      }),
    );
    const documents = this.store(
      'documents',
      objectStore({
        name: 'minio',
        image: () => this.image('minio'),
        bucket: 'idis-documents',
        credentials: 'idis/documents',
        lockable: true,
      }),
    );
    const collector = environment.tier === 'development' ? ownTelemetry(this) : platformCollector(this);

    const keys = environment.choose({ development: [], staging: [], production: [keyService] });
    const provider = providers[languageModel];
    const api = new WebService(this, 'idis-api', {
      image: this.image('idis'),
      config: idisConfig.values({
        IDIS_ENV: environment.tier,
        IDIS_LOG_LEVEL: 'INFO',
        IDIS_RATE_LIMIT_USER: 600,
        IDIS_RATE_LIMIT_INTEGRATION: 1200,
        IDIS_LLM_PROVIDER: languageModel,
        ...provider.variables,
        IDIS_JWT_SECRET: secretRef('idis/jwt', 'secret'),
        IDIS_ENCRYPTION_KEY: secretRef('idis/encryption', 'key'),
      }),
      ports: { http: 8000 },
      // What SQLAlchemy opens by default: 5, and 10 more under load.
      calls: [pooled(database, 15), cache, documents, collector, provider.endpoint, ...keys],
      selector: { app: 'idis-api' },
      podAnnotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '8000' },
      probes: {
        liveness: httpGet(health, { initialDelay: 30 }),
        readiness: httpGet(health, { initialDelay: 5, period: 5 }),
      },
      resources: { cpu: ['500m', '2'], memory: ['512Mi', '2Gi'] },
      replicas: environment.choose({ development: 1, staging: 2, production: [3, 10] }),
      scaling: { cpu: 70, behavior: gently },
      route: {
        host: environment.choose({
          development: environment.host('api.idis'),
          staging: 'api-staging.idis.example.com',
          production: 'api.idis.example.com',
        }),
        // The specification names no limit; ingress-nginx would refuse every document of more than a megabyte.
        bodySize: '100m',
        blockedPaths: ['/metrics'],
      },
      metrics: { port: 'http' },
      objectives: idisObjectives,
      container: { name: 'api' },
      names: { config: 'idis-config', secrets: 'idis-secrets', route: apiRoute },
    });

    const ui = new WebService(this, 'idis-ui', {
      image: this.image('idis-ui'),
      config: idisUiConfig.values({ HOSTNAME: '0.0.0.0' }),
      ports: { http: 3000 },
      dependsOn: [api],
      selector: { app: 'idis-ui' },
      // A page may be made from answers of the API, and an API that is away is no reason to restart the web client.
      probes: { liveness: tcpConnect('http', { timeout: 5 }), readiness: httpGet('/', { timeout: 5 }) },
      resources: { cpu: ['100m', '500m'], memory: ['192Mi', '512Mi'] },
      writable: { '/tmp': '64Mi', '/app/.next/cache': '512Mi' },
      replicas: environment.choose({ development: 1, staging: 2, production: [2, 6] }),
      scaling: { cpu: 70, behavior: gently },
      route: {
        host: environment.choose({
          development: environment.host('idis'),
          staging: 'staging.idis.example.com',
          production: 'idis.example.com',
        }),
      },
      objectives: uiObjectives,
      container: { name: 'ui' },
      names: { route: uiRoute },
    });

    new PostDeployCheck(this, 'idis-check', {
      image: this.image('curl'),
      requests: [
        { to: api.port('http'), path: health },
        // Whoever has not signed in may be sent to where that is done.
        { to: ui.port('http'), path: '/', status: [200, 302, 303, 307] },
      ],
    });

    new Dashboard(this, 'overview', { ...idisOverview, component: 'idis-api' });
    if (environment.tier === 'production') {
      new TerraformVariables(this, 'infrastructure', { file: 'idis.auto.tfvars', sections: terraformVariables });
    }
  }
}
