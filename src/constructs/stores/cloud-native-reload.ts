import type { Labels } from '../../intent/endpoint.js';

/**
 * What a Secret must carry for CloudNativePG to notice that it has changed: of Secrets that it did not make itself it
 * watches no others. The instances take a new password or certificate without a restart.
 */
export const reloaded: Labels = { 'cnpg.io/reload': 'true' };
