import { quantity } from '../manifest/quantity.js';
import { at } from './fields.js';
import type { Container } from './workload.js';

/** What a container requests or may use of a resource; a limit alone is a request too, as the API server sets it. */
export function amount(container: Container, field: 'requests' | 'limits', resource: string): number | undefined {
  const resources = at(container.fields, 'resources');
  const own = quantity(at(resources, field)[resource]);
  return own ?? (field === 'requests' ? quantity(at(resources, 'limits')[resource]) : undefined);
}
