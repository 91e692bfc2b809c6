import { EvaluationError, noSuchOverload } from '../error.js';
import { type Address, addressText, isMapped, parseAddress } from '../values/address.js';
import { Opaque, type Value } from '../values/value.js';
import { global, member } from './overload.js';

export class Ip extends Opaque {
  readonly typeName = 'net.IP';

  constructor(readonly address: Address) {
    super();
  }

  equals(other: Value): boolean {
    if (!(other instanceof Ip)) throw noSuchOverload();
    return this.address.bits === other.address.bits && this.address.value === other.address.value;
  }
}

/** Without zones, and no IPv4 address in the form of an IPv6 one. */
export function parseIp(text: string): Address | undefined {
  const address = parseAddress(text);
  return address && !isMapped(address) ? address : undefined;
}

export function ipOf(text: string): Ip {
  const address = parseIp(text);
  if (!address)
    throw new EvaluationError(`IP Address ${JSON.stringify(text)} parse error during conversion from string`);
  return new Ip(address);
}

/** Whether the address is in the network of `prefix`. */
const within = (text: string, length: number) => {
  const network = parseAddress(text)!;
  const rest = BigInt(network.bits - length);
  return ({ bits, value }: Address): boolean => bits === network.bits && value >> rest === network.value >> rest;
};

const any =
  (...tests: ((address: Address) => boolean)[]) =>
  ({ address }: Ip) =>
    tests.some(test => test(address));

const unspecified = any(within('0.0.0.0', 32), within('::', 128));
const loopback = any(within('127.0.0.0', 8), within('::1', 128));
const linkLocal = any(within('169.254.0.0', 16), within('fe80::', 10));
const multicast = any(within('224.0.0.0', 4), within('ff00::', 8));
const linkLocalMulticast = any(within('224.0.0.0', 24), linkLocalScope);
const broadcast = any(within('255.255.255.255', 32));

/** Whatever the flags, a multicast address of IPv6 has its scope in the fourth digit. */
function linkLocalScope({ bits, value }: Address): boolean {
  return bits === 128 && value >> 120n === 0xffn && ((value >> 112n) & 0xfn) === 2n;
}

const globalUnicast = (ip: Ip): boolean =>
  ![unspecified, loopback, linkLocal, multicast, broadcast].some(test => test(ip));

export const ips = [
  global('ip', 'string -> net.IP', ipOf),
  global('isIP', 'string -> bool', (text: string) => parseIp(text) !== undefined),
  global('ip.isCanonical', 'string -> bool', (text: string) => addressText(ipOf(text).address) === text),
  global('string', 'net.IP -> string', ({ address }: Ip) => addressText(address)),
  member('family', 'net.IP -> int', ({ address }: Ip) => (address.bits === 32 ? 4n : 6n)),
  member('isUnspecified', 'net.IP -> bool', unspecified),
  member('isLoopback', 'net.IP -> bool', loopback),
  member('isLinkLocalMulticast', 'net.IP -> bool', linkLocalMulticast),
  member('isLinkLocalUnicast', 'net.IP -> bool', linkLocal),
  member('isGlobalUnicast', 'net.IP -> bool', globalUnicast),
];
