export { ExpectationError } from './failure.js';
export { match } from './match.js';
export { type Matcher, type Mismatch, matcher, mismatchesOf } from './mismatch.js';
export { Rendered, type RenderedAlert, type Surroundings } from './rendered.js';
