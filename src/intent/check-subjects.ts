import { checkKinds, kindsOfUnknown } from './check-kinds.js';

const kindsOf = new Map(
  checkKinds.flatMap(([kinds, checks]) => {
    const set = new Set(kinds.split(' '));
    return checks.split(' ').map(check => [check, set] as const);
  }),
);
const others = new Set(kindsOfUnknown.split(' '));

/** Whether a check may find something on an object of this kind: a waiver of it is rendered on no other. */
export function appliesToKind(check: string, kind: string): boolean {
  const kinds = kindsOf.get(check) ?? others;
  return kinds.has('any') || kinds.has(kind);
}
