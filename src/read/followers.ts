import type { TokenType } from './tokens.js';

type Types = ReadonlySet<TokenType>;

/** The tokens that show, by following, that something is left empty. */
export const endings: Types = new Set(['end', 'document-start', 'document-end']);
export const emptyDocument: Types = new Set([...endings, 'version', 'tag-directive']);
export const emptyEntry: Types = new Set(['entry', 'block-end']);
export const emptyPlainEntry: Types = new Set([...emptyEntry, 'key', 'value']);
export const emptyPart: Types = new Set(['key', 'value', 'block-end']);
export const emptyListKey: Types = new Set(['value', 'flow-entry', 'flow-list-end']);
export const emptyMapKey: Types = new Set(['value', 'flow-entry', 'flow-map-end']);
