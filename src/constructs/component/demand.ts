import type { Construct } from 'constructs';
import type { Container, PodTemplateSpec, ResourceRequirements } from '../../../imports/k8s.js';
import type { Amounts, Claims, PodNeeds } from '../../intent/demand.js';
import { namespaceAt } from '../../intent/place.js';
import { record } from '../../intent/record.js';
import type { Resources } from '../../intent/resources.js';
import { amountOf } from '../../manifest/quantity.js';
import { injectedAgent } from '../secrets/vault-agent.js';
import { requirements } from './resources.js';

/** Resources of a container that declares none: injected sidecars, pods made by hand. */
export const defaultResources: Resources = { cpu: ['50m', '250m'], memory: ['64Mi', '256Mi'] };

/** Records how many pods of a template run at most at one time, and the volumes that they claim.
 * @param pods how many; a function where that is known only when everything is declared */
export function recordDemand(
  scope: Construct,
  { metadata, spec }: PodTemplateSpec,
  { pods, claims }: { readonly pods: number | (() => number); readonly claims?: Claims },
): void {
  const { containers = [], initContainers = [], volumes = [] } = spec ?? {};
  const count = typeof pods === 'function' ? pods : () => pods;
  const stays = ({ restartPolicy }: Container) => restartPolicy === 'Always';
  const needs = podNeeds(
    [...[...containers, ...initContainers.filter(stays)].map(({ resources }) => resources), ...injectedAgent(metadata)],
    initContainers.filter(container => !stays(container)).map(({ resources }) => resources),
  );
  record(scope, 'demand', {
    namespace: namespaceAt(scope),
    get pods() {
      return count();
    },
    ...needs,
    ...(claims && { claims }),
  });
  for (const { ephemeral } of volumes) {
    const size = ephemeral?.volumeClaimTemplate?.spec.resources?.requests?.['storage'];
    if (size === undefined) continue;
    recordClaims(scope, count, String(size));
  }
}

/** Records a number of volume claims of one size. */
export function recordClaims(scope: Construct, count: () => number, size: string): void {
  const { bytes } = claimed(1, size);
  const claims = {
    get count() {
      return count();
    },
    bytes,
  };
  record(scope, 'demand', {
    namespace: namespaceAt(scope),
    pods: 0,
    requests: none,
    limits: none,
    largest: none,
    claims,
  });
}

/** Records pods that an operator makes, by the resources of their containers. */
export function recordPodDemand(
  scope: Construct,
  containers: readonly Resources[],
  { pods, claims }: { readonly pods: number; readonly claims?: Claims },
): void {
  const needs = podNeeds(containers.map(requirements));
  record(scope, 'demand', { namespace: namespaceAt(scope), pods, ...needs, ...(claims && { claims }) });
}

/** Claims of volumes of one size: `10Gi`. */
export const claimed = (count: number, size: string): Claims => ({ count, bytes: amountOf(size) ?? 0 });

/** As the scheduler counts: the sum of the containers that run together, or the largest init container. */
function podNeeds(
  staying: readonly (ResourceRequirements | undefined)[],
  passing: readonly (ResourceRequirements | undefined)[] = [],
): PodNeeds {
  const each = (field: 'requests' | 'limits') => (one: ResourceRequirements | undefined) => amounts(one, field);
  const needs = (field: 'requests' | 'limits') =>
    passing.map(each(field)).reduce(larger, staying.map(each(field)).reduce(plus, none));
  const largest = [...staying, ...passing].map(each('limits')).reduce(larger, none);
  return { requests: needs('requests'), limits: needs('limits'), largest };
}

export const none: Amounts = { cpu: 0, memory: 0 };
export const plus = (a: Amounts, b: Amounts): Amounts => ({ cpu: a.cpu + b.cpu, memory: a.memory + b.memory });
export const larger = (a: Amounts, b: Amounts): Amounts => ({
  cpu: Math.max(a.cpu, b.cpu),
  memory: Math.max(a.memory, b.memory),
});

/** The limits of a container that declares none. */
export const defaultLimits: Amounts = amounts({}, 'limits');

/** A container that has only a limit requests as much. */
function amounts(given: ResourceRequirements = {}, field: 'requests' | 'limits'): Amounts {
  const fallback = requirements(defaultResources)[field];
  const amount = (resource: 'cpu' | 'memory') =>
    amountOf(String(given[field]?.[resource] ?? given.limits?.[resource] ?? fallback?.[resource])) ?? 0;
  return { cpu: Math.round(amount('cpu') * 1000), memory: Math.round(amount('memory')) };
}
