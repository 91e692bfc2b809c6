import type { Labels } from '../../intent/endpoint.js';

/** A series that a test feeds: a value that stays, or one that grows by so much per second. */
export interface Feed {
  /** The metric: `mailer_queue_length`. */
  readonly name: string;
  /** The labels of the series, the namespace among them. */
  readonly labels: Labels;
  /** One that stays, or one that grows by so much per second. */
  readonly value: { readonly stays: number } | { readonly growsBy: number; readonly from: number };
}

/** The input of a test: how far the measured value is from the threshold, in which namespace, under which load. */
export interface Scenario {
  /** The measured value as a multiple of the threshold: 1.1 is past it, 0.9 is not. */
  readonly level: number;
  /** The namespace of the series. */
  readonly namespace: string;
  /** How busy the namespace is. @default 1 */
  readonly volume?: number;
  /** Seconds since the test began at which the alert is evaluated, for conditions that measure an age. */
  readonly now: number;
}

/** How an alert is tested: series made of what it is meant to notice, not of its expression. */
export interface AlertTest {
  /** The series of one namespace, of at least two pods where there can be several. */
  readonly feed: (scenario: Scenario) => readonly Feed[];
  /** How many alerts fire past the threshold. @default 1 */
  readonly instances?: number;
  /** Seconds of samples after which the condition surely holds. @default 0 */
  readonly settles?: number;
  /** Seconds before which the condition cannot hold. @default 0 */
  readonly notBefore?: number;
  /** Seconds that the condition may go on after its series have ended; undefined when their end is what it notices. @default 0 */
  readonly lingers?: number | 'until good';
  /** Seconds between samples. @default 30 */
  readonly step?: number;
  /** It fires with any input. @default false */
  readonly alwaysFires?: boolean;
  /** More situations with a known answer. */
  readonly also?: readonly Situation[];
}

/** One more test of an alert: other series, and whether the alert fires. */
export interface Situation {
  /** `a single failed request` */
  readonly title: string;
  /** The series of one namespace. */
  readonly feed: (scenario: Scenario) => readonly Feed[];
  /** Whether the alert fires. */
  readonly fires: boolean;
  /** How many alerts fire. @default 1 */
  readonly instances?: number;
  /** How long it has gone on. @default long enough for the alert to fire */
  readonly seconds?: number;
}
