import { theWorld } from '../connectivity/differences.js';
import { ingressControllerName } from '../connectivity/ingress-controller.js';
import { listed } from './lists.js';

/** Ends of connections in words, the world first: `the world, the ingress controller and shop/web[Deployment]`. */
export const endsListed = (ends: readonly string[]): string => listed([...ends].sort(worldFirst).map(nameOf));

const worldFirst = (a: string, b: string): number =>
  Number(b === theWorld) - Number(a === theWorld) || (a < b ? -1 : a > b ? 1 : 0);

const nameOf = (end: string): string => (end === ingressControllerName ? 'the ingress controller' : end);
