import type { Place } from '../model/report.js';
import { type Child, h } from './dom.js';

/** Where relative paths begin. */
let base = '';

export function setBase(text: string): void {
  base = text;
}

/** The address of a path of the project, with its line; a text in it is a name and nothing else. */
function addressOf(path: string): string {
  const [, file = path, line] = /^(.*?)(?::(\d+))?$/s.exec(path) ?? [];
  const encoded = file.split('/').map(encode).join('/');
  const start = base === '' ? './' : `${base}/`;
  return `${start}${encoded}${line === undefined ? '' : `#L${line}`}`;
}

/** `..` stays a step up; a half of a character is not a name. */
function encode(segment: string): string {
  try {
    return encodeURIComponent(segment);
  } catch {
    return '';
  }
}

/** A link to a file of the project, or to a page by its address; a text where it is neither. */
export function link(path: string | undefined, text = path): Child {
  if (path === undefined || text === undefined) return undefined;
  const isAddress = /^https?:\/\/[^\s]+$/.test(path);
  if (!isAddress && isElsewhere(path)) return text;
  if (!isAddress && /^[a-z][a-z0-9+.-]*:(?!\d+$)/i.test(path)) return text;
  return h('a', { href: isAddress ? path : addressOf(path), ...(isAddress && { rel: 'noreferrer noopener' }) }, text);
}

/** Where the project is browsed there is nothing but its own files: no packages, and nothing above it. */
const isElsewhere = (path: string): boolean =>
  /^https?:/.test(base) && (path.startsWith('../') || /(^|\/)node_modules\//.test(path));

/** The declaration and the file of a thing, each where it is known. */
export function placeLinks({ source, file }: Place): Child {
  const links = [source && link(source, short(source)), file && link(file, short(file))].filter(Boolean);
  return links.flatMap((each, i) => (i > 0 ? [' · ', each] : [each]));
}

/** `system.ts:12`: the folders are in the address. */
const short = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
