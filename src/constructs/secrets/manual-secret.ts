import type { Construct } from 'constructs';
import type { ManualSecrets } from '../../environment/secret-store.js';
import { LoginPassword, SecretRef } from '../../intent/secret.js';
import { TemplateFile } from '../object/template-file.js';
import type { SecretBackend, SecretDelivery, SecretSpec } from './backend.js';
import type { SecretEntry } from './entry.js';
import { onlyKnownKeys } from './limits.js';

/** A person makes the Secret: a skeleton says what belongs into it. */
export const manualSecret: SecretBackend<ManualSecrets> = (scope, _, spec) => {
  onlyKnownKeys(scope, spec, 'A Secret that is made by hand');
  return secretSkeleton(scope, spec, spec.entries);
};

/** A key of a Secret that a person makes, with its remarks. */
type SkeletonKey = Pick<SecretEntry, 'key' | 'variable' | 'description'> & Partial<Pick<SecretEntry, 'value'>>;

/** The skeleton of a Secret that something else than these manifests makes, and the Secret with these keys. */
export function secretSkeleton(
  scope: Construct,
  spec: Omit<SecretSpec, 'entries'>,
  keys: readonly SkeletonKey[],
): SecretDelivery {
  const { name, namespace } = spec;
  new TemplateFile(scope, 'template', {
    file: `secret-${name}.yaml`,
    text: skeleton(spec, keys),
    makes: { namespace, name, keys: keys.map(({ key }) => key) },
  });
  return { isSecret: true };
}

/** Its values are not Base64, so the API server refuses a skeleton that nobody filled in. */
function skeleton(
  { name, namespace, type, ...spec }: Omit<SecretSpec, 'entries'>,
  keys: readonly SkeletonKey[],
): string {
  const labels = { ...spec.labels, ...spec.secretLabels };
  return [
    '# Copy this file out of the repository, and fill in the copy: each value in Base64 (base64 --wrap=0).',
    '# Then apply the copy and delete it: kubectl apply --filename <copy>',
    'apiVersion: v1',
    'kind: Secret',
    'metadata:',
    `  name: ${name}`,
    ...(namespace === undefined ? [] : [`  namespace: ${namespace}`]),
    ...(Object.keys(labels).length === 0 ? [] : ['  labels:']),
    ...Object.entries(labels).map(([label, value]) => `    ${label}: ${JSON.stringify(value)}`),
    `type: ${type}`,
    'data:',
    ...keys.flatMap(entry => [...remarks(entry).map(line => `  # ${line}`), `  ${entry.key}: "<${entry.key}>"`]),
    '',
  ].join('\n');
}

function remarks({ variable, description, value }: SkeletonKey): readonly string[] {
  const what = [variable, description].filter(Boolean).join(': ');
  const source = value === undefined ? [] : [sourceOf(value)];
  return [...(what ? [`${what}.`] : []), ...source].flatMap(text => text.split('\n'));
}

function sourceOf(value: SecretEntry['value']): string {
  if (value instanceof SecretRef) return `Kept at ${value.path}, property ${value.property}.`;
  if (value instanceof LoginPassword) return `Kept at ${value.path}: the password of the login "${value.login}".`;
  return `Made of ${value.parts.map(part => (part instanceof SecretRef ? `<${part.path} ${part.property}>` : part)).join('')}`;
}
