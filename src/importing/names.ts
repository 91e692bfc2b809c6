/** `issuerRef` is `IssuerRef`, `$ref-x` is `RefX`, `2fa` is `_2fa`. */
export function typeName(text: string): string {
  const name = text
    .split(/[^\p{ID_Continue}$]+|\$+/u)
    .filter(Boolean)
    .map(part => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
  return /^\p{ID_Start}/u.test(name) ? name : `_${name}`;
}

/** A key of an object type, in quotes where it has to be. */
export const keyText = (key: string): string =>
  /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(key) ? key : JSON.stringify(key);

/** Names of one module: a second one of the same text gets a number. */
export class Names {
  private readonly taken: Set<string>;

  /** @param reserved names that the module has already */
  constructor(reserved: readonly string[]) {
    this.taken = new Set(reserved);
  }

  take(name: string): string {
    for (let i = 1; ; i++) {
      const unique = i === 1 ? name : `${name}${i}`;
      if (this.taken.has(unique)) continue;
      this.taken.add(unique);
      return unique;
    }
  }
}
