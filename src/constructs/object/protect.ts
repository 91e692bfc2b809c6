import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { comparing, protectedIn } from './protection.js';

const pruning = 'kustomize.toolkit.fluxcd.io/prune';

/** A Job is made anew by every release, and holds nothing. */
const isKept = ({ kind }: ApiObject): boolean => kind !== 'Job';

/**
 * Protects everything below these constructs, where something below them is protected: what a store needs to be safe and
 * to restart stays with it. Without its policies it would be open, without its secrets it could not start again.
 */
export function protectWithNeeds(constructs: readonly IConstruct[]): void {
  const objects = constructs.flatMap(({ node }) => node.findAll()).filter(ApiObject.isApiObject);
  if (!objects.some(({ metadata }) => metadata.toJson()?.annotations?.[pruning] === 'disabled')) return;
  for (const object of objects.filter(isKept)) {
    const own = object.metadata.toJson()?.annotations?.[comparing]?.split(',') ?? [];
    for (const [key, value] of Object.entries(protectedIn(object)))
      object.metadata.addAnnotation(key, key === comparing ? [...new Set([...own, value])].join(',') : value);
  }
}
