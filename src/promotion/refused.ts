import { rejectionOf } from '../problem.js';

/** Why versions do not move, and the way on. */
export const refused = rejectionOf('promotion');
