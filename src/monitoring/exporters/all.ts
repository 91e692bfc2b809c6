import type { MetricCatalogue } from '../catalogue.js';
import { containers, volumes } from './cadvisor.js';
import { certificates } from './cert-manager.js';
import { otelCollector } from './collector.js';
import { ingressNginx } from './ingress-nginx.js';
import { autoscalers, jobs, workloads } from './kube-state-metrics.js';
import { cloudNativePgPooler, pgBouncerServer } from './pg-bouncer.js';
import { cloudNativePg, postgresServer } from './postgres.js';
import { alertmanagerServer, prometheusServer, scrape } from './prometheus.js';
import { redisServer } from './redis.js';

/** The exporters that a platform may have: what their metrics are really called. */
export const exporters: readonly MetricCatalogue[] = [
  scrape,
  prometheusServer,
  alertmanagerServer,
  containers,
  volumes,
  workloads,
  autoscalers,
  jobs,
  certificates,
  cloudNativePg,
  cloudNativePgPooler,
  pgBouncerServer,
  postgresServer,
  redisServer,
  ingressNginx,
  otelCollector,
];
