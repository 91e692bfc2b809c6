import { alternatives, didYouMean, type Problem, rejectionOf } from '../problem.js';
import { secondsOf } from '../promql/duration.js';
import type { PlatformPods } from './platform-pods.js';

/** Where secrets come from and who brings them into the cluster. What systems declare is the same for all of them. */
export type SecretStore = (ExternalSecretsStore | VaultAgent | SecretsStoreCsi | SealedSecrets | ManualSecrets) & {
  /** How often values are replaced at their source: `90d`. At least twice as long as the store goes unread. @default 90d */
  readonly rotation?: string;
};

/** External Secrets makes Secrets from a store. */
export interface ExternalSecretsStore {
  /** @default external-secrets */
  readonly backend?: 'external-secrets';
  /** Whether the store is for the whole cluster or for one namespace. */
  readonly kind: 'ClusterSecretStore' | 'SecretStore';
  /** The name of the store object. */
  readonly name: string;
  /** How often the store is polled: `1h`. */
  readonly refreshInterval: string;
  /** The store itself, for a `SecretStore`: rendered into each system's namespace. @default it is there already */
  readonly vault?: VaultServer;
}

/** A Vault with a key-value engine of version 2. */
export interface VaultServer {
  /** `https://vault.example.com:8200` */
  readonly server: string;
  /** Where the engine is mounted. @default secret */
  readonly mount?: string;
  /** The ConfigMap of each namespace whose `ca.crt` signed the server's certificate. @default a public authority did */
  readonly caConfigMap?: string;
  /** How External Secrets logs in. */
  readonly auth:
    | { readonly method: 'kubernetes'; readonly role: string /** @default kubernetes */; readonly mountPath?: string }
    /** The TLS Secret of each namespace that holds the client's certificate. */
    | { readonly method: 'cert'; readonly tlsSecret: string };
}

/** Vault Agent writes secrets into files of the pod; a shell exports those that the program reads from variables. */
export interface VaultAgent {
  readonly backend: 'vault-agent';
  /** The role of Vault's Kubernetes authentication that the pods' accounts have. */
  readonly role: string;
  /** Where Vault's Kubernetes login is mounted. @default auth/kubernetes */
  readonly authPath?: string;
  /** Where the key-value engine of version 2 is mounted. @default secret */
  readonly mount?: string;
  /** Vault's pods, which every pod with a secret calls. */
  readonly vault: PlatformPods & { /** @default 8200 */ readonly port?: number };
}

/** The Secrets Store CSI driver mounts secrets of Vault, and copies them into Secrets. */
export interface SecretsStoreCsi {
  readonly backend: 'secrets-store-csi';
  /** `https://vault.example.com:8200` */
  readonly server: string;
  /** The role of Vault's Kubernetes login that pods take. */
  readonly role: string;
  /** Where the key-value engine of version 2 is mounted. @default secret */
  readonly mount?: string;
}

/** Values that were encrypted for the cluster are in git. */
export interface SealedSecrets {
  readonly backend: 'sealed-secrets';
  /** Namespace → Secret → key → what `kubeseal --raw` printed. */
  readonly sealed: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
}

/** Somebody makes the Secrets by hand, from skeletons in `templates/`. */
export interface ManualSecrets {
  readonly backend: 'manual';
}

/** The facts that each backend cannot do without. */
const needed: Readonly<Record<NonNullable<SecretStore['backend']>, readonly string[]>> = {
  'external-secrets': ['kind', 'name', 'refreshInterval'],
  'vault-agent': ['role', 'vault'],
  'secrets-store-csi': ['server', 'role'],
  'sealed-secrets': ['sealed'],
  manual: [],
};

const backends = Object.keys(needed);

const storeKinds: readonly string[] = ['ClusterSecretStore', 'SecretStore'];

export const defaultRotation = '90d';

/** What is wrong with how secrets are delivered. */
export function secretStoreProblems(store: SecretStore): readonly Problem[] {
  const { rotation = defaultRotation, backend = 'external-secrets' } = store;
  if (!backends.includes(backend)) {
    return [
      rejection(`backend is "${backend}".${didYouMean(backend, backends)}`, `It must be ${alternatives(backends)}.`),
    ];
  }
  const facts: Readonly<Record<string, unknown>> = { ...store };
  const missing = needed[backend].filter(fact => facts[fact] === undefined);
  if (missing.length > 0) {
    return missing.map(fact =>
      rejection(`${fact} is missing.`, `Backend "${backend}" needs ${needed[backend].join(', ')}.`),
    );
  }
  if ('kind' in store && !storeKinds.includes(store.kind)) {
    return [
      rejection(
        `kind is "${store.kind}".${didYouMean(store.kind, storeKinds)}`,
        `It must be ${alternatives(storeKinds)}.`,
      ),
    ];
  }
  const problems = rotationProblems(rotation, 'refreshInterval' in store ? store.refreshInterval : undefined);
  if ('vault' in store && store.backend !== 'vault-agent' && store.kind === 'ClusterSecretStore') {
    problems.push(
      rejection('a ClusterSecretStore is declared inside each namespace.', 'Use kind SecretStore, or omit "vault".'),
    );
  }
  return problems;
}

function rotationProblems(rotation: string, refreshInterval: string | undefined): Problem[] {
  const period = secondsOf(rotation);
  const polled = refreshInterval === undefined ? 0 : secondsOf(refreshInterval);
  const problems: Problem[] = [];
  if (period === undefined) problems.push(rejection(`rotation is "${rotation}".`, 'It must look like "90d" or "12h".'));
  if (polled === undefined) {
    problems.push(rejection(`refreshInterval is "${refreshInterval}".`, 'It must look like "15m" or "1h".'));
  }
  if (period !== undefined && polled !== undefined && period < 2 * polled) {
    const message = `secrets are replaced every ${rotation} and read every ${refreshInterval}: pods would use old ones.`;
    problems.push(rejection(message, 'Read them at least twice between two replacements.'));
  }
  return problems;
}

const rejection = rejectionOf('secret-store');
