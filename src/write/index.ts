export { type Comparison, compare } from './compare.js';
export type { Replacement } from './replacement.js';
export type { Changes, WriteRequest } from './request.js';
export { Seen } from './seen.js';
export { type WriteOptions, write } from './write.js';
export { WriteError } from './write-error.js';
