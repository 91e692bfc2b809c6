export { among, type Match, matching, not, notAmong } from '../promql/matcher.js';
export type { AlertTest, Feed, Scenario, Situation } from './alert-test/alert-test.js';
export { alertmanagerConfiguration } from './alertmanager/plain.js';
export type { Alert, AlertSeverity, Guidance } from './alerts/alert.js';
export { watchdog } from './baseline/watchdog.js';
export { exporter, type MetricCatalogue, metricCatalogue } from './catalogue.js';
export { alloyText, type Block, type Reference, reference } from './collectors/alloy.js';
export {
  batch,
  memoryLimiter,
  otlpExporter,
  otlpReceiver,
  prometheusExporter,
} from './collectors/components.js';
export {
  type CollectorConfiguration,
  type CollectorSpec,
  collectorConfiguration,
} from './collectors/open-telemetry.js';
export { fallsBehind, reachesLimit } from './conditions/compared.js';
export type { AlertCondition } from './conditions/condition.js';
export { counterShare } from './conditions/counter-share.js';
export { errorRatio } from './conditions/error-ratio.js';
export { expiresWithin } from './conditions/expires-within.js';
export { fewerThan, noPodAvailable, noPodReady } from './conditions/fewer-than.js';
export { fillsUp } from './conditions/fills-up.js';
export { gaugeLevel } from './conditions/gauge-level.js';
export { increaseAbove } from './conditions/increase-above.js';
export { noTargetUp } from './conditions/no-target-up.js';
export { notMeasured } from './conditions/not-measured.js';
export { type PromqlProps, promql } from './conditions/promql.js';
export { quantileAbove } from './conditions/quantile-above.js';
export { restartedBecause } from './conditions/restarted-because.js';
export { cpuShare, memoryShare } from './conditions/share-of-limit.js';
export { stateHolds } from './conditions/state-holds.js';
export { targetDown } from './conditions/target-down.js';
export { tooOld } from './conditions/too-old.js';
export { volumeShare } from './conditions/volume-share.js';
export {
  type DashboardSpec,
  heatmap,
  type Panel,
  type PanelUnit,
  type Row,
  stat,
  timeSeries,
} from './dashboards/panel.js';
export {
  bucketsOf,
  gaugeOf,
  promqlQuery,
  type Query,
  quantileOf,
  rateOf,
  shareOf,
} from './dashboards/query.js';
export { objectiveRow, requestRow, saturationRow } from './dashboards/rows.js';
export { containers, volumes } from './exporters/cadvisor.js';
export { certificates } from './exporters/cert-manager.js';
export { otelCollector } from './exporters/collector.js';
export { ingressNginx } from './exporters/ingress-nginx.js';
export { autoscalers, jobs, workloads } from './exporters/kube-state-metrics.js';
export { cloudNativePgPooler, pgBouncerServer } from './exporters/pg-bouncer.js';
export { cloudNativePg, postgresServer } from './exporters/postgres.js';
export { alertmanagerServer, prometheusServer, scrape } from './exporters/prometheus.js';
export { redisServer } from './exporters/redis.js';
export { alloyPodLogs, type LokiTarget } from './logs/alloy-pod-logs.js';
export {
  type ElasticsearchTarget,
  fluentBitPodLogs,
  type NodePodLogs,
} from './logs/fluent-bit-pod-logs.js';
export type { LogAlert } from './logs/log-alert.js';
export type { PodLogs } from './logs/pod-logs.js';
export {
  anything,
  type Counter,
  counter,
  type Gauge,
  gauge,
  type Histogram,
  histogram,
  type LabelValues,
  type Metric,
} from './metric.js';
export { inFlight, type KedaTrigger, type Load } from './scaling/in-flight.js';
export {
  type PodScrape,
  type PrometheusProps,
  prometheusConfiguration,
} from './scrape/prometheus-configuration.js';
export { availability, latency, type Objective, routed } from './slo/objective.js';
