/** The admin policies of netpol-analyzer alone. */
export { conformance } from './netpol-analyzer.js';
