import { EvaluationError, noSuchOverload } from '../error.js';
import { Opaque, type Value } from '../values/value.js';
import { global, member } from './overload.js';

type Identifier = bigint | string;

export class Semver extends Opaque {
  readonly typeName = 'kubernetes.Semver';

  constructor(
    readonly numbers: readonly [bigint, bigint, bigint],
    readonly prerelease: readonly Identifier[],
    /** As it was written, build metadata included. */
    readonly text: string,
  ) {
    super();
  }

  /** Negative, 0 or positive; build metadata does not count. */
  compare(other: Semver): number {
    for (const [index, number] of this.numbers.entries()) {
      if (number !== other.numbers[index]!) return number < other.numbers[index]! ? -1 : 1;
    }
    const [mine, theirs] = [this.prerelease, other.prerelease];
    if (mine.length === 0 || theirs.length === 0) return theirs.length - mine.length;
    const differs = mine.findIndex((one, index) => one !== theirs[index]);
    if (differs < 0) return mine.length - theirs.length;
    const [one, another] = [mine[differs]!, theirs[differs]];
    if (another === undefined) return 1;
    if (typeof one !== typeof another) return typeof one === 'bigint' ? -1 : 1;
    return one < another ? -1 : 1;
  }

  equals(other: Value): boolean {
    if (!(other instanceof Semver)) throw noSuchOverload();
    return this.compare(other) === 0;
  }
}

const number = '(0|[1-9]\\d*)';
const identifiers = '[\\dA-Za-z-]+(?:\\.[\\dA-Za-z-]+)*';
const written = new RegExp(`^${number}\\.${number}\\.${number}(?:-(${identifiers}))?(?:\\+${identifiers})?$`);

function parseSemver(text: string, normalize = false): Semver | undefined {
  const full = normalize ? normalized(text) : text;
  const match = full === undefined ? null : written.exec(full);
  if (!match || /\d{1000}/.test(full!)) return undefined;
  const numbers = [BigInt(match[1]!), BigInt(match[2]!), BigInt(match[3]!)] as const;
  const prerelease = (match[4]?.split('.') ?? []).map(part => (/^\d+$/.test(part) ? part : ` ${part}`));
  if (prerelease.some(part => /^0\d/.test(part))) return undefined;
  const parsed = prerelease.map(part => (part.startsWith(' ') ? part.slice(1) : BigInt(part)));
  if (![...numbers, ...parsed].every(part => typeof part === 'string' || BigInt.asUintN(64, part) === part))
    return undefined;
  return new Semver(numbers, parsed, full!);
}

/** Without a leading `v`, with all three numbers, without leading zeros. */
function normalized(text: string): string | undefined {
  const [major, minor, ...rest] = text.replace(/^v/, '').split('.');
  const parts = [major, minor, rest.length > 0 ? rest.join('.') : undefined].filter(part => part !== undefined);
  if (parts.length < 3 && /[+-]/.test(parts.at(-1)!)) return undefined;
  const bare = parts.map(part => (part.length > 1 ? part.replace(/^0+/, '').replace(/^(?!\d)/, '0') : part));
  return [...bare, '0', '0'].slice(0, 3).join('.');
}

function semverOf(text: string, normalize = false): Semver {
  const version = parseSemver(text, normalize);
  if (!version) throw new EvaluationError(`${JSON.stringify(text)} is not a semantic version`);
  return version;
}

const part = (index: 0 | 1 | 2) => (version: Semver) => BigInt.asIntN(64, version.numbers[index]);

export const semvers = [
  global('semver', 'string -> kubernetes.Semver', (text: string) => semverOf(text)),
  global('semver', 'string, bool -> kubernetes.Semver', semverOf),
  global('isSemver', 'string -> bool', (text: string) => parseSemver(text) !== undefined),
  global(
    'isSemver',
    'string, bool -> bool',
    (text: string, normalize: boolean) => parseSemver(text, normalize) !== undefined,
  ),
  member('major', 'kubernetes.Semver -> int', part(0)),
  member('minor', 'kubernetes.Semver -> int', part(1)),
  member('patch', 'kubernetes.Semver -> int', part(2)),
  member('isGreaterThan', 'kubernetes.Semver, kubernetes.Semver -> bool', (a: Semver, b: Semver) => a.compare(b) > 0),
  member('isLessThan', 'kubernetes.Semver, kubernetes.Semver -> bool', (a: Semver, b: Semver) => a.compare(b) < 0),
  member('compareTo', 'kubernetes.Semver, kubernetes.Semver -> int', (a: Semver, b: Semver) =>
    BigInt(Math.sign(a.compare(b))),
  ),
];
