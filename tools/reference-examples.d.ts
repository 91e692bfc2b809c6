export function withoutExample(root: string): readonly string[];
