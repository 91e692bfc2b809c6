/** `docs/examples` */
export const examplesFolder: string;
/** The names that have an example of their own. */
export function exampleNames(root: string): readonly string[];
/** What an example renders: text by file. */
export function renderedBy(
  program: { readonly example?: unknown; readonly fleet?: unknown },
  rendering: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, string>;
export interface RenderedExample {
  readonly name: string;
  readonly source: string;
  readonly files: ReadonlyMap<string, string>;
  readonly shows: readonly string[];
}
/** Each example by its name, with what it renders. */
export function renderedExamples(
  root: string,
  rendering: { readonly examples: Readonly<Record<string, object>>; readonly [name: string]: unknown },
): ReadonlyMap<string, RenderedExample>;
