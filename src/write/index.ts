export { type Comparison, compare } from './compare.js';
export { FileCache } from './file-cache.js';
export { innermostOf } from './path.js';
export type { Replacement } from './replacement.js';
export type { Changes, WriteRequest } from './request.js';
export { Texts } from './texts.js';
export { type WriteOptions, write } from './write.js';
export { WriteError } from './write-error.js';
