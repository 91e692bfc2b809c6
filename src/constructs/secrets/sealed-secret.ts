import { SealedSecret, type SealedSecretProps } from '../../../imports/bitnami.com.js';
import type { SealedSecrets } from '../../environment/secret-store.js';
import { rejectionOf } from '../../problem.js';
import { type Kind, PlainObject } from '../object/plain-object.js';
import { reject } from '../object/reject.js';
import { supportWave, waveAnnotations } from '../object/wave.js';
import type { SecretBackend, SecretSpec } from './backend.js';
import { onlyKnownKeys } from './limits.js';

/** Passes on what was encrypted for the cluster. */
export const sealedSecret: SecretBackend<SealedSecrets> = (scope, { sealed }, spec) => {
  const { name, labels, secretLabels, type, entries } = spec;
  const template = {
    ...(type !== 'Opaque' && { type }),
    ...(Object.keys(secretLabels).length > 0 && { metadata: { labels: secretLabels } }),
  };
  onlyKnownKeys(scope, spec, 'A SealedSecret');
  const given = sealed[spec.namespace ?? 'default']?.[name] ?? {};
  reject(scope, sealingProblems(spec, given));
  new PlainObject<SealedSecretProps & Kind>(scope, 'Resource', {
    apiVersion: SealedSecret.apiVersion,
    kind: SealedSecret.kind,
    metadata: { name, labels, annotations: waveAnnotations(supportWave) },
    spec: {
      encryptedData: Object.fromEntries(entries.map(({ key }) => [key, given[key] ?? ''])),
      ...(Object.keys(template).length > 0 && { template }),
    },
  });
  return { isSecret: true };
};

/** Every key sealed, and nothing else; never quotes what was given, which may not be sealed at all. */
function sealingProblems(
  { name, namespace = 'default', entries }: SecretSpec,
  given: Readonly<Record<string, string>>,
) {
  const wanted = entries.map(({ key }) => key);
  const rejection = rejectionOf('sealed-secret');
  return [
    ...wanted
      .filter(key => !Object.hasOwn(given, key))
      .map(key =>
        rejection(
          `the key "${key}" of Secret ${namespace}/${name} is not sealed.`,
          `Seal it: kubeseal --raw --namespace ${namespace} --name ${name} --from-file=/dev/stdin`,
        ),
      ),
    ...Object.keys(given)
      .filter(key => !wanted.includes(key))
      .map(key => rejection(`the sealed key "${key}" of Secret ${namespace}/${name} is not used.`, 'Remove it.')),
    ...Object.entries(given)
      .filter(([, text]) => !/^[A-Za-z0-9+/]{300,}={0,2}$/.test(text))
      .map(([key]) =>
        rejection(
          `the key "${key}" of Secret ${namespace}/${name} holds nothing that kubeseal made.`,
          'If it is the value itself: replace it at its source, since it was in git. Then seal the new one.',
        ),
      ),
  ];
}
