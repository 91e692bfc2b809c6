import { plainChart, small } from '../support.js';

/** A declaration with faults inside a prop, and each message with its hint. */
export type NestedFault = readonly [
  what: string,
  declare: () => unknown,
  says: readonly (readonly [message: string, hint: string])[],
];

export type Class = new (scope: never, id: string, props: never) => unknown;

/** Makes a construct of props as they come from code whose types nobody checks. */
export const given = (Class: Class, props: object) => () => new Class(plainChart() as never, 'thing', props as never);

/** What every component needs. */
export const common = { image: 'a:1', resources: small };
