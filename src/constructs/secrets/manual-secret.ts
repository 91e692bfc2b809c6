import type { ManualSecrets } from '../../environment/secret-store.js';
import { SecretRef } from '../../intent/secret.js';
import { TemplateFile } from '../object/template-file.js';
import type { SecretBackend, SecretSpec } from './backend.js';
import type { SecretEntry } from './entry.js';
import { onlyKnownKeys } from './limits.js';

/** Somebody makes the Secret by hand: a skeleton says what belongs into it. */
export const manualSecret: SecretBackend<ManualSecrets> = (scope, _, spec) => {
  onlyKnownKeys(scope, spec, 'A Secret that is made by hand');
  new TemplateFile(scope, 'template', {
    file: `secret-${spec.name}.yaml`,
    text: skeleton(spec),
    makes: { namespace: spec.namespace, name: spec.name, keys: spec.entries.map(({ key }) => key) },
  });
  return { isSecret: true };
};

/** Its values are no Base64, so the API server refuses a skeleton that nobody filled in. */
function skeleton({ name, namespace, labels, type, entries }: SecretSpec): string {
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
    ...entries.flatMap(entry => [...remarks(entry).map(line => `  # ${line}`), `  ${entry.key}: "<${entry.key}>"`]),
    '',
  ].join('\n');
}

function remarks({ variable, description, value }: SecretEntry): readonly string[] {
  const what = [variable, description].filter(Boolean).join(': ');
  const source =
    value instanceof SecretRef
      ? `Kept at ${value.path}, property ${value.property}.`
      : `Made of ${value.parts.map(part => (part instanceof SecretRef ? `<${part.path} ${part.property}>` : part)).join('')}`;
  return [...(what ? [`${what}.`] : []), source].flatMap(text => text.split('\n'));
}
