import { isIP } from 'node:net';
import { listOf, textOf } from '../../graph/fields.js';
import { quoted } from '../wording.js';
import { cidrRefusals } from './policy.js';
import type { Refusal, Server } from './refusal.js';
import { isSet, notAnAddress } from './values.js';

/** Refusals in the addresses of a Service. */
export function* addressRefusals(spec: Record<string, unknown>, type: string, server: Server): Iterable<Refusal> {
  if (type !== 'ExternalName') yield* clusterRefusals(spec, type, server);
  for (const [i, address] of listOf(spec['externalIPs']).entries()) {
    yield* notAnAddress(`spec.externalIPs[${i}]`, address ?? '', server);
    const special = specialUse(textOf(address) ?? '');
    if (special) yield [`spec.externalIPs[${i}]`, `${quoted(address)} is ${special}, at which no Service can be`];
  }
  for (const [i, range] of listOf(spec['loadBalancerSourceRanges']).entries())
    yield* cidrRefusals(`spec.loadBalancerSourceRanges[${i}]`, (textOf(range) ?? '').trim(), server);
}

function* clusterRefusals(spec: Record<string, unknown>, type: string, server: Server): Iterable<Refusal> {
  const { clusterIP } = spec;
  const families = listOf(spec['ipFamilies']);
  const all = listOf(spec['clusterIPs']);
  const first = isSet(clusterIP) ? clusterIP : undefined;
  if (all.length > 0 && first !== undefined && all[0] !== first)
    yield ['spec.clusterIPs', `begins with ${quoted(all[0])}, and clusterIP is ${quoted(first)}`];
  if (all.length > 0 && first === undefined)
    yield ['spec.clusterIPs', 'is set without clusterIP, which is its first address'];
  const addresses = all.length > 0 ? all : first === undefined ? [] : [first];
  if (addresses[0] === 'None' && (type === 'LoadBalancer' || type === 'NodePort'))
    yield ['spec.clusterIP', `is None; a Service of type ${type} has an address`];
  for (const [i, address] of addresses.entries()) {
    const path = all.length > 0 ? `spec.clusterIPs[${i}]` : 'spec.clusterIP';
    if (i === 0 && address === 'None') {
      if (addresses.length > 1) yield ['spec.clusterIPs', 'has None beside an address; allowed is one of them'];
    } else yield* notAnAddress(path, address, server);
  }
  if (addresses.length > 2) yield ['spec.clusterIPs', `has ${addresses.length} addresses; at most 2 are allowed`];
  const kinds = addresses.map(address => isIP(textOf(address) ?? ''));
  if (kinds.length === 2 && kinds[0] !== 0 && kinds[0] === kinds[1])
    yield ['spec.clusterIPs', 'has two addresses of one family; at most one of each is allowed'];
  if (new Set(families).size < families.length) yield ['spec.ipFamilies', 'has a family twice'];
  for (const [i, family] of families.entries()) {
    const wanted = family === 'IPv4' ? 4 : 6;
    if (kinds[i] && kinds[i] !== wanted)
      yield [`spec.clusterIPs[${i}]`, `${quoted(addresses[i])} is not of ${family}, the family in ipFamilies[${i}]`];
  }
}

/** Addresses that never reach a Service. */
export function specialUse(address: string): string | undefined {
  if (/^(0\.0\.0\.0|::)$/.test(address)) return 'no address';
  if (/^127\.|^::1$/.test(address)) return 'an address of the node itself';
  if (/^169\.254\.|^fe[89ab][0-9a-f]:/i.test(address)) return 'a link-local address';
  return /^224\.0\.0\.|^ff[0-9a-f]2:/i.test(address) ? 'a link-local multicast address' : undefined;
}
