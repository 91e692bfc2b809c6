import type { PodTemplateSpec } from '../../../imports/k8s.js';
import type { Intents } from '../../intent/intents.js';

/** What a release of these pods consists of. */
export const releasedBy = ({ metadata, spec }: PodTemplateSpec): Intents['release'] => ({
  images: [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])].map(({ image }) => image ?? ''),
  configuration: metadata?.annotations?.['checksum/config'] ?? '',
});
