import { Construct } from 'constructs';
import { Catalogue } from '../../config/catalogue.js';
import { text } from '../../config/variable.js';
import type { Endpoint } from '../../intent/endpoint.js';
import { amountOf } from '../../manifest/quantity.js';
import { unknownParts } from '../../monitoring/collectors/known-parts.js';
import type { CollectorConfiguration, Settings } from '../../monitoring/collectors/open-telemetry.js';
import { otelCollector } from '../../monitoring/exporters/collector.js';
import { yamlText } from '../../monitoring/yaml-text.js';
import { type Problem, problem } from '../../problem.js';
import { resourceProps } from '../component/pod-props.js';
import { httpGet } from '../component/probe.js';
import type { ReplicatedProps } from '../component/replicated-component.js';
import { WebService } from '../component/web-service.js';
import { callsOf } from '../foreign/called.js';
import type { PortSpecs } from '../network/port.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aMap, aNumber, anObject, aPair, aText, either, endpoints, mapOf } from '../object/shapes.js';
import { otlpEndpoints, otlpPorts } from './otlp.js';

export interface OpenTelemetryCollectorProps
  extends Pick<ReplicatedProps, 'name' | 'image' | 'calls' | 'resources' | 'replicas' | 'labels' | 'selector'> {
  /** What it takes, does and sends: `collectorConfiguration({ … })`. Whatever it sends to is among `calls`. */
  readonly config: CollectorConfiguration;
  /** The user the image runs it as. @default 10001, that of the official images */
  readonly user?: number;
}

const file = '/etc/otelcol/config.yaml';
const healthPort = 13133;
const telemetryPort = 8888;

const program = new Catalogue('opentelemetry-collector', {
  GOMEMLIMIT: text('The memory above which it collects garbage more often, in the units of Go'),
});

const openTelemetryCollectorProps = {
  name: optional(aText),
  image: required(aText),
  calls: optional(endpoints),
  resources: required(anObject(resourceProps)),
  replicas: optional(either(aNumber, aPair('fewest', 'most', aNumber))),
  labels: optional(mapOf(aText)),
  selector: optional(mapOf(aText)),
  config: required(aMap),
  user: optional(aNumber),
} satisfies PropsOf<OpenTelemetryCollectorProps>;

/** An OpenTelemetry Collector that takes OTLP. What it exposes for Prometheus is scraped, and so are its own metrics. */
export class OpenTelemetryCollector extends Construct {
  /** OTLP by gRPC. */
  readonly grpc: Endpoint<'otlp'>;
  /** OTLP by HTTP. */
  readonly http: Endpoint<'otlp'>;

  constructor(scope: Construct, id: string, props: OpenTelemetryCollectorProps) {
    super(scope, id);
    refuseProps(this, props, openTelemetryCollectorProps, new.target === OpenTelemetryCollector);
    const { config, user = 10001, name = id, ...rest } = props;
    reject(this, [
      ...receiverProblems(config.receivers),
      ...exporterProblems(props),
      ...unknownParts(props.image, config),
    ]);
    const scraped = portOf(config.exporters['prometheus']);
    const server = new WebService<PortSpecs>(this, 'server', {
      ...rest,
      name,
      user,
      args: [`--config=${file}`],
      files: { [file]: yamlText(withHealthCheck(config)) },
      config: program.values({ GOMEMLIMIT: goMemoryLimit(props.resources.memory[1]) }),
      ports: {
        ...otlpPorts,
        ...(scraped !== undefined && { metrics: scraped }),
        telemetry: telemetryPort,
        health: { number: healthPort, servicePort: false },
      },
      probes: { liveness: httpGet('/', { port: 'health' }), readiness: httpGet('/', { port: 'health' }) },
      whenDown: 'warning',
      metrics: [
        ...(scraped === undefined ? [] : [{ port: 'metrics' }]),
        { port: 'telemetry', catalogue: otelCollector },
      ],
    });
    const { grpc, http } = otlpEndpoints(server);
    this.grpc = grpc;
    this.http = http;
  }
}

/** The probes ask it. */
const withHealthCheck = ({ extensions, service, ...rest }: CollectorConfiguration): CollectorConfiguration => ({
  ...rest,
  extensions: { health_check: { endpoint: `0.0.0.0:${healthPort}` }, ...extensions },
  service: { ...service, extensions: ['health_check', ...(service.extensions ?? [])] },
});

/** Four fifths of the container's memory, so that it frees some before it is killed. */
const goMemoryLimit = (limit: string): string => `${Math.floor(((amountOf(limit) ?? 0) * 0.8) / 2 ** 20)}MiB`;

const portOf = (settings: Settings | undefined): number | undefined => {
  const [, port] = /:(\d+)$/.exec(String(settings?.['endpoint'] ?? '')) ?? [];
  return port === undefined ? undefined : Number(port);
};

/** A collector that listens on localhost, as it does by default, receives nothing. */
function receiverProblems(receivers: CollectorConfiguration['receivers']): Problem[] {
  const protocols = (receivers['otlp']?.['protocols'] ?? {}) as Record<'grpc' | 'http', Settings | undefined>;
  return Object.entries(otlpPorts).flatMap(([protocol, { number }]) => {
    const endpoint = protocols[protocol as 'grpc' | 'http']?.['endpoint'];
    if (endpoint === `0.0.0.0:${number}`) return [];
    return [
      problem('collector', `receiver "otlp" takes ${protocol} on ${endpoint ?? 'no address'}.`, {
        hint: `It must be 0.0.0.0:${number}, as otlpReceiver() has it.`,
      }),
    ];
  });
}

/** Policies let out only what is called. */
function exporterProblems({ config, calls = [] }: OpenTelemetryCollectorProps): Problem[] {
  const called = callsOf(calls).map(({ to }) => servicePort(to));
  return Object.entries(config.exporters).flatMap(([name, settings]) => {
    const { endpoint } = settings;
    if (!name.startsWith('otlp') || called.includes(portOf(settings) ?? 0)) return [];
    return [
      problem('collector', `exporter "${name}" sends to ${String(endpoint)}, and no call leads to such a port.`, {
        hint: 'Name what it sends to in "calls".',
      }),
    ];
  });
}

function servicePort({ facts, port }: Endpoint): number {
  if ('port' in facts) return facts.port;
  return 'url' in facts ? Number(new URL(facts.url).port) : port;
}
