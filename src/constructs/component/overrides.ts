type Fields = Readonly<Record<string, unknown>>;

/** The field that tells the entries of a list apart, by the list's field in a pod or container; the API server merges lists by the same fields. */
const keyFields: Readonly<Record<string, string>> = {
  containers: 'name',
  initContainers: 'name',
  ephemeralContainers: 'name',
  volumes: 'name',
  imagePullSecrets: 'name',
  resourceClaims: 'name',
  hostAliases: 'ip',
  topologySpreadConstraints: 'topologyKey',
  env: 'name',
  ports: 'name',
  volumeMounts: 'mountPath',
  volumeDevices: 'devicePath',
};

/** Lists whose entries have no key: those of the override are added. */
const added: ReadonlySet<string> = new Set(['envFrom', 'tolerations']);

/** Entries that hold one of several alternatives: a volume with two sources would be refused. */
const whole: ReadonlySet<string> = new Set(['volumes', 'env', 'volumeMounts', 'topologySpreadConstraints']);

/** The alternatives of a probe and of a lifecycle hook. */
const handlers = ['exec', 'grpc', 'httpGet', 'sleep', 'tcpSocket'];

const replacing = new WeakSet<object>();

/**
 * Marks a list or object of `pod` or `container`: it takes the place of the derived one instead of being merged with it.
 * @returns a copy, so that the same value can be merged elsewhere
 */
export function replace<T extends object>(value: T): T {
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as T;
  replacing.add(copy);
  return copy;
}

/** Raw fields over derived ones: objects field by field, lists by their key; `undefined` changes nothing. */
export function overridden<T extends object>(derived: T, override: object = {}): T {
  const result = { ...derived } as Record<string, unknown>;
  for (const [field, value] of Object.entries(override)) {
    if (value !== undefined) result[field] = mergedField(field, result[field], value);
  }
  return result as T;
}

function mergedField(field: string, derived: unknown, value: unknown): unknown {
  if (typeof value === 'object' && value !== null && replacing.has(value)) return value;
  if (Array.isArray(derived) && Array.isArray(value)) return mergedList(field, derived, value);
  return isPlain(derived) && isPlain(value) ? overridden(withoutHandlers(derived, value), value) : value;
}

function mergedList(field: string, derived: readonly unknown[], values: readonly unknown[]): readonly unknown[] {
  if (added.has(field)) return [...derived, ...values];
  const key = Object.hasOwn(keyFields, field) ? keyFields[field] : undefined;
  if (key === undefined) return values;
  const rest = [...values];
  const kept = derived.map(entry => {
    const at = rest.findIndex(value => keyOf(value, key) !== undefined && keyOf(value, key) === keyOf(entry, key));
    const [found] = at < 0 ? [] : rest.splice(at, 1);
    if (found === undefined) return entry;
    return whole.has(field) ? found : mergedField('', entry, found);
  });
  return [...kept, ...rest];
}

const keyOf = (entry: unknown, key: string): unknown => (isPlain(entry) ? entry[key] : undefined);

/** A probe that asks in another way no longer asks in the derived way. */
function withoutHandlers(derived: Fields, override: Fields): Fields {
  if (!handlers.some(handler => override[handler] !== undefined)) return derived;
  return Object.fromEntries(
    Object.entries(derived).filter(([field]) => !handlers.includes(field) || override[field] !== undefined),
  );
}

/** Not a list and not an instance of a class, such as a value of cdk8s that is known later. */
function isPlain(value: unknown): value is Fields {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || (!Array.isArray(value) && Object.getPrototypeOf(prototype) === null);
}
