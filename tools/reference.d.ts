import type { RenderedExample } from './examples.js';

export function referencePages(
  root: string,
  rendered: ReadonlyMap<string, RenderedExample>,
): ReadonlyMap<string, string>;
