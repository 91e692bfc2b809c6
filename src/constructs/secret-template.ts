import { Construct } from 'constructs';
import { ExternalSecret } from '../../imports/external-secrets.io.js';
import { clusterOf } from '../environment/environment.js';
import type { Labels } from '../intent/endpoint.js';
import { type Secret, SecretRef } from '../intent/secret.js';
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
  constructor(scope: Construct, id: string, { name, labels = {}, entries }: SecretTemplateProps) {
    super(scope, id);
    const { kind, name: store, refreshInterval } = clusterOf(this).secretStore;
    const composed = entries.some(({ value }) => !(value instanceof SecretRef));
    new ExternalSecret(this, 'Resource', {
      metadata: { name, labels, annotations: waveAnnotations(supportWave) },
      spec: {
        refreshInterval,
        secretStoreRef: { kind, name: store },
        ...(composed && { target: { template: { data: templates(entries) } } }),
        data: composed
          ? parts(entries)
          : entries.map(({ key, value }) => ({ secretKey: key, remoteRef: remote(value as SecretRef) })),
      },
    });
  }
}

const remote = ({ path, property }: SecretRef) => ({ key: path, property });

/** The name of a part inside the template: letters, digits and "_", as the template language wants it. */
const partName = ({ path, property }: SecretRef) => `${path}_${property}`.replaceAll(/\W/g, '_');

/** Every reference once, under its part name. */
function parts(entries: readonly SecretEntry[]) {
  const references = entries.flatMap(({ value }) =>
    value instanceof SecretRef ? [value] : value.parts.filter(part => part instanceof SecretRef),
  );
  const named = new Map(references.map(reference => [partName(reference), reference]));
  return [...named].map(([secretKey, reference]) => ({ secretKey, remoteRef: remote(reference) }));
}

/** The text of each key; what comes from the store inside other text is escaped for URLs. */
function templates(entries: readonly SecretEntry[]): Record<string, string> {
  const text = ({ value }: SecretEntry) =>
    value instanceof SecretRef
      ? `{{ .${partName(value)} }}`
      : value.parts
          .map(part => (part instanceof SecretRef ? `{{ .${partName(part)} | urlquery }}` : literal(part)))
          .join('');
  return Object.fromEntries(entries.map(entry => [entry.key, text(entry)]));
}

/** Text that must not be taken for the template language. */
const literal = (text: string) => text.replaceAll('{{', '{{ "{{" }}');
