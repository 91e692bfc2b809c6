import { Construct } from 'constructs';
import type { Endpoint } from '../../intent/endpoint.js';
import { batch, otlpReceiver } from '../../monitoring/collectors/components.js';
import { collectorConfiguration } from '../../monitoring/collectors/open-telemetry.js';
import { otelCollector } from '../../monitoring/exporters/collector.js';
import { yamlText } from '../../monitoring/yaml-text.js';
import { resourceProps } from '../component/pod-props.js';
import { httpGet } from '../component/probe.js';
import type { ReplicatedProps } from '../component/replicated-component.js';
import { WebService } from '../component/web-service.js';
import { wholeProblems } from '../object/numbers.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aMap, aNumber, anObject, aText, mapOf } from '../object/shapes.js';
import type { RouteProps } from '../routes/route.js';
import { otlpEndpoints, otlpPorts } from './otlp.js';

export interface JaegerProps extends Pick<ReplicatedProps, 'name' | 'image' | 'resources' | 'labels' | 'selector'> {
  /** How many traces it remembers; all of them are forgotten when it restarts. @default 50000 */
  readonly maxTraces?: number;
  /** Who may look at the traces from outside. @default nobody: kubectl port-forward */
  readonly route?: RouteProps;
  /** The user the image runs it as. @default 10001, that of the official image */
  readonly user?: number;
}

const file = '/etc/jaeger/config.yaml';
const uiPort = 16686;

const jaegerProps = {
  name: optional(aText),
  image: required(aText),
  resources: required(anObject(resourceProps)),
  labels: optional(mapOf(aText)),
  selector: optional(mapOf(aText)),
  maxTraces: optional(aNumber),
  route: optional(aMap),
  user: optional(aNumber),
} satisfies PropsOf<JaegerProps>;

/** Jaeger of the second generation in one pod, with the traces in its memory: enough for development. */
export class Jaeger extends Construct {
  /** OTLP by gRPC. */
  readonly grpc: Endpoint<'otlp'>;
  /** OTLP by HTTP. */
  readonly http: Endpoint<'otlp'>;
  /** The search for traces, with its programming interface. */
  readonly ui: Endpoint<'http'>;

  constructor(scope: Construct, id: string, props: JaegerProps) {
    super(scope, id);
    refuseProps(this, props, jaegerProps, new.target === Jaeger);
    const { maxTraces = 50_000, user = 10001, name = id, ...rest } = props;
    reject(this, wholeProblems('jaeger', 'the number of traces', maxTraces, 1));
    const server = new WebService(this, 'server', {
      whenDown: 'warning',
      ...rest,
      name,
      user,
      args: [`--config=${file}`],
      files: { [file]: yamlText(inMemory(maxTraces)) },
      ports: { ui: { number: uiPort, protocol: 'http', servicePort: uiPort }, ...otlpPorts, telemetry: 8888 },
      probes: { liveness: httpGet('/'), readiness: httpGet('/') },
      metrics: { port: 'telemetry', catalogue: otelCollector },
    });
    const { grpc, http } = otlpEndpoints(server);
    this.grpc = grpc;
    this.http = http;
    this.ui = server.port('ui');
  }
}

/** Jaeger is a collector whose exporter keeps what it gets, and whose extensions search it. */
const inMemory = (maxTraces: number) =>
  collectorConfiguration({
    receivers: { otlp: otlpReceiver() },
    processors: { batch: batch() },
    exporters: { jaeger_storage_exporter: { trace_storage: 'memory' } },
    extensions: {
      jaeger_storage: { backends: { memory: { memory: { max_traces: maxTraces } } } },
      jaeger_query: { storage: { traces: 'memory' }, http: { endpoint: `0.0.0.0:${uiPort}` } },
    },
    pipelines: { traces: { receivers: ['otlp'], processors: ['batch'], exporters: ['jaeger_storage_exporter'] } },
  });
