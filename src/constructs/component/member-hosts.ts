import type { Construct } from 'constructs';
import { namespaceAt } from '../../intent/place.js';

/**
 * The addresses of members, which their own configuration needs before they are declared.
 * @param name of the component
 * @param headless its headless Service. @default `<name>-members`
 * @returns `kafka-0.kafka-members.shop-staging`, …
 */
export const memberHosts = (
  scope: Construct,
  name: string,
  members: number,
  headless: string = headlessOf(name),
): readonly string[] => Array.from({ length: members }, (_, i) => hostIn(scope, `${name}-${i}.${headless}`));

export const headlessOf = (name: string): string => `${name}-members`;

/** The address of a Service, or of a pod below one. */
export function hostIn(scope: Construct, name: string): string {
  const namespace = namespaceAt(scope);
  return namespace === undefined ? name : `${name}.${namespace}`;
}
