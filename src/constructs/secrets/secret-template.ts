import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { clusterOf } from '../../environment/environment.js';
import type { Labels } from '../../intent/endpoint.js';
import { nameProblems } from '../object/names.js';
import { reject } from '../object/reject.js';
import type { SecretDelivery } from './backend.js';
import { deliver } from './deliver.js';
import { distinct, keyProblems, type SecretEntry, type SecretType } from './entry.js';

export interface SecretTemplateProps {
  /** The name of the Secret that is made from the store. */
  readonly name: string;
  readonly labels?: Labels;
  /** @default Opaque */
  readonly type?: SecretType;
  readonly entries?: readonly SecretEntry[];
  /** Paths of the store whose properties all become keys: `codeai/oauth`. Only External Secrets can. @default none */
  readonly from?: readonly string[];
  /** Where pods find it as files. @default /run/secrets/<name> */
  readonly folder?: string;
  /** Pods read the values when they start, and never again. @default false */
  readonly readOnce?: boolean;
}

/** What a Secret is made of, without its values; who brings them is the environment's choice. */
export class SecretTemplate extends Construct {
  /** What pods need that read it. */
  readonly delivery: SecretDelivery;

  constructor(scope: Construct, id: string, props: SecretTemplateProps) {
    super(scope, id);
    const { name, labels = {}, type = 'Opaque', from = [], folder = `/run/secrets/${name}`, readOnce = false } = props;
    const entries = distinct(props.entries ?? []);
    reject(this, [...nameProblems('the secret', name), ...keyProblems(entries, type, from.length > 0)]);
    const { namespace } = Chart.of(this);
    const spec = { name, namespace, labels, type, entries, from, folder, readOnce };
    this.delivery = deliver(this, clusterOf(this).secretStore, spec);
  }
}
