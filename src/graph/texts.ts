/** One text of a manifest: a value, or the key of a map. */
export interface PlacedText {
  readonly text: string;
  /** The field the text stands in: `spec.args[0]`. A key stands in its map, so that its own text is in no path. */
  readonly path: string;
  /** The keys that lead to it; a list item counts by its name: `spec`, `containers`, `api`, `env`, `LEVEL`, `value`. */
  readonly keys: readonly string[];
  readonly isKey: boolean;
}

/** Every text of plain data, keys before their values. */
export function* textsIn(value: unknown, path = '', keys: readonly string[] = []): Iterable<PlacedText> {
  if (typeof value === 'string') yield { text: value, path, keys, isKey: false };
  else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield* textsIn(item, `${path}[${i}]`, [...keys, ...nameOf(item)]);
  } else if (value !== null && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      yield { text: key, path, keys, isKey: true };
      yield* textsIn(inner, fieldPath(path, key), [...keys, key]);
    }
  }
}

/** `metadata.labels["app.kubernetes.io/name"]` */
export function fieldPath(path: string, key: string): string {
  if (!/^[\w$-]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
}

const nameOf = (item: unknown): readonly string[] =>
  item !== null && typeof item === 'object' && 'name' in item && typeof item.name === 'string' ? [item.name] : [];
