import type { Labels } from '../../intent/endpoint.js';
import type { ScrapedCatalogue } from '../catalogue.js';
import type { ScopedAlert } from './alert.js';

/** An alert that was rendered, and where. */
export interface DeclaredAlert {
  readonly alert: ScopedAlert;
  /** The name of its PrometheusRule. */
  readonly rules: string;
  readonly namespace: string;
  readonly system: string;
  readonly component: string;
  /** What the component's pods are selected by. */
  readonly selector?: Labels;
}

/** An alert for lines of logs, which Loki evaluates. */
export interface DeclaredLogAlert extends Omit<DeclaredAlert, 'alert'> {
  readonly alert: Omit<ScopedAlert, 'test' | 'metrics'>;
  readonly language: 'logql';
}

declare module '../../intent/intents.js' {
  interface Intents {
    alert: DeclaredAlert;
    logAlert: DeclaredLogAlert;
    /** What the component below exposes. */
    metrics: ScrapedCatalogue;
  }
}
