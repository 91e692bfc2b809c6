import { entireCluster } from '../connectivity/connections.js';
import { theWorld } from '../connectivity/differences.js';
import { ingressControllerName } from '../connectivity/ingress-controller.js';
import { listed } from './lists.js';

/** Ends of connections in words, the widest first: `the world, the ingress controller and shop/web[Deployment]`. */
export const endsListed = (ends: readonly string[]): string => listed(widest(ends).sort(widestFirst).map(nameOf));

/** Without those that a wider one has in it: whoever lets the world in lets in pods. */
function widest(ends: readonly string[]): string[] {
  if (ends.includes(theWorld)) return ends.filter(end => end !== entireCluster);
  return ends.filter(end => !ends.includes(entireCluster) || !end.endsWith(']'));
}

const rank = (end: string): number => [theWorld, entireCluster].indexOf(end) + 1 || 3;

const widestFirst = (a: string, b: string): number => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);

const names: Readonly<Record<string, string>> = {
  [ingressControllerName]: 'the ingress controller',
  [entireCluster]: 'every pod of the cluster',
};

const nameOf = (end: string): string => names[end] ?? end;
