import { EvaluationError, noSuchOverload } from '../error.js';
import { type Address, addressText } from '../values/address.js';
import { Opaque, type Value } from '../values/value.js';
import { Ip, ipOf, parseIp } from './ip.js';
import { global, member } from './overload.js';

export class Cidr extends Opaque {
  readonly typeName = 'net.CIDR';

  constructor(
    readonly address: Address,
    readonly length: number,
  ) {
    super();
  }

  get text(): string {
    return `${addressText(this.address)}/${this.length}`;
  }

  /** The network without bits beyond its length. */
  get masked(): Cidr {
    return new Cidr({ bits: this.address.bits, value: this.network << this.rest }, this.length);
  }

  contains({ bits, value }: Address): boolean {
    return bits === this.address.bits && value >> this.rest === this.network;
  }

  equals(other: Value): boolean {
    if (!(other instanceof Cidr)) throw noSuchOverload();
    return this.text === other.text;
  }

  private get rest(): bigint {
    return BigInt(this.address.bits - this.length);
  }

  private get network(): bigint {
    return this.address.value >> this.rest;
  }
}

/** An address, a slash and a length; bits beyond the length may be set. */
function parseCidr(text: string): Cidr | undefined {
  const slash = text.lastIndexOf('/');
  const address = slash < 0 ? undefined : parseIp(text.slice(0, slash));
  const length = text.slice(slash + 1);
  if (!address || !/^(0|[1-9]\d{0,2})$/.test(length) || Number(length) > address.bits) return undefined;
  return new Cidr(address, Number(length));
}

function cidrOf(text: string): Cidr {
  const cidr = parseCidr(text);
  if (!cidr)
    throw new EvaluationError(`network address parse error during conversion from string: ${JSON.stringify(text)}`);
  return cidr;
}

const containsCidr = (cidr: Cidr, other: Cidr): boolean => cidr.length <= other.length && cidr.contains(other.address);

export const cidrs = [
  global('cidr', 'string -> net.CIDR', cidrOf),
  global('isCIDR', 'string -> bool', (text: string) => parseCidr(text) !== undefined),
  global('string', 'net.CIDR -> string', ({ text }: Cidr) => text),
  member('containsIP', 'net.CIDR, string -> bool', (cidr: Cidr, text: string) => cidr.contains(ipOf(text).address)),
  member('containsIP', 'net.CIDR, net.IP -> bool', (cidr: Cidr, { address }: Ip) => cidr.contains(address)),
  member('containsCIDR', 'net.CIDR, string -> bool', (cidr: Cidr, text: string) => containsCidr(cidr, cidrOf(text))),
  member('containsCIDR', 'net.CIDR, net.CIDR -> bool', containsCidr),
  member('ip', 'net.CIDR -> net.IP', ({ address }: Cidr) => new Ip(address)),
  member('prefixLength', 'net.CIDR -> int', ({ length }: Cidr) => BigInt(length)),
  member('masked', 'net.CIDR -> net.CIDR', ({ masked }: Cidr) => masked),
];
