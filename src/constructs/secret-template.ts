import { Construct } from 'constructs';
import {
  ExternalSecret,
  type ExternalSecretProps,
  type ExternalSecretSpec,
} from '../../imports/external-secrets.io.js';
import { clusterOf } from '../environment/environment.js';
import type { Labels } from '../intent/endpoint.js';
import { type Secret, SecretRef } from '../intent/secret.js';
import { type Problem, problem } from '../problem.js';
import { type Kind, PlainObject } from './plain-object.js';
import { reject } from './reject.js';
import { supportWave, waveAnnotations } from './wave.js';

/** One key of the secret. */
export interface SecretEntry {
  readonly key: string;
  readonly value: Secret;
}

export interface SecretTemplateProps {
  /** The name of the Secret that is made from the store. */
  readonly name: string;
  readonly labels?: Labels;
  readonly entries: readonly SecretEntry[];
}

/** What a Secret is made of, without its values: External Secrets reads them from the environment's store. */
export class SecretTemplate extends Construct {
  constructor(scope: Construct, id: string, { name, labels = {}, entries: given }: SecretTemplateProps) {
    super(scope, id);
    const { kind, name: store, refreshInterval } = clusterOf(this).secretStore;
    const entries = distinct(given);
    reject(this, keyProblems(entries));
    const composed = entries.some(({ value }) => !(value instanceof SecretRef));
    new PlainObject<ExternalSecretProps & Kind>(this, 'Resource', {
      apiVersion: ExternalSecret.apiVersion,
      kind: ExternalSecret.kind,
      metadata: { name, labels, annotations: waveAnnotations(supportWave) },
      spec: {
        refreshInterval,
        secretStoreRef: { kind, name: store },
        ...(composed
          ? composition(entries)
          : { data: entries.map(({ key, value }) => datum(key, value as SecretRef)) }),
      },
    });
  }
}

/** The same key with the same value, once. */
const distinct = (entries: readonly SecretEntry[]) => [
  ...new Map(entries.map(entry => [JSON.stringify(entry), entry])).values(),
];

const datum = (secretKey: string, { path, property }: SecretRef) => ({ secretKey, remoteRef: { key: path, property } });

/** Every reference once under a name of its own, and the text of each key around these names. */
function composition(entries: readonly SecretEntry[]): ExternalSecretSpec {
  const parts = new Map<string, SecretRef>();
  const field = (reference: SecretRef) => `.${nameOf(reference, parts)}`;
  // What comes from the store inside other text is escaped for URLs, where "+" stands for itself.
  const within = (part: string | SecretRef) =>
    part instanceof SecretRef ? `{{ ${field(part)} | urlquery | replace "+" "%20" }}` : literal(part);
  const text = (value: Secret) =>
    value instanceof SecretRef ? `{{ ${field(value)} }}` : value.parts.map(within).join('');
  const data = Object.fromEntries(entries.map(({ key, value }) => [key, text(value)]));
  return {
    target: { template: { data } },
    data: [...parts].map(([name, reference]) => datum(name, reference)),
  };
}

/** The name of a reference inside the template: letters, digits and "_", as the template language wants it; no two share one. */
function nameOf(reference: SecretRef, parts: Map<string, SecretRef>): string {
  const { path, property } = reference;
  const plain = `${path}_${property}`.replaceAll(/\W/g, '_').replace(/^(?=\d)/, '_');
  const isFree = (name: string) => {
    const other = parts.get(name);
    return !other || (other.path === path && other.property === property);
  };
  let name = plain;
  for (let i = 2; !isFree(name); i++) name = `${plain}_${i}`;
  parts.set(name, reference);
  return name;
}

/** Text that must not be taken for the template language, whatever follows it. */
const literal = (text: string) => text.replaceAll(/\{\{+|\{$/g, braces => `{{ "${braces}" }}`);

function keyProblems(entries: readonly SecretEntry[]): Problem[] {
  const keys = entries.map(({ key }) => key);
  return [
    ...keys
      .filter((key, i) => keys.indexOf(key) !== i)
      .map(key =>
        problem('secret-key', `two values are kept under the key "${key}".`, { hint: 'Give each its own key.' }),
      ),
    ...keys
      .filter(key => !/^[-._a-zA-Z0-9]{1,253}$/.test(key))
      .map(key =>
        problem('secret-key', `the key is "${key}".`, {
          hint: 'A key of a Secret has 1 to 253 letters, digits, "-", "_" and ".".',
        }),
      ),
  ];
}
