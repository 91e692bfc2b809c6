export function referencePages(root: string): ReadonlyMap<string, string>;
