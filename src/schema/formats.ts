/** A plain type or a text form with a name. */
export interface Format {
  accepts(value: unknown): boolean;
  /** Completes "must be …". */
  readonly expected: string;
  /** Values never appear in messages. */
  readonly secret?: boolean;
  readonly nullable?: boolean;
  /** A name: the empty text is not a name. */
  readonly name?: boolean;
}

const integer = (low: number, high: number) => (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high;
const text = (value: unknown): value is string => typeof value === 'string';
const matching =
  (pattern: RegExp, most = Number.POSITIVE_INFINITY) =>
  (value: unknown) =>
    text(value) && value.length <= most && pattern.test(value);

const int32 = integer(-(2 ** 31), 2 ** 31 - 1);
const port = integer(1, 65535);
const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const portName = matching(/^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 15);
const quantity = matching(/^[+-]?(\d+(\.\d*)?|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/);
const base64 = matching(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);
const octet = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';

/** By the names that the tables use. */
export const formats: Readonly<Record<string, Format>> = {
  any: { accepts: () => true, expected: 'anything', nullable: true },
  boolean: { accepts: value => typeof value === 'boolean', expected: 'true or false' },
  byte: { accepts: value => text(value) && base64(value.replace(/[\r\n]/g, '')), expected: 'base64', secret: true },
  cidr: {
    accepts: matching(
      new RegExp(`^(${octet}(\\.${octet}){3}/(3[0-2]|[12]?\\d)|[\\da-fA-F:.]*:[\\da-fA-F:.]*/\\d{1,3})$`),
    ),
    expected: 'an address range such as "10.0.0.0/8"',
  },
  'date-time': {
    accepts: matching(/^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/),
    expected: 'a time such as "2030-01-31T12:00:00Z"',
    nullable: true,
  },
  'dns-label': {
    accepts: matching(label, 63),
    expected: 'at most 63 lower-case letters, digits and "-", and start and end with a letter or digit',
    name: true,
  },
  'dns-subdomain': {
    accepts: matching(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/, 253),
    expected: 'at most 253 lower-case letters, digits, "-" and ".", and start and end with a letter or digit',
    name: true,
  },
  'go-duration': {
    accepts: matching(/^[+-]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/),
    expected: 'a duration such as "30s", "5m" or "1h30m"; days are not known',
  },
  'host-name': {
    accepts: matching(/^(\*\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/, 253),
    expected: 'a DNS name such as "api.example.com" or "*.example.com"',
    name: true,
  },
  'int-or-percent': {
    accepts: value => int32(value) || (text(value) && /^\d+%$/.test(value)),
    expected: 'an integer or a percentage such as "25%"',
  },
  int32: { accepts: int32, expected: 'an integer from -2147483648 to 2147483647' },
  // From 2^53 on, numbers are read as the nearest one that can be told apart.
  int64: { accepts: integer(-(2 ** 63), 2 ** 63), expected: 'an integer of 64 bits' },
  'int-or-string': { accepts: value => text(value) || int32(value), expected: 'an integer or a string' },
  ipv4: { accepts: matching(new RegExp(`^${octet}(\\.${octet}){3}$`)), expected: 'an address such as "10.0.0.1"' },
  number: { accepts: value => typeof value === 'number' && Number.isFinite(value), expected: 'a number' },
  port: { accepts: port, expected: 'a port number from 1 to 65535' },
  'port-name': {
    accepts: portName,
    expected: 'at most 15 lower-case letters, digits and single "-", at least one of them a letter',
    name: true,
  },
  'port-or-name': {
    accepts: value => port(value) || portName(value),
    expected: 'a port number from 1 to 65535 or the name of a port',
  },
  'target-port': {
    accepts: value => value === 0 || port(value) || portName(value),
    expected: 'a port number from 1 to 65535 or the name of a port',
    name: true,
  },
  quantity: {
    accepts: value => (typeof value === 'number' && Number.isFinite(value)) || quantity(value),
    expected: 'a quantity such as "500m", "0.5" or "1Gi"',
  },
  'secret-text': { accepts: text, expected: 'a string', secret: true },
  string: { accepts: text, expected: 'a string' },
};
