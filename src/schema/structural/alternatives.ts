import { type Fault, fault } from '../fault.js';
import type { Structural } from './structural.js';

/** What keeps a value from a schema. */
type FaultsBy = (schema: Structural) => readonly Fault[];

/** Faults by `allOf`, `anyOf`, `oneOf` and `not`. */
export function* alternativeFaults({ allOf, anyOf, oneOf, not }: Structural, faultsBy: FaultsBy): Iterable<Fault> {
  for (const schema of allOf) yield* faultsBy(schema);
  if (anyOf.length > 0 && !anyOf.some(schema => fits(schema, faultsBy))) yield* none('at least one', anyOf, faultsBy);
  if (oneOf.length > 0) yield* exactlyOne(oneOf, faultsBy);
  if (not && fits(not, faultsBy)) yield* excluded(not);
}

function excluded(not: Structural): readonly Fault[] {
  const fields = described(not);
  return fault(fields ? `must not have ${fields}` : `must not fit ${shortened(JSON.stringify(not.schema))}, and does`);
}

const shortened = (text: string) => (text.length > 120 ? `${text.slice(0, 119)}…` : text);

const fits = (schema: Structural, faultsBy: FaultsBy) => !faultsBy(schema).some(({ severity }) => severity === 'error');

function exactlyOne(oneOf: readonly Structural[], faultsBy: FaultsBy): readonly Fault[] {
  const fitting = oneOf.filter(schema => fits(schema, faultsBy));
  if (fitting.length === 1) return [];
  if (fitting.length === 0) return none('exactly one', oneOf, faultsBy);
  const all = oneOf.map(described);
  return fault(
    all.every(text => text !== undefined)
      ? `must have only one of: ${joined(all, 'or')}; it has ${joined(fitting.map(described), 'and')}`
      : `must fit exactly one of ${oneOf.length} alternatives (oneOf), and fits ${fitting.length}`,
  );
}

/** The alternative that least is wrong with is most likely the one that was meant. */
function none(wanted: string, schemas: readonly Structural[], faultsBy: FaultsBy): readonly Fault[] {
  const all = schemas.map(described);
  if (all.every(text => text !== undefined)) return fault(`must have ${joined(all, 'or')}`);
  const [closest] = schemas.map(faultsBy).sort((a, b) => a.length - b.length);
  const [{ path, message } = { path: '', message: '' }] = closest ?? [];
  return fault(
    `must fit ${wanted} of ${schemas.length} alternatives, and fits none; the closest says: ${path === '' ? 'it' : path} ${message}`,
  );
}

/** The fields of a schema that only requires some: `"size" and "unit"`; undefined for another. */
function described({ required, schema }: Structural): string | undefined {
  const isMore = Object.keys(schema).some(keyword => keyword !== 'required');
  return required.length === 0 || isMore
    ? undefined
    : joined(
        required.map(name => `"${name}"`),
        'and',
      );
}

const joined = (texts: readonly (string | undefined)[], last: string): string =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} ${last} ${texts.at(-1)}`;
