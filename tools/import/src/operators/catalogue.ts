import { readFileSync } from 'node:fs';

/** An operator whose custom resource definitions the tables are made from. */
export interface Operator {
  /** As messages name it: `cert-manager`. */
  readonly name: string;
  /** The Go module that carries the definitions, at exactly this version. */
  readonly module: string;
  readonly version: string;
  /** The checksum of the module, as go.sum writes it. */
  readonly sum: string;
  /** Folders and files of the module with definitions. */
  readonly paths: readonly string[];
}

/** A new version: change `version`, clear `sum`, run `npm run import`; the error says the sum that the module has. */
export const operators: readonly Operator[] = JSON.parse(
  readFileSync(new URL('../../operators.json', import.meta.url), 'utf8'),
);
