import { arithmetic } from './arithmetic.js';
import { cidrs } from './cidr.js';
import { conversions } from './conversions.js';
import { formats } from './formats.js';
import { ips } from './ip.js';
import { lists } from './lists.js';
import { optionals } from './optionals.js';
import type { Overload } from './overload.js';
import { quantityFunctions } from './quantities.js';
import { regex } from './regex.js';
import { relations } from './relations.js';
import { semvers } from './semver.js';
import { stringFormat } from './string-format.js';
import { strings } from './strings.js';
import { times } from './times.js';
import { urls } from './urls.js';

const all: readonly Overload[] = [
  ...[...arithmetic, ...relations, ...conversions, ...strings, ...stringFormat, ...lists, ...optionals, ...times],
  ...[...regex, ...urls, ...ips, ...cidrs, ...quantityFunctions, ...semvers, ...formats],
];

const byUse = new Map<string, Overload[]>();
const names = new Set(all.map(({ name }) => name));
for (const one of all) {
  const use = useOf(one.name, one.isMember, one.parameters.length);
  const known = byUse.get(use);
  if (known) known.push(one);
  else byUse.set(use, [one]);
}

function useOf(name: string, isMember: boolean, count: number): string {
  return `${isMember ? '.' : ''}${name}/${count}`;
}

/** What a call may mean, its receiver counted among its arguments; none where there is no such function. */
export const overloadsOf = (name: string, isMember: boolean, count: number): readonly Overload[] =>
  byUse.get(useOf(name, isMember, count)) ?? [];

/** Whether a function, or a qualified one like `ip.isCanonical`, has the name. */
export const isFunction = (name: string): boolean => names.has(name);
