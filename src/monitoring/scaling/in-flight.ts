import { selector } from '../../promql/matcher.js';
import type { Histogram } from '../metric.js';
import { type Scope, scopeMatchers } from '../scope.js';

const window = '2m';

/** Something that the pods themselves measure and that adds up over them, as each autoscaler asks for it. */
export interface Load {
  /** What prometheus-adapter serves it as. */
  readonly name: string;
  /** PromQL, for a dashboard or a trigger of KEDA. */
  readonly query: (scope: Scope) => string;
  /** A rule of prometheus-adapter's configuration, as plain data. */
  readonly adapterRule: object;
  /** A trigger of KEDA's ScaledObject, as plain data. @param average how many each pod may have */
  readonly kedaTrigger: (scope: Scope, serverAddress: string, average: number) => KedaTrigger;
}

/** As KEDA names it. */
export interface KedaTrigger {
  /** The scaler: `prometheus`. */
  readonly type: string;
  /** `AverageValue`: the value is divided by the pods. */
  readonly metricType: string;
  /** Settings of the scaler. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * How many of the things that a histogram measures, in seconds, are going on at once: by Little's law what is spent
 * per second. It adds up over pods, as a number to scale by must. Latency does not: more pods make a slow callee slower.
 * @param name what the adapter serves it as: `kernel_submit_inflight`
 */
export const inFlight = (of: Histogram, name: string): Load => ({
  name,
  query: (scope: Scope) => `sum(rate(${selector(`${of.name}_sum`, scopeMatchers(of, scope))}[${window}]))`,
  adapterRule: {
    seriesQuery: `${of.name}_sum{namespace!="",pod!=""}`,
    resources: { overrides: { namespace: { resource: 'namespace' }, pod: { resource: 'pod' } } },
    name: { as: name },
    metricsQuery: `sum(rate(<<.Series>>{<<.LabelMatchers>>}[${window}])) by (<<.GroupBy>>)`,
  },
  kedaTrigger: (scope: Scope, serverAddress: string, average: number) => ({
    type: 'prometheus',
    metricType: 'AverageValue',
    metadata: {
      serverAddress,
      query: inFlight(of, name).query(scope),
      threshold: String(average),
      // No data is a failure, and the fallback answers it; it is not zero.
      ignoreNullValues: 'false',
    },
  }),
});
