/** `docs/examples` */
export const examplesFolder: string;
/** The names that have an example of their own. */
export function exampleNames(root: string): readonly string[];
/** What an example renders: text by file. */
export function renderedBy(
  program: { readonly example?: unknown; readonly fleet?: unknown },
  rendering: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, string>;
