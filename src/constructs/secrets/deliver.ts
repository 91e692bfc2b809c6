import type { Construct } from 'constructs';
import type { SecretStore } from '../../environment/secret-store.js';
import type { SecretDelivery, SecretSpec } from './backend.js';
import { externalSecret } from './external-secret.js';
import { manualSecret } from './manual-secret.js';
import { sealedSecret } from './sealed-secret.js';
import { secretProviderClass } from './secret-provider-class.js';
import { vaultAgent } from './vault-agent.js';

/** Delivers a Secret in the way of the environment. */
export function deliver(scope: Construct, store: SecretStore, spec: SecretSpec): SecretDelivery {
  switch (store.backend) {
    case 'vault-agent':
      return vaultAgent(scope, store, spec);
    case 'secrets-store-csi':
      return secretProviderClass(scope, store, spec);
    case 'sealed-secrets':
      return sealedSecret(scope, store, spec);
    case 'manual':
      return manualSecret(scope, store, spec);
    default:
      return externalSecret(scope, store, spec);
  }
}
