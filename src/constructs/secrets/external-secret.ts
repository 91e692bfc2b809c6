import {
  ExternalSecret,
  type ExternalSecretProps,
  type ExternalSecretSpec,
} from '../../../imports/external-secrets.io.js';
import type { ExternalSecretsStore } from '../../environment/secret-store.js';
import { type Encoding, LoginPassword, SecretRef, type SecretText } from '../../intent/secret.js';
import { type Kind, PlainObject } from '../object/plain-object.js';
import { supportWave, waveAnnotations } from '../object/wave.js';
import type { SecretBackend, SecretSpec } from './backend.js';
import { literal } from './go-template.js';
import { VaultStore } from './vault-store.js';

/** External Secrets reads the values from a store, and puts composed ones together. */
export const externalSecret: SecretBackend<ExternalSecretsStore> = (
  scope,
  { kind, name, refreshInterval, vault },
  spec,
) => {
  if (vault) VaultStore.of(scope, { name, vault });
  const { dataFrom, target, data } = content(spec);
  new PlainObject<ExternalSecretProps & Kind>(scope, 'Resource', {
    apiVersion: ExternalSecret.apiVersion,
    kind: ExternalSecret.kind,
    metadata: { name: spec.name, labels: spec.labels, annotations: waveAnnotations(supportWave) },
    spec: {
      refreshInterval,
      secretStoreRef: { kind, name },
      ...(target && { target }),
      ...(data && { data }),
      ...(dataFrom && { dataFrom }),
    },
  });
  return { isSecret: true };
};

function content({
  entries,
  from,
  type,
  secretLabels,
}: SecretSpec): Pick<ExternalSecretSpec, 'data' | 'dataFrom' | 'target'> {
  const isComposed = entries.some(({ value }) => !(value instanceof SecretRef));
  const { data, texts } = isComposed ? composition(entries) : { data: references(entries), texts: undefined };
  const template = {
    ...(type !== 'Opaque' && { type }),
    ...(Object.keys(secretLabels).length > 0 && { metadata: { labels: secretLabels } }),
    // What is read whole keeps its keys beside the composed ones.
    ...(texts && from.length > 0 && { mergePolicy: 'Merge' as const }),
    ...(texts && { data: texts }),
  };
  return {
    ...(Object.keys(template).length > 0 && { target: { template } }),
    ...(data.length > 0 && { data }),
    ...(from.length > 0 && { dataFrom: from.map(key => ({ extract: { key } })) }),
  };
}

const references = (entries: SecretSpec['entries']) =>
  entries.flatMap(({ key, value }) => (value instanceof SecretRef ? [datum(key, value)] : []));

const datum = (secretKey: string, { path, property }: SecretRef) => ({ secretKey, remoteRef: { key: path, property } });

/** Every reference once under a name of its own, and the text of each key around these names. */
function composition(entries: SecretSpec['entries']) {
  const parts = new Map<string, SecretRef>();
  const field = (reference: SecretRef) => `.${nameOf(reference, parts)}`;
  const within = ({ encoding, parts }: SecretText) =>
    parts.map(part => (part instanceof SecretRef ? `{{ ${field(part)} | ${encoder[encoding]} }}` : literal(part)));
  const texts = Object.fromEntries(
    entries.map(({ key, value }) => [
      key,
      value instanceof SecretRef
        ? `{{ ${field(value)} }}`
        : value instanceof LoginPassword
          ? ofLogin(value, field)
          : within(value).join(''),
    ]),
  );
  return { texts, data: [...parts].map(([name, reference]) => datum(name, reference)) };
}

/** An ExternalSecret that fails leaves the Secret as it is. */
function ofLogin({ login, slots }: LoginPassword, field: (reference: SecretRef) => string): string {
  const cases = slots.map(
    ([user, password]) => `if eq ${field(user)} ${JSON.stringify(login)} }}{{ ${field(password)} }}`,
  );
  return `{{ ${cases.join('{{ else ')}{{ else }}{{ fail ${JSON.stringify(`there is no login ${login}`)} }}{{ end }}`;
}

/** `urlquery` writes a space as "+", which only forms read back. */
const encoder: Readonly<Record<Encoding, string>> = {
  url: 'urlquery | replace "+" "%20"',
  json: 'toJson',
  quotes: `replace "\\"" "\\"\\""`,
};

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
