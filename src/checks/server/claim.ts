import { at, listOf } from '../../graph/fields.js';
import { quantity } from '../../manifest/quantity.js';
import { quoted } from '../wording.js';
import type { Refusal, Rules } from './refusal.js';
import { isSet } from './values.js';

export const claim: Rules = ({ manifest }) => claimRefusals('spec', at(manifest, 'spec'));

/** Refusals in the spec of a claim, or of a template for claims. */
export function* claimRefusals(path: string, spec: Record<string, unknown>): Iterable<Refusal> {
  const modes = listOf(spec['accessModes']);
  if (modes.length === 0) yield [`${path}.accessModes`, 'is missing or empty; at least one mode is required'];
  if (modes.includes('ReadWriteOncePod') && modes.length > 1)
    yield [`${path}.accessModes`, 'has ReadWriteOncePod beside other modes; it is allowed alone'];
  const { storage } = at(spec, 'resources', 'requests');
  if (!isSet(storage))
    yield [`${path}.resources.requests.storage`, 'is missing; a claim requests an amount of storage'];
  else if ((quantity(storage) ?? 1) <= 0)
    yield [`${path}.resources.requests.storage`, `${quoted(storage)} is not above zero`];
}
