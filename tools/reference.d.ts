export function referencePages(root: string): ReadonlyMap<string, string>;
export function withoutExample(root: string): readonly string[];
