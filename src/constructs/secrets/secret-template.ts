import { Construct } from 'constructs';
import { clusterOf } from '../../environment/environment.js';
import type { Labels } from '../../intent/endpoint.js';
import { namespaceAt } from '../../intent/place.js';
import { type Problem, rejectionOf } from '../../problem.js';
import { nameProblems } from '../object/names.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { reject } from '../object/reject.js';
import { aFlag, anObject, aSecret, aText, listOf, mapOf, texts } from '../object/shapes.js';
import type { SecretDelivery } from './backend.js';
import { deliver } from './deliver.js';
import { distinct, keyProblems, type SecretEntry, type SecretType } from './entry.js';
import { secretSkeleton } from './manual-secret.js';

export interface SecretTemplateProps {
  /** The name of the Secret that is made from the store. */
  readonly name: string;
  /** More labels of its objects. @default none */
  readonly labels?: Labels;
  /** Labels of the Secret itself, which whoever watches for it selects by: `{ 'cnpg.io/reload': 'true' }`. @default none */
  readonly secretLabels?: Labels;
  /** The type of the Secret. @default Opaque */
  readonly type?: SecretType;
  /** Its keys, each with the value that it gets. @default none */
  readonly entries?: readonly SecretEntry[];
  /** A person or another tool makes it, whatever the environment's store: `templates` gets a skeleton. @default false */
  readonly external?: boolean;
  /** The keys of an external one; a pod that asks for another one is an error. @default none: it is not external */
  readonly keys?: readonly string[];
  /** Paths of the store whose properties all become keys: `codeai/oauth`. Only External Secrets can. @default none */
  readonly from?: readonly string[];
  /** Where pods find it as files. @default /run/secrets/<name> */
  readonly folder?: string;
  /** Pods read the values when they start, and never again. @default false */
  readonly readOnce?: boolean;
}

const secretEntry = {
  key: required(aText),
  value: required(aSecret),
  variable: optional(aText),
  description: optional(aText),
} satisfies PropsOf<SecretEntry>;

const secretTemplateProps = {
  name: required(aText),
  labels: optional(mapOf(aText)),
  secretLabels: optional(mapOf(aText)),
  type: optional(aText),
  entries: optional(listOf(anObject(secretEntry))),
  external: optional(aFlag),
  keys: optional(texts),
  from: optional(texts),
  folder: optional(aText),
  readOnce: optional(aFlag),
} satisfies PropsOf<SecretTemplateProps>;

/** What a Secret is made of, without its values; who brings them is the environment's choice. */
export class SecretTemplate extends Construct {
  /** What pods need that read it. */
  readonly delivery: SecretDelivery;

  constructor(scope: Construct, id: string, props: SecretTemplateProps) {
    super(scope, id);
    refuseProps(this, props, secretTemplateProps, new.target === SecretTemplate);
    const { name, labels = {}, secretLabels = {}, type = 'Opaque', from = [] } = props;
    const { folder = `/run/secrets/${name}`, readOnce = false, external = false, keys = [] } = props;
    const entries = distinct(props.entries ?? []);
    const named = external ? keys.map(key => ({ key })) : entries;
    reject(this, [
      ...nameProblems('the secret', name),
      ...externalProblems(props),
      ...keyProblems(named, type, from.length > 0),
    ]);
    const spec = { name, namespace: namespaceAt(this), labels, secretLabels, type, entries, from, folder, readOnce };
    this.delivery = external ? secretSkeleton(this, spec, named) : deliver(this, clusterOf(this).secretStore, spec);
  }
}

function externalProblems({
  name,
  external = false,
  keys = [],
  entries = [],
  from = [],
}: SecretTemplateProps): Problem[] {
  const rejection = rejectionOf('secret-external');
  if (!external) {
    if (keys.length === 0) return [];
    return [rejection(`Secret "${name}" has keys without values.`, 'Say external: true if something else makes it.')];
  }
  return [
    ...(keys.length > 0
      ? []
      : [rejection(`Secret "${name}" is external and has no keys.`, "Give them: keys: ['password'].")]),
    ...(entries.length + from.length === 0
      ? []
      : [
          rejection(
            `Secret "${name}" is external and has values of the store.`,
            'Give only its keys, or omit external: true.',
          ),
        ]),
  ];
}
