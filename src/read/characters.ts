/** The characters as the YAML reader of Go tells them apart; 0 stands for the end of the text. */
export const end = 0;
export const tab = 0x09;
export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;
export const space = 0x20;

/** Line feed, carriage return, next line, line separator, paragraph separator. */
export const isBreak = (code: number): boolean =>
  code === lineFeed || code === carriageReturn || code === 0x85 || code === 0x2028 || code === 0x2029;

export const isBlank = (code: number): boolean => code === space || code === tab;

export const isBreakOrEnd = (code: number): boolean => code === end || isBreak(code);

export const isBlankBreakOrEnd = (code: number): boolean => isBlank(code) || isBreakOrEnd(code);

export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** What anchors and the handles of tags are made of. */
export const isWord = (code: number): boolean =>
  isDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f || code === 0x2d;

/** What no YAML text may hold: controls besides tab and the breaks, and two code points that are not characters. */
const controls = '\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\ufffe\\uffff';

export const forbidden = new RegExp(`[${controls}]`);

/** Those, and the line breaks besides the line feed, and the byte order mark. */
export const unusual = new RegExp(`[${controls}\\r\\x85\\u2028\\u2029\\ufeff]`);
