import { covers, parseCidr } from '../../connectivity/address.js';
import { at, fieldsOf, isMap, listOf, numberOf, textOf } from '../../graph/fields.js';
import { quoted } from '../wording.js';
import type { Refusal, Rules, Server } from './refusal.js';
import { selectorRefusals } from './selector.js';
import { isSet, notOneOf, outside } from './values.js';

const directions = [
  ['ingress', 'from'],
  ['egress', 'to'],
] as const;

export const networkPolicy: Rules = function* ({ manifest }, server) {
  const spec = at(manifest, 'spec');
  yield* selectorRefusals('spec.podSelector', spec['podSelector']);
  const types = listOf(spec['policyTypes']);
  for (const [i, type] of types.entries()) yield* notOneOf(`spec.policyTypes[${i}]`, type, ['Ingress', 'Egress']);
  if (types.length > 2)
    yield ['spec.policyTypes', `has ${types.length} types; allowed are Ingress and Egress, each once`];
  for (const [direction, peers] of directions) {
    for (const [i, rule] of listOf(spec[direction]).map(fieldsOf).entries()) {
      const path = `spec.${direction}[${i}]`;
      for (const [k, peer] of listOf(rule[peers]).entries())
        yield* peerRefusals(`${path}.${peers}[${k}]`, fieldsOf(peer), server);
      for (const [k, port] of listOf(rule['ports']).entries())
        yield* portRefusals(`${path}.ports[${k}]`, fieldsOf(port));
    }
  }
};

function* peerRefusals(path: string, peer: Record<string, unknown>, server: Server): Iterable<Refusal> {
  const { ipBlock, podSelector, namespaceSelector } = peer;
  yield* selectorRefusals(`${path}.podSelector`, podSelector);
  yield* selectorRefusals(`${path}.namespaceSelector`, namespaceSelector);
  const selects = isMap(podSelector) || isMap(namespaceSelector);
  if (!isMap(ipBlock)) {
    if (!selects) yield [path, 'names no peer; it needs an ipBlock, a podSelector or a namespaceSelector'];
    return;
  }
  if (selects) yield [path, 'has both an ipBlock and a selector; make them two peers'];
  const cidr = textOf(ipBlock['cidr']) ?? '';
  yield* cidrRefusals(`${path}.ipBlock.cidr`, cidr, server);
  for (const [i, except] of listOf(ipBlock['except']).entries()) {
    const text = textOf(except) ?? '';
    const place = `${path}.ipBlock.except[${i}]`;
    yield* cidrRefusals(place, text, server);
    const [outer, inner] = [parseCidr(cidr), parseCidr(text)];
    if (outer && inner && (!covers(outer, inner) || covers(inner, outer)))
      yield [place, `${text} is not a smaller part of ${cidr}, which it is taken from`];
  }
}

/** Servers before 1.36 ignore the bits behind the prefix. */
export function* cidrRefusals(path: string, text: string, server: Server): Iterable<Refusal> {
  const range = parseCidr(text);
  if (!range) yield [path, `${quoted(text)} is not a range such as 10.0.0.0/8 or 2001:db8::/32`];
  else if (server.since('1.36') && hasHostBits(text))
    yield [path, `${text} has bits set behind its prefix; begin it at its first address`];
}

function hasHostBits(text: string): boolean {
  const [address = '', length] = text.split('/');
  const range = parseCidr(text);
  const own = parseCidr(`${address}/${address.includes(':') ? 128 : 32}`);
  return length !== undefined && range !== undefined && own !== undefined && range.first !== own.first;
}

function* portRefusals(path: string, { port, endPort, protocol }: Record<string, unknown>): Iterable<Refusal> {
  yield* notOneOf(`${path}.protocol`, protocol, ['TCP', 'UDP', 'SCTP']);
  yield* outside(`${path}.port`, port, 1, 65_535);
  const name = textOf(port);
  if (name !== undefined && !(name.length <= 15 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && /[a-z]/.test(name)))
    yield [`${path}.port`, `${quoted(name)} is not the name of a port: at most 15 of a-z, 0-9 and "-", with a letter`];
  if (!isSet(endPort)) return;
  yield* outside(`${path}.endPort`, endPort, numberOf(port) ?? 1, 65_535);
  if (numberOf(port) === undefined) yield [`${path}.endPort`, 'is set without a port number to begin at'];
}
