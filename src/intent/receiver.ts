import type { SecretRef } from './secret.js';

/** A person or a program that receives alerts. */
export type Receiver =
  | { readonly kind: 'pagerduty'; readonly routingKey: SecretRef }
  | {
      readonly kind: 'slack';
      /** `#alerts` */
      readonly channel: string;
      /** The address of an incoming webhook. */
      readonly webhook: SecretRef;
    }
  | { readonly kind: 'webhook'; readonly url: SecretRef };

/** A PagerDuty service, by the key of its Events API v2 integration. */
export const pagerDuty = (routingKey: SecretRef): Receiver => ({ kind: 'pagerduty', routingKey });

/** A Slack channel, by an incoming webhook. */
export const slack = (channel: string, webhook: SecretRef): Receiver => ({ kind: 'slack', channel, webhook });

/** Anything that takes Alertmanager's own JSON. */
export const webhook = (url: SecretRef): Receiver => ({ kind: 'webhook', url });

/** Who receives which severity. */
export interface Receivers {
  /** Somebody who is woken. */
  readonly critical: Receiver;
  /** A channel that is read in the morning. */
  readonly warning: Receiver;
}

/** The secret of a receiver, by the key that it is kept under. */
export const receiverSecret = (receiver: Receiver): SecretRef =>
  receiver.kind === 'pagerduty' ? receiver.routingKey : receiver.kind === 'slack' ? receiver.webhook : receiver.url;
