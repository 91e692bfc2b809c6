import type { CheckOptions } from '../checks/check.js';
import type { Waiver } from '../intent/waiver.js';
import type { Severity } from '../problem.js';

/** A finding that the project accepts on one object that it cannot annotate. */
export interface ObjectWaiver extends Waiver {
  /** Kind, namespace and name: `Deployment shop/api`, or `ClusterRole reader` without a namespace. */
  readonly object: string;
}

/** `properties` of the plugin in cdk8s.yaml. */
export interface PluginProperties {
  /** Only these checks, by id, whatever their profile. @default all of the profile */
  readonly only?: readonly string[];
  /** Not these checks, by id. @default none */
  readonly skip?: readonly string[];
  /** `strict` adds the opinions. @default default */
  readonly profile?: 'default' | 'strict';
  /** Options of checks: `{ minimum-replicas: { pods: 2 } }`. @default each option's own default */
  readonly options?: CheckOptions;
  /** The least severity that is reported: `error` omits the warnings. @default warning */
  readonly severity?: Severity;
  /** The least severity that fails the synthesis. @default error */
  readonly failOn?: Severity;
  /** Accepted findings, each with its object, reason, owner and last day. @default none */
  readonly waivers?: readonly ObjectWaiver[];
  /** The environment that the manifests are for. @default a cluster of 1.35, of which no more is known */
  readonly environment?: PluginEnvironment;
}

/** Facts about the cluster that the manifests are for. */
export interface PluginEnvironment {
  /** Kubernetes' minor version: `1.31`. @default 1.35, the newest that is at least two minors old */
  readonly kubernetes?: string;
  /** How much is at stake: some checks run for production alone. @default unknown */
  readonly tier?: 'development' | 'staging' | 'production';
  /** Files and folders with custom resource definitions of the cluster. @default the folder crds, if there is one */
  readonly crds?: readonly string[];
  /** What a kind without a schema is. @default warning */
  readonly unknownKinds?: Severity;
}
