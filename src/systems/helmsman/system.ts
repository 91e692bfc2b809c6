import type { Construct } from 'constructs';
import { Dashboard } from '../../entries/monitoring.js';
import { LogShipper, VeleroSchedule } from '../../entries/platform.js';
import type { Resources } from '../../entries/types.js';
import {
  budget,
  direct,
  HookJob,
  httpGet,
  PostDeployCheck,
  pooled,
  postgres,
  redis,
  System,
  type SystemProps,
  secretRef,
  WebService,
} from '../../index.js';
import { gently } from '../scaling.js';
import { helmsmanAlerts } from './alerts.js';
import { helmsmanBudgets } from './budgets.js';
import { backendConfig, frontendConfig } from './config.js';
import { helmsmanDashboards } from './dashboards.js';
import { helmsmanMetrics } from './metrics.js';
import { monitoring, watch } from './monitoring.js';
import { frontendObjectives, helmsmanObjectives } from './objectives.js';
import { languageModel, providers } from './providers.js';

/** "Resource Allocation Plan": what a pod asks for, and how many there are. */
const plan = {
  backend: {
    development: { cpu: '100m', memory: '256Mi', replicas: 1 },
    staging: { cpu: '200m', memory: '512Mi', replicas: [2, 4] },
    production: { cpu: '500m', memory: '1Gi', replicas: [2, 10] },
  },
  frontend: {
    development: { cpu: '50m', memory: '128Mi', replicas: 1 },
    staging: { cpu: '100m', memory: '256Mi', replicas: [2, 3] },
    production: { cpu: '200m', memory: '512Mi', replicas: [2, 8] },
  },
  database: {
    development: { cpu: '100m', memory: '512Mi', storage: '10Gi' },
    staging: { cpu: '250m', memory: '1Gi', storage: '30Gi' },
    production: { cpu: '1', memory: '4Gi', storage: '50Gi' },
  },
} as const;

/** The same plan: what a pod may use, in every environment. */
const limits = {
  backend: { cpu: '1', memory: '2Gi' },
  frontend: { cpu: '500m', memory: '1Gi' },
  database: { cpu: '2', memory: '8Gi' },
} as const;

type Amount = Readonly<Record<'cpu' | 'memory', string>>;
const range = (asked: Amount, limit: Amount): Resources => ({
  cpu: [asked.cpu, limit.cpu],
  memory: [asked.memory, limit.memory],
});

/** "HPA with 2-10 replicas based on CPU/memory utilization". */
const scaling = { cpu: 70, memory: 80, behavior: gently };
/** "Non-root users (UID 1001)". */
const user = 1001;
const health = '/health';
/** Where the gateway of the backend takes WebSockets. */
const gateway = '/ws';
const frontendRoute = 'codex-ingress-frontend';

/** Who loses a session signs in again; what users made is in the database. */
const sessionsOnly = ['store-backed-up', 'store-replicated'].map(check => ({
  check,
  reason: 'sessions: who loses one signs in again',
  owner: 'helmsman',
  until: '2027-12-31',
}));

/** Helmsman AI: an API with a WebSocket gateway and its web client, over a database and sessions. */
export class Helmsman extends System {
  constructor(scope: Construct, props: SystemProps) {
    const { environment } = props;
    super(scope, 'helmsman', {
      namespace: environment.choose({
        development: 'codex-bootstrap-development',
        staging: 'codex-bootstrap-staging',
        production: 'codex-bootstrap',
      }),
      facts: watch(environment),
      ...props,
    });
    const site = environment.host('helmsman');

    const watched = this.environment.cluster.prometheus !== undefined;
    const databaseShare = environment.choose(plan.database);
    const database = this.store(
      'postgres',
      postgres({
        name: 'postgresql',
        image: () => this.image('postgres-16'),
        database: 'helmsman',
        credentials: 'helmsman/postgres',
        maxConnections: 200,
        storage: databaseShare.storage,
        resources: range(databaseShare, limits.database),
        ...(watched && { exporter: () => this.image('postgres-exporter') }),
      }),
    );
    const sessions = this.store(
      'redis',
      redis({
        image: () => this.image('redis'),
        ...(watched && { exporter: () => this.image('redis-exporter') }),
        credentials: 'helmsman/redis',
        maxMemory: '256mb',
        purpose: 'sessions',
        waivers: sessionsOnly,
        resources: { cpu: ['50m', '500m'], memory: ['320Mi', '384Mi'] },
      }),
    );

    const image = this.image('helmsman-backend');
    const config = backendConfig.values({
      JWT_SECRET: secretRef('helmsman/jwt', 'secret'),
      ...providers.google.variables,
      ...providers.microsoft.variables,
      ...languageModel.variables,
      FEATURE_CALENDAR_INTEGRATION: true,
      FEATURE_AI_SUGGESTIONS: true,
    });
    const { google, microsoft } = providers;

    const migrate = new HookJob(this, 'backend-migrate', {
      image,
      // It signs nothing and asks no provider.
      config: config.only(['DATABASE_URL']),
      command: ['node_modules/.bin/prisma', 'migrate', 'deploy'],
      calls: [pooled(direct(database), 1)],
      resources: { cpu: ['100m', '500m'], memory: ['128Mi', '256Mi'] },
      user,
      onDemand: true,
    });

    const backendShare = environment.choose(plan.backend);
    const backend = new WebService(this, 'backend', {
      image,
      config,
      ports: { http: { number: 8000, servicePort: 8000 } },
      calls: [
        pooled(database, 10),
        sessions,
        ...google.signIn,
        ...microsoft.signIn,
        ...google.calendar,
        ...microsoft.calendar,
        languageModel.endpoint,
      ],
      dependsOn: [migrate],
      probes: { liveness: httpGet(health, { timeout: 5 }), readiness: httpGet(health, { timeout: 5 }) },
      resources: range(backendShare, limits.backend),
      replicas: backendShare.replicas,
      scaling,
      recommend: true,
      user,
      route: {
        host: environment.host('api.helmsman'),
        requestsPerMinute: 100,
        cors: { origins: [`https://${site}`] },
        paths: [{ path: gateway, idleTimeout: 3600, affinityCookie: 'codex-session' }],
        blockedPaths: ['/metrics'],
      },
      metrics: { port: 'http', catalogue: helmsmanMetrics },
      objectives: helmsmanObjectives,
      alerts: helmsmanAlerts,
      names: { route: 'codex-ingress' },
    });

    const frontendShare = environment.choose(plan.frontend);
    const frontend = new WebService(this, 'frontend', {
      image: this.image('helmsman-frontend'),
      config: frontendConfig.values({ HOSTNAME: '0.0.0.0' }),
      ports: { http: 3000 },
      dependsOn: [backend],
      probes: { liveness: httpGet('/api/health'), readiness: httpGet('/api/health') },
      resources: range(frontendShare, limits.frontend),
      replicas: frontendShare.replicas,
      scaling,
      recommend: true,
      user,
      writable: { '/tmp': '64Mi', '/app/.next/cache': '512Mi' },
      route: { host: site, requestsPerSecond: 20 },
      objectives: frontendObjectives(frontendRoute),
      names: { route: frontendRoute },
    });

    new LogShipper(this, 'logs', {
      image: program => this.image(program),
      pods: { 'app.kubernetes.io/part-of': 'helmsman' },
      remove: ['authorization', 'cookie', 'password'],
    });

    if (watched) {
      monitoring(this);
      for (const dashboard of helmsmanDashboards) {
        new Dashboard(this, dashboard.uid, { ...dashboard, component: 'backend' });
      }
    }

    new VeleroSchedule(this, 'secrets', { resources: ['secrets'] });

    new PostDeployCheck(this, 'helmsman-check', {
      image: this.image('curl'),
      requests: [
        { to: backend.port('http'), path: health },
        { to: backend.port('http'), path: '/metrics', contains: 'http_requests_total' },
        // Whoever has not signed in may be sent to where that is done.
        { to: frontend.port('http'), path: '/', status: [200, 302, 303, 307] },
      ],
    });

    for (const line of helmsmanBudgets(environment)) budget(this, line);
  }
}
