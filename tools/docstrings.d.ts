/** `file: Name` or `file: Name.member` of each export and member of the entries that needs a docstring and has none, or a default alone. */
export function undocumented(root: string): readonly string[];
/** The exports of each entry of the package, with their docstrings. */
export function entriesOf(
  root: string,
): readonly { readonly entry: string; readonly names: readonly { readonly name: string; readonly kind: string }[] }[];
