import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';

let library: typeof Yaml | undefined;

/** Loads it when first asked. */
const yaml = () => {
  library ??= createRequire(import.meta.url)('yaml') as typeof Yaml;
  return library;
};

/** Plain data as the text of a YAML file. */
export const yamlText = (value: unknown): string => yaml().stringify(value, { lineWidth: 0 });

/** The data of a YAML file; undefined where the text is not YAML. */
export function yamlData(text: string): unknown {
  try {
    return yaml().parse(text, { logLevel: 'error' });
  } catch {
    return undefined;
  }
}
