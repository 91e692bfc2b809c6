import { load } from 'js-yaml';
import { parse } from 'yaml';

/** The readers that every checkout has. */
export const readers: Readonly<Record<string, (text: string) => unknown>> = {
  'yaml, version 1.1': text => parse(text, { version: '1.1', logLevel: 'error' }),
  'yaml, version 1.2': text => parse(text, { version: '1.2', logLevel: 'error' }),
  'js-yaml': text => load(text),
};

/** Whether a reader makes of the text just this value, the order of keys included. */
export function reads(read: (text: string) => unknown, text: string, value: unknown): boolean {
  try {
    return JSON.stringify(read(text)) === JSON.stringify(value);
  } catch {
    return false;
  }
}
