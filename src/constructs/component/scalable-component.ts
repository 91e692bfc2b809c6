import { JsonPatch } from 'cdk8s';
import type { PlainObject } from '../object/plain-object.js';
import { Component } from './component.js';
import { type PlusPodSelector, plusSelector } from './plus-peer.js';
import { mostByOthers, type PlusScalingTarget, plusScalingTarget } from './plus-scaling.js';

/** A component whose pods any cdk8s-plus selects, connects and scales: its IPodSelector, INetworkPolicyPeer and IScalable. */
export abstract class ScalableComponent extends Component {
  /** Whether an autoscaler of cdk8s-plus scales it. */
  hasAutoscaler = false;
  /** The kind of the object that makes its pods. */
  protected abstract readonly workloadKind: 'Deployment' | 'StatefulSet';

  toPodSelectorConfig(): PlusPodSelector {
    return plusSelector(this.selector);
  }

  toNetworkPolicyPeerConfig(): { readonly podSelector: PlusPodSelector } {
    return { podSelector: this.toPodSelectorConfig() };
  }

  toPodSelector(): this {
    return this;
  }

  /** Leaves the number of pods to an autoscaler of cdk8s-plus, whose most is in the quota. */
  markHasAutoscaler(): void {
    this.hasAutoscaler = true;
    this.counted()?.addJsonPatch(JsonPatch.remove('/spec/replicas'));
  }

  toScalingTarget(): PlusScalingTarget {
    return plusScalingTarget(this.workloadKind, this.name);
  }

  /** The object that says a number of pods, if it does. */
  protected abstract counted(): PlainObject<{ readonly apiVersion: string; readonly kind: string }> | undefined;

  /** The most pods that it has beside those that a rollout adds: its own, or those of an autoscaler of cdk8s-plus. */
  protected most(own: number): number {
    return this.hasAutoscaler ? Math.max(own, mostByOthers(this, this.workloadKind, this.name)) : own;
  }
}
