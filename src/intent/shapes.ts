import { alternatives } from '../problem.js';
import { type PropTable, propNames, type Shape } from './prop-table.js';

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

export const aText: Shape = { fits: value => typeof value === 'string', allowed: 'text' };
export const aNumber: Shape = { fits: value => typeof value === 'number', allowed: 'a number' };
export const aFlag: Shape = { fits: value => typeof value === 'boolean', allowed: 'true or false' };
export const aFunction: Shape = { fits: value => typeof value === 'function', allowed: 'a function' };
export const aMap: Shape = { fits: isObject, allowed: 'an object' };
export const aList: Shape = { fits: Array.isArray, allowed: 'a list' };
export const texts: Shape = { ...aList, allowed: 'a list of texts', each: aText };

/** Text or an object, or any other of several. */
export const either = (...shapes: readonly Shape[]): Shape => ({
  fits: value => shapes.some(({ fits }) => fits(value)),
  allowed: shapes.map(({ allowed }) => allowed).join(' or '),
  among: shapes,
});

/** One of these texts. */
export const oneOf = (choices: readonly string[]): Shape => ({
  fits: value => choices.some(choice => choice === value),
  allowed: alternatives(choices),
});

/** Where a secret is kept; somebody may give the secret itself. */
export const aSecret: Shape = { ...aMap, allowed: 'a secret such as secretRef(…)', hidden: true };

/** An object that a function of plainsail makes: it has these fields. @param allowed `a condition such as errorRatio(…)` */
export const madeWith = (fields: readonly string[], allowed: string): Shape => ({
  fits: value => isObject(value) && fields.every(field => field in Object(value)),
  allowed,
});

/** An object with these props and no other. */
export const anObject = (inside: PropTable): Shape => ({
  fits: isObject,
  allowed: `an object of ${propNames(inside).join(', ')}`,
  inside,
});

/** A list of such values. */
export const listOf = (each: Shape): Shape => ({ ...aList, allowed: `a list, each ${each.allowed}`, each });

/** A map of names to such values. */
export const mapOf = (each: Shape): Shape => ({ ...aMap, allowed: `an object, each ${each.allowed}`, each });

/** A request and a limit, or the fewest and the most. */
export const aPair = (first: string, second: string, { fits, allowed }: Shape): Shape => ({
  fits: value => isListOf(value, fits) && (value as readonly unknown[]).length === 2,
  allowed: `[${first}, ${second}], each ${allowed}`,
});

/** Endpoints, or calls of them. Each is validated by itself, with its number: here only the list is. */
export const endpoints: Shape = {
  fits: value => Array.isArray(value),
  allowed: 'a list of endpoints such as [api.port("http")]',
};

const isListOf = (value: unknown, fits: (each: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(fits);
