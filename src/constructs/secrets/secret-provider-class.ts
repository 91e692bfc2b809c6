import type { SecretsStoreCsi } from '../../environment/secret-store.js';
import { type Kind, PlainObject } from '../object/plain-object.js';
import { type Metadata, supportWave, waveAnnotations } from '../object/wave.js';
import type { SecretBackend } from './backend.js';
import { onlyKnownKeys, onlyReferences } from './limits.js';

/** The part of the driver's kind that is used here. */
interface SecretProviderClass extends Kind {
  readonly metadata: Metadata;
  readonly spec: {
    readonly provider: 'vault';
    readonly parameters: { readonly vaultAddress: string; readonly roleName: string; readonly objects: string };
    readonly secretObjects: readonly {
      readonly secretName: string;
      readonly type: string;
      readonly labels: Readonly<Record<string, string>>;
      readonly data: readonly { readonly objectName: string; readonly key: string }[];
    }[];
  };
}

/** The Secrets Store CSI driver mounts the values; while a pod has them mounted, it keeps a Secret with them. */
export const secretProviderClass: SecretBackend<SecretsStoreCsi> = (
  scope,
  { server, role, mount = 'secret' },
  spec,
) => {
  const { name, labels, secretLabels, type } = spec;
  onlyKnownKeys(scope, spec, 'The CSI driver');
  const entries = onlyReferences(scope, spec, 'The CSI driver');
  new PlainObject<SecretProviderClass>(scope, 'Resource', {
    apiVersion: 'secrets-store.csi.x-k8s.io/v1',
    kind: 'SecretProviderClass',
    metadata: { name, labels, annotations: waveAnnotations(supportWave) },
    spec: {
      provider: 'vault',
      parameters: {
        vaultAddress: server,
        roleName: role,
        objects: entries
          .map(({ key, value }) =>
            [
              `- objectName: ${JSON.stringify(key)}`,
              `  secretPath: ${JSON.stringify(`${mount}/data/${value.path}`)}`,
              `  secretKey: ${JSON.stringify(value.property)}\n`,
            ].join('\n'),
          )
          .join(''),
      },
      secretObjects: [
        {
          secretName: name,
          type,
          labels: { ...labels, ...secretLabels },
          data: entries.map(({ key }) => ({ objectName: key, key })),
        },
      ],
    },
  });
  const volume = `csi-${name}`;
  return {
    isSecret: true,
    volumes: [
      {
        name: volume,
        csi: {
          driver: 'secrets-store.csi.k8s.io',
          readOnly: true,
          volumeAttributes: { secretProviderClass: name },
        },
      },
    ],
    volumeMounts: [{ name: volume, mountPath: `/run/secrets-store/${name}`, readOnly: true }],
  };
};
