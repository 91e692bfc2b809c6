export function llmsText(root: string, made: ReadonlyMap<string, string>): string;
