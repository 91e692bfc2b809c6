/** How rules write property names that are not names of the language: `self.__namespace__`, `self.a__dash__b`. */
const keywords = new Set([
  ...['true', 'false', 'null', 'in', 'as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import'],
  ...['let', 'loop', 'package', 'namespace', 'return', 'var', 'void', 'while'],
]);

const escapes: Readonly<Record<string, string>> = {
  ...{ __: '__underscores__', '.': '__dot__', '-': '__dash__', '/': '__slash__' },
};

/** The name that a rule writes; undefined for a property that no rule can name. */
export function escapeName(property: string): string | undefined {
  if (keywords.has(property)) return `__${property}__`;
  if (!/^[A-Za-z_./-][\w./-]*$/.test(property)) return undefined;
  return property.replace(/__|[./-]/g, found => escapes[found]!);
}

const stands = new Map(Object.entries(escapes).map(([text, written]) => [written.slice(2, -2), text]));

/** The property that a name in a rule means; undefined for one with an invalid escape. */
export function unescapeName(name: string): string | undefined {
  let isValid = true;
  const property = name.replace(/__[^_]+__/g, found => {
    const inner = found.slice(2, -2);
    const text = stands.get(inner) ?? (keywords.has(inner) && found === name ? inner : undefined);
    isValid &&= text !== undefined;
    return text ?? '';
  });
  return isValid ? property : undefined;
}
