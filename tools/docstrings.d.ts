/** `file: Name` or `file: Name.member` of each export and member of the entries that has no docstring and needs one. */
export function undocumented(root: string): readonly string[];
