import type { Construct } from 'constructs';
import { Dashboard, LogAlertRules } from '../../entries/monitoring.js';
import { LogShipper, platformCollector } from '../../entries/platform.js';
import type { ReplicatedProps } from '../../entries/types.js';
import {
  exec,
  httpGet,
  PostDeployCheck,
  RolloutObservation,
  System,
  type SystemProps,
  secretRef,
  WebService,
  Worker,
} from '../../index.js';
import { gently } from '../scaling.js';
import { panicAlert, processAlerts, requestAlerts } from './alerts.js';
import { releaseChecklist } from './checklist.js';
import { codexAppServerConfig } from './config.js';
import { codexDashboard } from './dashboard.js';
import { codexMetrics } from './metrics.js';
import { downMigration } from './migration.js';
import { codexObjectives } from './objectives.js';
import { observations } from './observations.js';
import { asksForAnswer, pipes, scriptFiles, supervise } from './scripts.js';
import { withoutOperator } from './without-operator.js';

export interface CodexAppServerProps extends SystemProps {
  /** How telemetry is sent. @default grpc, as the checklist recommends */
  readonly telemetry?: 'grpc' | 'http/protobuf';
}

const name = 'codex-app-server';
const codeHome = '/var/lib/codex';

/** The Codex app server: JSON-RPC over standard input and output, and an HTTP wrapper in front of it where many call it. */
export class CodexAppServer extends System {
  constructor(scope: Construct, { telemetry = 'grpc', ...props }: CodexAppServerProps) {
    const { environment } = props;
    const isShared = environment.choose({ development: false, staging: false, production: true });
    super(scope, name, { ...(isShared && { namespace: 'production', shared: true }), ...props });

    const image = this.image(name);
    const [version = ''] = /[0-9][0-9.]*/.exec(image.slice(image.lastIndexOf(':'))) ?? [];
    const server: ReplicatedProps = {
      image,
      config: codexAppServerConfig.values({
        RUST_LOG: environment.choose({
          development: 'info,codex_core=debug,codex_app_server=debug',
          staging: 'info',
          production: 'info',
        }),
        RUST_LOG_FORMAT: 'json',
        CODE_HOME: codeHome,
        CODE_SECURE_MODE: 1,
        OTEL_EXPORTER_OTLP_HEADERS: secretRef('codex-app-server/otlp', 'headers'),
        OTEL_SERVICE_NAME: name,
        OTEL_RESOURCE_ATTRIBUTES: `service.version=${version},deployment.environment.name=${environment.name}`,
      }),
      files: scriptFiles,
      calls: [platformCollector(this, telemetry)],
      selector: { app: name },
      writable: { '/tmp': '256Mi', [pipes]: '1Mi', [codeHome]: '1Gi' },
      resources: { cpu: ['250m', '1'], memory: ['512Mi', '1Gi'] },
    };
    const liveness = exec(asksForAnswer(8), { timeout: 10, period: 20 });

    const wrapper = environment.choose({
      development: undefined,
      staging: { replicas: 2 },
      production: { replicas: [2, 6] as const, scaling: { cpu: 70, behavior: gently } },
    });
    if (!wrapper) {
      new Worker(this, name, { ...server, command: supervise('codex-app-server'), liveness, alerts: processAlerts });
    } else {
      const wrapped = new WebService(this, name, {
        ...server,
        ...wrapper,
        command: supervise('codex-app-server', 'codex-app-server-http'),
        ports: { http: 8080 },
        probes: { liveness, readiness: httpGet('/health') },
        metrics: { port: 'http', interval: '15s', timeout: '10s', catalogue: codexMetrics, discovery: 'pods' },
        objectives: codexObjectives,
        alerts: [...requestAlerts, ...processAlerts],
      });
      new PostDeployCheck(this, `${name}-check`, {
        image: this.image('curl'),
        requests: [{ to: wrapped.port('http'), path: '/health' }],
      });
      downMigration(this);
    }
    new RolloutObservation(this, `${name}-observation`, {
      image: this.image('curl'),
      component: name,
      observations,
    });

    new LogShipper(this, 'logs', {
      name: `${name}-logs`,
      image: program => this.image(program),
      pods: { app: name },
      podNames: `${name}-`,
      time: 'timestamp',
      remove: ['authorization'],
    });
    if (environment.cluster.logs?.kind === 'loki') {
      new LogAlertRules(this, 'panic', { name: `${name}-panic`, component: name, alerts: [panicAlert] });
    }
    releaseChecklist(this, name);
    withoutOperator(this, name, wrapper !== undefined);
    new Dashboard(this, 'dashboard', {
      ...codexDashboard(wrapper !== undefined),
      name: `${name}-dashboard`,
      component: name,
    });
  }
}
