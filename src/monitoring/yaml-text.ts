import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';

let library: typeof Yaml | undefined;

/** Plain data as the text of a YAML file; the library is loaded when first asked. */
export function yamlText(value: unknown): string {
  library ??= createRequire(import.meta.url)('yaml') as typeof Yaml;
  return library.stringify(value, { lineWidth: 0 });
}
