/** A key of a ConfigMap that something else makes in the same namespace: trust-manager, a person. */
export class ConfigMapKey {
  constructor(
    /** The name of the ConfigMap. */
    readonly configMap: string,
    /** The key in it. */
    readonly key: string,
  ) {
    Object.freeze(this);
  }
}

/** The reference to one key of a ConfigMap of the namespace, for what is public: `configMapKey('rds-ca', 'ca.crt')`. */
export const configMapKey = (configMap: string, key: string): ConfigMapKey => new ConfigMapKey(configMap, key);
