type Fields = Readonly<Record<string, unknown>>;
const isMap = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields in which two renderings of a chart differ: `Secret web data["password"]`. Values are not shown: most are secrets. */
export function differencesOf(one: readonly unknown[], other: readonly unknown[]): readonly string[] {
  const named = (documents: readonly unknown[]) => new Map(documents.map(value => [nameOf(value), value]));
  const [ours, theirs] = [named(one), named(other)];
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap(name =>
    ours.has(name) && theirs.has(name)
      ? [...fieldsOf(ours.get(name), theirs.get(name), '')].map(path => `${name}${path === '' ? '' : ` ${path}`}`)
      : [name],
  );
}

function* fieldsOf(one: unknown, other: unknown, path: string): Iterable<string> {
  if (isMap(one) && isMap(other)) {
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)]))
      yield* fieldsOf(one[key], other[key], `${path}${step(path, key)}`);
  } else if (Array.isArray(one) && Array.isArray(other) && one.length === other.length) {
    for (const [i, each] of one.entries()) yield* fieldsOf(each, other[i], `${path}[${i}]`);
  } else if (JSON.stringify(one) !== JSON.stringify(other)) yield path;
}

const step = (path: string, key: string): string =>
  /^[A-Za-z]\w*$/.test(key) ? `${path === '' ? '' : '.'}${key}` : `[${JSON.stringify(key)}]`;

function nameOf(value: unknown): string {
  const { kind, metadata } = isMap(value) ? value : {};
  const { namespace, name } = isMap(metadata) ? metadata : {};
  return `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
