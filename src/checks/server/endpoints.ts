import { isIP } from 'node:net';
import { at, fieldsOf, listOf, textOf } from '../../graph/fields.js';
import { labelFault, labelValueFault, qualifiedNameFault, subdomainFault } from '../../manifest/names.js';
import { quoted } from '../wording.js';
import type { Refusal, Rules, Server } from './refusal.js';
import { specialUse } from './service-addresses.js';
import { empty, isSet, misnamed, notAnAddress, notOneOf, outside, tooMany } from './values.js';

const types = ['FQDN', 'IPv4', 'IPv6'];

/** What the API server refuses in a slice of the addresses behind a Service. */
export const endpointSlice: Rules = function* ({ manifest }, server) {
  const { addressType, endpoints, ports } = manifest as Record<string, unknown>;
  yield* empty('addressType', addressType, `allowed is ${types.join(', ')}`);
  yield* notOneOf('addressType', addressType, types);
  yield* tooMany('ports', ports, 20_000);
  const names = new Set<unknown>();
  for (const [i, port] of listOf(ports).map(fieldsOf).entries()) {
    const name = port['name'] ?? '';
    if (names.has(name)) yield [`ports[${i}].name`, `${quoted(name)} is in the list already`];
    names.add(name);
    yield* portRefusals(`ports[${i}]`, port, true);
  }
  yield* tooMany('endpoints', endpoints, 1000);
  for (const [i, endpoint] of listOf(endpoints).map(fieldsOf).entries())
    yield* endpointRefusals(`endpoints[${i}]`, endpoint, addressType, server);
};

function* endpointRefusals(
  path: string,
  endpoint: Record<string, unknown>,
  type: unknown,
  server: Server,
): Iterable<Refusal> {
  const addresses = listOf(endpoint['addresses']);
  if (addresses.length === 0) yield [`${path}.addresses`, 'is missing or empty; at least one address is required'];
  if (new Set(addresses).size < addresses.length) yield [`${path}.addresses`, 'has an address twice'];
  yield* tooMany(`${path}.addresses`, addresses, 100);
  for (const [i, address] of addresses.entries())
    yield* addressRefusals(`${path}.addresses[${i}]`, address, type, server);
  const { nodeName, hostname, hints } = endpoint;
  yield* nameRefusals(`${path}.nodeName`, nodeName, subdomainFault, 'the name of a node');
  yield* nameRefusals(`${path}.hostname`, hostname, labelFault, 'a host name');
  for (const [field, fault] of [['forZones', labelValueFault] as const, ['forNodes', subdomainFault] as const]) {
    const list = listOf(at(hints)[field]).map(each => at(each)['name']);
    yield* tooMany(`${path}.hints.${field}`, list, 8);
    if (new Set(list).size < list.length) yield [`${path}.hints.${field}`, 'has a name twice'];
    for (const [i, name] of list.entries()) {
      if (field === 'forNodes') yield* empty(`${path}.hints.${field}[${i}].name`, name, 'name a node');
      yield* misnamed(`${path}.hints.${field}[${i}].name`, name, fault, 'the name of a zone or node');
    }
  }
}

function* addressRefusals(path: string, address: unknown, type: unknown, server: Server): Iterable<Refusal> {
  const text = textOf(address) ?? '';
  if (type === 'FQDN') {
    const name = text.replace(/\.$/, '');
    const wrong = name.includes('.') ? subdomainFault(name) : 'it has at least one dot';
    if (wrong) yield [path, `${quoted(text)} is not a full DNS name: ${wrong}`];
  }
  if (type !== 'IPv4' && type !== 'IPv6') return;
  const before = [...notAnAddress(path, text, server)];
  yield* before;
  if (before.length > 0) return;
  if (isIP(text) !== 0 && (isIP(text) === 4) !== (type === 'IPv4')) yield [path, `${quoted(text)} is not of ${type}`];
  const special = specialUse(text);
  if (special) yield [path, `${quoted(text)} is ${special}, at which no endpoint can be`];
}

function* nameRefusals(
  path: string,
  value: unknown,
  fault: (name: string) => string | undefined,
  what: string,
): Iterable<Refusal> {
  yield* empty(path, value, 'write a name, or remove the field');
  yield* misnamed(path, value, fault, what);
}

function* portRefusals(
  path: string,
  { name, protocol, appProtocol }: Record<string, unknown>,
  ofSlice: boolean,
): Iterable<Refusal> {
  yield* misnamed(`${path}.name`, name, labelFault, 'the name of a port');
  if (ofSlice) yield* empty(`${path}.protocol`, protocol, 'name a protocol, or remove the field');
  yield* notOneOf(`${path}.protocol`, protocol, ['SCTP', 'TCP', 'UDP']);
  yield* nameRefusals(`${path}.appProtocol`, appProtocol, qualifiedNameFault, 'a protocol');
}

/** The same for the older kind. */
export const endpoints: Rules = function* ({ manifest }, server) {
  for (const [i, subset] of listOf((manifest as Record<string, unknown>)['subsets'])
    .map(fieldsOf)
    .entries()) {
    const path = `subsets[${i}]`;
    const ready = listOf(subset['addresses']);
    const waiting = listOf(subset['notReadyAddresses']);
    if (ready.length + waiting.length === 0)
      yield [path, 'has neither addresses nor notReadyAddresses; one of them is required'];
    for (const [field, list] of Object.entries({ addresses: ready, notReadyAddresses: waiting }))
      for (const [k, { ip, hostname, nodeName }] of list.map(fieldsOf).entries()) {
        const place = `${path}.${field}[${k}]`;
        yield* notAnAddress(`${place}.ip`, ip ?? '', server);
        const special = specialUse(textOf(ip) ?? '');
        if (special) yield [`${place}.ip`, `${quoted(ip)} is ${special}, at which no endpoint can be`];
        yield* misnamed(`${place}.hostname`, hostname, labelFault, 'a host name');
        yield* nameRefusals(`${place}.nodeName`, nodeName, subdomainFault, 'the name of a node');
      }
    const ports = listOf(subset['ports']).map(fieldsOf);
    for (const [k, port] of ports.entries()) {
      if (ports.length > 1 && !isSet(port['name']))
        yield [`${path}.ports[${k}].name`, 'is missing; of several ports each has a name'];
      yield* outside(`${path}.ports[${k}].port`, port['port'], 1, 65_535);
      yield* portRefusals(`${path}.ports[${k}]`, port, false);
    }
  }
};
