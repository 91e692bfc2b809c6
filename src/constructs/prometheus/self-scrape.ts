import { Construct } from 'constructs';
import { clusterOf } from '../../environment/environment.js';
import type { Labels } from '../../intent/endpoint.js';
import type { Alert } from '../../monitoring/alerts/alert.js';
import type { MetricCatalogue } from '../../monitoring/catalogue.js';
import { AlertRules } from '../monitoring/alert-rules.js';
import { MetricsEndpoint } from '../monitoring/metrics-endpoint.js';
import { storeWave, waveAnnotations } from '../object/wave.js';

export interface SelfScrapeProps {
  readonly name: string;
  /** Of its Service. */
  readonly labels: Labels;
  readonly catalogue: MetricCatalogue;
  readonly alerts: readonly Alert[];
}

/** Has what watches others scraped and watched itself. */
export class SelfScrape extends Construct {
  constructor(scope: Construct, id: string, { name, labels, catalogue, alerts }: SelfScrapeProps) {
    super(scope, id);
    if (!clusterOf(this).prometheus) return;
    const annotations = waveAnnotations(storeWave);
    new MetricsEndpoint(this, 'metrics', { name, labels, annotations, service: labels, port: 'web', catalogue });
    new AlertRules(this, 'rules', { name, labels, annotations, selector: labels, baseline: alerts });
  }
}
