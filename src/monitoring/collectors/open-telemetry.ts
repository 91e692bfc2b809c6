import { alternatives, didYouMean, type Problem, ProblemError, problem } from '../../problem.js';

/** The settings of one component of a collector, as its documentation names them. */
export type Settings = Readonly<Record<string, unknown>>;
type Components = Readonly<Record<string, Settings>>;
type Signal = 'traces' | 'metrics' | 'logs';

/** Parts of a collector, and the pipelines that connect them; a pipeline can name only parts that are there. */
export interface CollectorSpec<
  R extends Components,
  P extends Components,
  E extends Components,
  X extends Components,
  C extends Components = Record<never, never>,
> {
  /** By `type` or `type/name`: `otlp`, `otlp/internal`. */
  readonly receivers: R;
  /** By `type` or `type/name`: `batch`. @default none */
  readonly processors?: P;
  /** By `type` or `type/name`: `otlphttp/tempo`. */
  readonly exporters: E;
  /** By `type` or `type/name`; each of them runs. @default none */
  readonly extensions?: X;
  /** What one pipeline sends to and another takes from. */
  readonly connectors?: C;
  /** By `signal` or `signal/name`: `traces`, `metrics/internal`. Processors run in this order. */
  readonly pipelines: Readonly<
    Partial<
      Record<
        Signal | `${Signal}/${string}`,
        Pipeline<(keyof R | NoInfer<keyof C>) & string, keyof P & string, (keyof E | NoInfer<keyof C>) & string>
      >
    >
  >;
}

/** A collector's configuration, as it is written. */
export interface CollectorConfiguration {
  /** By `type` or `type/name`. */
  readonly receivers: Components;
  /** By `type` or `type/name`. */
  readonly processors?: Components;
  /** By `type` or `type/name`. */
  readonly exporters: Components;
  /** By `type` or `type/name`. */
  readonly extensions?: Components;
  /** By `type` or `type/name`. */
  readonly connectors?: Components;
  /** The extensions that run, the pipelines and settings of the collector itself. */
  readonly service: { readonly extensions?: readonly string[]; readonly [field: string]: unknown };
}

interface Pipeline<R extends string, P extends string, E extends string> {
  readonly receivers: readonly R[];
  readonly processors?: readonly P[];
  readonly exporters: readonly E[];
}

/** Components that a collector of today refuses to start with, and what took their place. */
const removed: Readonly<Record<string, string>> = {
  jaeger: 'otlp_grpc, to port 4317 of Jaeger',
  jaeger_thrift: 'otlp_grpc',
  logging: 'debug',
  opencensus: 'otlp',
  memory_ballast: 'the variable GOMEMLIMIT',
  ballast: 'the variable GOMEMLIMIT',
  spanmetrics: 'the connector of the same name',
};

/** Where the collector's own metrics are read: on every address, since it would listen on 127.0.0.1 alone. */
const telemetry = {
  metrics: { level: 'normal', readers: [{ pull: { exporter: { prometheus: { host: '0.0.0.0', port: 8888 } } } }] },
};

/**
 * The configuration of an OpenTelemetry Collector, as plain data.
 * @throws ProblemError with every component that is gone, not defined or not used
 */
export function collectorConfiguration<
  const R extends Components,
  const E extends Components,
  const P extends Components = Record<never, never>,
  const X extends Components = Record<never, never>,
  const C extends Components = Record<never, never>,
>(spec: CollectorSpec<R, P, E, X, C>): CollectorConfiguration {
  const { receivers, processors, exporters, extensions, connectors, pipelines } = spec;
  const problems = [
    ...usageProblems('receivers', receivers, pipelines, connectors),
    ...usageProblems('processors', processors ?? {}, pipelines),
    ...usageProblems('exporters', exporters, pipelines, connectors),
    ...connectorProblems(connectors ?? {}, pipelines),
    ...pipelineProblems(pipelines),
  ];
  if (problems.length > 0) throw new ProblemError(problems);
  return {
    receivers,
    ...(processors && { processors }),
    exporters,
    ...(extensions && { extensions }),
    ...(connectors && { connectors }),
    service: { ...(extensions && { extensions: Object.keys(extensions) }), pipelines, telemetry },
  };
}

type Pipelines = Readonly<Record<string, Pipeline<string, string, string> | undefined>>;
const id = 'collector';

function usageProblems(
  part: 'receivers' | 'processors' | 'exporters',
  defined: Components,
  pipelines: Pipelines,
  connectors: Components = {},
): Problem[] {
  const names = Object.keys(defined);
  const used = Object.entries(pipelines).flatMap(([pipeline, parts]) =>
    (parts?.[part] ?? []).map(name => ({ pipeline, name })),
  );
  const gone = names.flatMap(name => {
    const better = removed[name.split('/')[0]!];
    return better === undefined
      ? []
      : [problem(id, `${part}: "${name}" is no longer part of the collector.`, { hint: `Use ${better}.` })];
  });
  const missing = used
    .filter(({ name }) => !names.includes(name) && !Object.hasOwn(connectors, name))
    .map(({ pipeline, name }) =>
      problem(id, `pipeline "${pipeline}" uses "${name}", which is not among the ${part}.${didYouMean(name, names)}`, {
        hint: names.length > 0 ? `They are ${alternatives(names)}.` : `Define it in ${part}.`,
      }),
    );
  const idle = names
    .filter(name => !used.some(each => each.name === name))
    .map(name => problem(id, `${part}: no pipeline uses "${name}".`, { hint: 'Remove it, or name it in a pipeline.' }));
  return [...gone, ...missing, ...idle];
}

/** A connector ends one pipeline and begins another. */
function connectorProblems(connectors: Components, pipelines: Pipelines): Problem[] {
  const used = (part: 'receivers' | 'exporters') =>
    Object.values(pipelines).flatMap(pipeline => pipeline?.[part] ?? []);
  return Object.keys(connectors)
    .filter(name => !used('receivers').includes(name) || !used('exporters').includes(name))
    .map(name =>
      problem(id, `connectors: "${name}" does not lead from one pipeline to another.`, {
        hint: 'Name it among the exporters of one and the receivers of the other.',
      }),
    );
}

function pipelineProblems(pipelines: Pipelines): Problem[] {
  const entries = Object.entries(pipelines);
  if (entries.length === 0)
    return [problem(id, 'the collector has no pipeline.', { hint: 'Give it one: traces, metrics or logs.' })];
  return entries.flatMap(([name, pipeline]) => [
    ...(/^(traces|metrics|logs)(\/.+)?$/.test(name)
      ? []
      : [
          problem(id, `a pipeline is named "${name}".`, {
            hint: 'A pipeline is named traces, metrics or logs, or traces/name.',
          }),
        ]),
    ...(['receivers', 'exporters'] as const)
      .filter(part => (pipeline?.[part] ?? []).length === 0)
      .map(part => problem(id, `pipeline "${name}" has no ${part}.`, { hint: 'It needs at least one.' })),
    ...orderProblems(name, pipeline?.processors ?? []),
  ]);
}

/** Memory is guarded before anything is kept, and batches are made last. */
function orderProblems(name: string, processors: readonly string[]): Problem[] {
  const guard = processors.findIndex(each => each.startsWith('memory_limiter'));
  return guard > 0
    ? [
        problem(id, `pipeline "${name}" guards its memory after "${processors[0]}".`, {
          hint: 'Name memory_limiter first.',
        }),
      ]
    : [];
}
