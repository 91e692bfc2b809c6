import type { Construct } from 'constructs';
import type { Container, Volume } from '../../../imports/k8s.js';
import type { Endpoint, Labels } from '../../intent/endpoint.js';
import type { SecretEntry, SecretType } from './entry.js';

/** A Secret as it is declared, whoever brings it into the cluster. */
export interface SecretSpec {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly labels: Labels;
  /** Labels of the Secret itself, which whoever watches for it selects by. */
  readonly secretLabels: Labels;
  readonly type: SecretType;
  readonly entries: readonly SecretEntry[];
  /** Paths of the store whose properties are all keys. */
  readonly from: readonly string[];
  /** Where pods find the keys as files. */
  readonly folder: string;
  /** Whether pods read the values when they start, and never again. */
  readonly readOnce: boolean;
}

/** What pods that read a Secret need, besides the references to it. */
export interface PodAdditions {
  readonly annotations?: Labels;
  readonly volumes?: readonly Volume[];
  readonly volumeMounts?: NonNullable<Container['volumeMounts']>;
  /** What the pods call to get at the values. */
  readonly calls?: readonly Endpoint[];
}

/** How the values come to the pods. */
export interface SecretDelivery extends PodAdditions {
  /** Whether they become a Secret, which variables and volumes then refer to. */
  readonly isSecret: boolean;
  /** Otherwise: the file of `export` lines that the program's variables come from. */
  readonly exports?: string;
}

/** Makes the objects of one way to deliver secrets. */
export type SecretBackend<S> = (scope: Construct, store: S, spec: SecretSpec) => SecretDelivery;
