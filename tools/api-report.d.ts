export function apiPages(root: string): ReadonlyMap<string, string>;
