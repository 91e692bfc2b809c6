import type { Construct } from 'constructs';
import { Dashboard } from '../../entries/monitoring.js';
import { LogShipper } from '../../entries/platform.js';
import {
  HookJob,
  httpGet,
  objectStore,
  PostDeployCheck,
  pgBouncer,
  pooled,
  postgres,
  redis,
  System,
  type SystemProps,
  secretRef,
  WebService,
  Worker,
} from '../../index.js';
import { codeaiAlerts, poolAlert } from './alerts.js';
import { codeaiConfig } from './config.js';
import { codeaiOverview, codeaiWorkers } from './dashboard.js';
import { codeaiMetrics } from './metrics.js';
import { codeaiObjectives } from './objectives.js';
import { codeaiSetup } from './setup.js';

/** What is in the cache can be made again. */
const cacheOnly = ['store-backed-up', 'store-replicated'].map(check => ({
  check,
  reason: 'a cache: what is lost is read from the database again',
  owner: 'codeai',
  until: '2027-12-31',
}));

/** A migration needs the database, and says what it does; it verifies nobody's token. */
const migrationVariables = Object.keys(codeaiConfig.variables).filter(name => /^CODEAI_(DB|LOG)_/.test(name));

/** CodeAI: an API, its workflow workers, the migration of their schema, a database with a pooler, and a cache. */
export class CodeAi extends System {
  constructor(scope: Construct, props: SystemProps) {
    const { environment } = props;
    const namespace = environment.choose({
      development: 'codeai-development',
      staging: 'codeai-staging',
      production: 'codeai',
    });
    super(scope, 'codeai', { namespace, namespaceLabels: { name: namespace }, ...props });

    const database = this.store(
      'postgres',
      postgres({
        image: () => this.image('postgres'),
        database: 'codeai',
        credentials: 'codeai/postgres',
        maxConnections: environment.choose({ development: 100, staging: 200, production: 300 }),
        resources: environment.choose({
          development: { cpu: ['250m', '1'], memory: ['512Mi', '1Gi'] },
          staging: { cpu: ['500m', '2'], memory: ['2Gi', '2Gi'] },
          production: { cpu: ['2', '4'], memory: ['8Gi', '8Gi'] },
        }),
        serviceName: 'postgres-service',
        init: codeaiSetup,
        exporter: () => this.image('postgres-exporter'),
        dumps: () => ({
          to: this.store(
            'backups',
            objectStore({ image: () => this.image('minio'), bucket: 'codeai', credentials: 'codeai/backups' }),
          ),
          uploader: this.image('rclone'),
          folder: 'codeai',
        }),
      }),
    );
    const pooler = pgBouncer(this, 'pgbouncer', {
      image: this.image('pgbouncer'),
      database,
      // The guide's "transaction" breaks the prepared statements of lib/pq.
      pooling: 'session',
      poolSize: environment.choose({ development: 20, staging: 30, production: 40 }),
      maxClients: 1000,
      replicas: environment.choose({ development: 1, staging: 2, production: 3 }),
      exporter: this.image('pgbouncer-exporter'),
      resources: { cpu: ['100m', '1'], memory: ['64Mi', '128Mi'] },
    });
    const cache = this.store(
      'redis',
      redis({
        image: () => this.image('redis'),
        credentials: 'codeai/redis',
        maxMemory: '256mb',
        purpose: 'cache',
        waivers: cacheOnly,
        resources: { cpu: ['50m', '500m'], memory: ['320Mi', '384Mi'] },
        serviceName: 'redis-service',
      }),
    );

    const image = this.image('codeai');
    const config = codeaiConfig.values({
      CODEAI_HOST: '0.0.0.0',
      CODEAI_PORT: 8080,
      CODEAI_JWT_SECRET: secretRef('codeai/jwt', 'secret'),
      CODEAI_METRICS_ENABLED: true,
      CODEAI_LOG_LEVEL: environment.choose({ development: 'debug', staging: 'info', production: 'info' }),
      CODEAI_LOG_FORMAT: 'json',
      CODEAI_CORS_ALLOWED_ORIGINS: ['app', 'admin'].map(name => `https://${environment.host(name)}`),
      CODEAI_CORS_ALLOWED_METHODS: ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'],
      CODEAI_CORS_ALLOWED_HEADERS: ['Authorization', 'Content-Type'],
      CODEAI_CORS_MAX_AGE: 86_400,
    });

    const migrate = new HookJob(this, 'codeai-migrate', {
      image,
      config: config.only(migrationVariables),
      args: ['server', 'migrate'],
      calls: [pooled(database, 2)],
      resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
      onDemand: true,
    });

    const pool = environment.choose({ development: 10, staging: 25, production: 25 });
    const api = new WebService(this, 'codeai', {
      image,
      config,
      ports: { http: 8080 },
      calls: [pooled(pooler, pool), cache],
      dependsOn: [migrate],
      selector: { app: 'codeai' },
      labels: { version: 'v1' },
      podAnnotations: {
        'prometheus.io/scrape': 'true',
        'prometheus.io/port': '8080',
        'prometheus.io/path': '/metrics',
      },
      probes: {
        liveness: httpGet('/health', { initialDelay: 10, period: 15, timeout: 5 }),
        readiness: httpGet('/health', { initialDelay: 5, timeout: 3 }),
      },
      resources: { cpu: ['100m', '1'], memory: ['256Mi', '1Gi'] },
      replicas: environment.choose({ development: 1, staging: [3, 6], production: [3, 20] }),
      scaling: {
        cpu: 70,
        memory: 80,
        behavior: { scaleDown: { policies: [{ type: 'Percent', value: 10, periodSeconds: 60 }] } },
      },
      disruption: { minAvailable: 2 },
      route: {
        host: environment.host('api.codeai'),
        bodySize: '10m',
        requestsPerSecond: 100,
        connections: 10,
        // The guide's bursts are half a second of the rate; a whole second of it is the least that can be had.
        burstFactor: 1,
        paths: [{ path: '/api/auth', requestsPerSecond: 10 }],
        blockedPaths: ['/metrics'],
        tlsSecret: 'codeai-tls',
      },
      metrics: { port: 'http', interval: '15s', timeout: '10s', catalogue: codeaiMetrics },
      objectives: codeaiObjectives,
      alerts: codeaiAlerts({ pool }),
      names: {
        service: 'codeai-service',
        route: 'codeai-ingress',
        autoscaler: 'codeai-hpa',
        disruptionBudget: 'codeai-pdb',
      },
    });

    const workerPool = 10;
    new Worker(this, 'codeai-worker', {
      image,
      config,
      command: ['/app/codeai', 'worker', 'start'],
      calls: [pooled(pooler, workerPool), cache],
      dependsOn: [migrate],
      replicas: environment.choose({ development: 1, staging: 2, production: 5 }),
      resources: { cpu: ['500m', '2'], memory: ['512Mi', '2Gi'] },
      grace: 120,
      // Workflows run here, and their metrics are those of this process.
      metrics: { port: 8080, interval: '15s', timeout: '10s', catalogue: codeaiMetrics },
      alerts: [poolAlert('codeai-worker', workerPool)],
      container: { name: 'worker' },
    });

    new LogShipper(this, 'logs', {
      image: program => this.image(program),
      pods: { 'app.kubernetes.io/part-of': 'codeai' },
      podNames: 'codeai-',
      remove: ['authorization', 'password'],
    });

    new Dashboard(this, 'overview', { ...codeaiOverview, component: 'codeai' });
    new Dashboard(this, 'workers', { ...codeaiWorkers, component: 'codeai-worker' });

    const to = api.port('http');
    new PostDeployCheck(this, 'codeai-check', {
      image: this.image('curl'),
      requests: [
        { to, path: '/health', contains: '"healthy"' },
        { to, path: '/metrics', contains: 'codeai_http_requests_total' },
      ],
    });
  }
}
