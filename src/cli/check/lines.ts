import { existsSync, readFileSync } from 'node:fs';
import type { Problem } from '../../problem.js';
import { fieldLine } from '../../read/field-line.js';

/** A line of a file. */
export interface Line {
  readonly file: string;
  readonly line: number;
}

const texts = new Map<string, string | undefined>();

/** Where a problem is: the line of its field in a manifest that was read, else where its object begins or is declared. */
export function lineAt({ file, source, path }: Problem): Line | undefined {
  const place = placeIn(file);
  if (!place) return placeIn(source);
  const text = path ? textOf(place.file) : undefined;
  return text === undefined || path === undefined ? place : { ...place, line: fieldLine(text, place.line, path) };
}

function placeIn(place: string | undefined): Line | undefined {
  const [, file, line] = /^(.*):(\d+)$/.exec(place ?? '') ?? [];
  return file === undefined ? undefined : { file, line: Number(line) };
}

/** What has been read a moment ago; undefined for what is not a file. */
function textOf(file: string): string | undefined {
  if (!texts.has(file)) texts.set(file, existsSync(file) ? readFileSync(file, 'utf8') : undefined);
  return texts.get(file);
}
