/** `file: Name` or `file: Name.member` of each export and member of the entries that needs a docstring and has none, or a default alone. */
export function undocumented(root: string): readonly string[];
