import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { imagesOf, isOld, type Versions } from '../../environment/versions.js';
import { packageRoot } from '../../package-root.js';
import { problem, UsageError } from '../../problem.js';

/**
 * Writes a `versions.json` of the form before in the form of now, with its images and versions in their order.
 * @returns whether the file has changed
 * @throws UsageError for a file that is missing or is not JSON
 */
export function rewriteVersions(path: string): boolean {
  const versions = readVersions(path);
  if (!isOld(versions)) return false;
  writeFileSync(path, versionsText({ $schema: schemaFrom(dirname(path)), images: imagesOf(versions) }));
  return true;
}

/** The content of a `versions.json`. @throws UsageError for a file that is missing or is not JSON */
export function readVersions(path: string): Versions {
  if (!existsSync(path)) throw refused(path, 'does not exist', 'Name the file that holds the versions of images.');
  const value = parsed(readFileSync(path, 'utf8'));
  if (value instanceof Error) throw refused(path, `is not JSON: ${value.message}`, 'Correct the file.');
  if (isVersions(value)) return value;
  throw refused(path, 'is not an object', 'Write { "images": { … } }.');
}

/** The versions in a text; undefined where it has none. */
export function versionsIn(text: string): Versions | undefined {
  const value = parsed(text);
  return isVersions(value) && !(value instanceof Error) ? value : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** As it is written: two spaces, and a line feed at its end. */
export const versionsText = (versions: Versions): string => `${JSON.stringify(versions, null, 2)}\n`;

const isVersions = (value: unknown): value is Versions =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The path of the JSON Schema as the file names it: where the package is installed. */
function schemaFrom(folder: string): string {
  const installed = join(folder, 'node_modules', 'plainsail');
  const path = relative(
    folder,
    join(existsSync(installed) ? installed : packageRoot, 'docs/schemas/versions.schema.json'),
  );
  const plain = path.split(sep).join('/');
  return plain.startsWith('.') ? plain : `./${plain}`;
}

const refused = (path: string, what: string, hint: string) =>
  new UsageError([problem('image-version', `"${path}" ${what}.`, { hint })]);
