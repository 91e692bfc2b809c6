import { Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { SecretStore, type SecretStoreProps, type VaultAuth } from '../../../imports/external-secrets.io.js';
import type { ServiceAccount } from '../../../imports/k8s.js';
import type { VaultServer } from '../../environment/secret-store.js';
import { type Kind, PlainObject } from '../object/plain-object.js';
import { protectedIn } from '../object/protection.js';
import { supportWave, waveAnnotations } from '../object/wave.js';

export interface VaultStoreProps {
  readonly name: string;
  readonly vault: VaultServer;
}

const id = 'secret-store';

/** The External Secrets store of one namespace, for a Vault that trusts the namespace's account or certificate. */
export class VaultStore extends Construct {
  /** The store of the chart that a construct is in: found, or made. */
  static of(construct: IConstruct, props: VaultStoreProps): VaultStore {
    const chart = Chart.of(construct);
    const found = chart.node.tryFindChild(id);
    return found instanceof VaultStore ? found : new VaultStore(chart, id, props);
  }

  constructor(scope: Construct, id: string, { name, vault }: VaultStoreProps) {
    super(scope, id);
    const { server, mount = 'secret', caConfigMap, auth } = vault;
    const annotations = { ...waveAnnotations(supportWave), ...protectedIn(this) };
    if (auth.method === 'kubernetes') {
      new PlainObject<ServiceAccount>(this, 'account', {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name, annotations },
        automountServiceAccountToken: false,
      });
    }
    new PlainObject<SecretStoreProps & Kind>(this, 'Resource', {
      apiVersion: SecretStore.apiVersion,
      kind: SecretStore.kind,
      metadata: { name, annotations },
      spec: {
        provider: {
          vault: {
            server,
            path: mount,
            version: 'v2',
            ...(caConfigMap !== undefined && { caProvider: { type: 'ConfigMap', name: caConfigMap, key: 'ca.crt' } }),
            auth: vaultAuth(name, auth),
          },
        },
      },
    });
  }
}

/** By the account's token, or by a client certificate. */
function vaultAuth(account: string, auth: VaultServer['auth']): VaultAuth {
  if (auth.method === 'cert') {
    const { tlsSecret: name } = auth;
    return { cert: { clientCert: { name, key: 'tls.crt' }, secretRef: { name, key: 'tls.key' } } };
  }
  const { role, mountPath = 'kubernetes' } = auth;
  return { kubernetes: { role, mountPath, serviceAccountRef: { name: account } } };
}
