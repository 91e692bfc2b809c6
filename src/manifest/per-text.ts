const remembered = { length: 500, texts: 20_000 };

/** Something derived from a text alone, and kept for the next time: most texts repeat from object to object. */
export function perText<T>(build: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return text => {
    if (text.length > remembered.length) return build(text);
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as T;
    if (known.size === remembered.texts) known.clear();
    const built = build(text);
    known.set(text, built);
    return built;
  };
}
