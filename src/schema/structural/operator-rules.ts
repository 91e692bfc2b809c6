import type { Schema } from './schema.js';

const fields = (properties: Readonly<Record<string, Schema>>, ...required: readonly string[]): Schema => ({
  properties,
  required,
});
const spec = (schema: Schema): Schema => fields({ spec: schema });
const duration: Schema = { type: 'string', format: 'operator:duration', nullable: true };
const text: Schema = { minLength: 1 };

/** What operators refuse though their definitions accept it, by group and kind. */
export const operatorRules: Readonly<Record<string, Schema>> = {
  'cert-manager.io/Certificate': spec(fields({ duration, renewBefore: duration })),
  'external-secrets.io/ExternalSecret': spec(fields({ refreshInterval: duration })),
  // The driver mounts nothing for a class without these.
  'secrets-store.csi.x-k8s.io/SecretProviderClass': fields(
    {
      spec: fields(
        {
          provider: text,
          secretObjects: {
            items: fields(
              {
                ...{ secretName: text, type: text },
                data: { minItems: 1, items: fields({ objectName: text, key: text }, 'objectName', 'key') },
              },
              ...['secretName', 'type', 'data'],
            ),
          },
        },
        'provider',
      ),
    },
    'spec',
  ),
};
