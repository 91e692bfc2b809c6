import type { TransportProtocol } from '../intent/endpoint.js';

/** Ports from `from` to `to`, both included. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}
type Ranges = readonly PortRange[];
type Operation = (a: Ranges, b: Ranges) => Ranges;

export const lastPort = 65535;
export const transports = ['SCTP', 'TCP', 'UDP'] as const satisfies readonly TransportProtocol[];
const full: Ranges = [{ from: 1, to: lastPort }];

export const isTransport = (value: unknown): value is TransportProtocol =>
  transports.includes(value as TransportProtocol);

/** A set of ports of the three transport protocols. Never changes; the empty set and the full one exist once. */
export class Ports {
  static readonly none = new Ports({ SCTP: [], TCP: [], UDP: [] });
  static readonly all = new Ports({ SCTP: full, TCP: full, UDP: full });

  /** The same few sets meet for every pair of groups, and most meet no other. */
  private unions: Map<Ports, Ports> | undefined;
  private intersections: Map<Ports, Ports> | undefined;

  private constructor(private readonly ranges: Readonly<Record<TransportProtocol, Ranges>>) {}

  /** Ports outside 1-65535 do not exist. */
  static of(transport: TransportProtocol, from: number, to: number = from): Ports {
    const range = { from: Math.max(from, 1), to: Math.min(to, lastPort) };
    if (!(range.from <= range.to)) return Ports.none;
    return new Ports({ ...Ports.none.ranges, [transport]: [range] });
  }

  static union(sets: Iterable<Ports>): Ports {
    let union = Ports.none;
    for (const ports of sets) union = union.union(ports);
    return union;
  }

  union(other: Ports): Ports {
    if (this === other || other === Ports.none || this === Ports.all) return this;
    if (this === Ports.none || other === Ports.all) return other;
    this.unions ??= new Map();
    return this.merged(this.unions, other, unionOf);
  }

  intersect(other: Ports): Ports {
    if (this === other || other === Ports.all || this === Ports.none) return this;
    if (this === Ports.all || other === Ports.none) return other;
    this.intersections ??= new Map();
    return this.merged(this.intersections, other, intersectionOf);
  }

  /** What is in this set and not in the other. */
  minus(other: Ports): Ports {
    if (this === other || this === Ports.none || other === Ports.all) return Ports.none;
    if (other === Ports.none) return this;
    return this.merge(other, differenceOf);
  }

  has(transport: TransportProtocol, port: number): boolean {
    return this.ranges[transport].some(({ from, to }) => from <= port && port <= to);
  }

  get isEmpty(): boolean {
    return this === Ports.none;
  }

  /** Every port of every protocol. */
  get isAll(): boolean {
    return this === Ports.all;
  }

  /** `All Connections`, `No Connections` or `TCP 80,443,8080-8090,UDP 53`. */
  toString(): string {
    if (this.isAll) return 'All Connections';
    const parts = transports
      .filter(transport => this.ranges[transport].length > 0)
      .map(transport => this.textOf(transport));
    return parts.join(',') || 'No Connections';
  }

  private textOf(transport: TransportProtocol): string {
    const texts = this.ranges[transport].map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`));
    return `${transport} ${texts.join(',')}`;
  }

  private merged(known: Map<Ports, Ports>, other: Ports, operation: Operation): Ports {
    let ports = known.get(other);
    if (!ports) {
      ports = this.merge(other, operation);
      known.set(other, ports);
    }
    return ports;
  }

  private merge(other: Ports, operation: Operation): Ports {
    const [SCTP, TCP, UDP] = transports.map(transport => operation(this.ranges[transport], other.ranges[transport]));
    const ranges = { SCTP: SCTP ?? [], TCP: TCP ?? [], UDP: UDP ?? [] };
    if (transports.every(transport => ranges[transport].length === 0)) return Ports.none;
    return transports.every(transport => isFull(ranges[transport])) ? Ports.all : new Ports(ranges);
  }
}

const isFull = ([range, ...more]: Ranges): boolean => more.length === 0 && range?.from === 1 && range.to === lastPort;

function unionOf(a: Ranges, b: Ranges): Ranges {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const union: PortRange[] = [];
  for (const range of [...a, ...b].sort((x, y) => x.from - y.from)) {
    const last = union.at(-1);
    if (last && range.from <= last.to + 1)
      union[union.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else union.push(range);
  }
  return union;
}

function intersectionOf(a: Ranges, b: Ranges): Ranges {
  return a.flatMap(x =>
    b.map(y => ({ from: Math.max(x.from, y.from), to: Math.min(x.to, y.to) })).filter(({ from, to }) => from <= to),
  );
}

function differenceOf(a: Ranges, b: Ranges): Ranges {
  let left = a;
  for (const { from, to } of b) {
    left = left.flatMap(range => {
      if (to < range.from || from > range.to) return [range];
      return [
        { from: range.from, to: from - 1 },
        { from: to + 1, to: range.to },
      ].filter(rest => rest.from <= rest.to);
    });
  }
  return left;
}
