import type { Connection } from './connection.js';

/** Ends by name: `api`, `codeai/api`, `codeai/api[Deployment]`, or as an end is printed. */
export interface Focus {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The rows that begin and end where the focus says. */
export const focusOn = (rows: readonly Connection[], { from, to }: Focus): readonly Connection[] =>
  rows.filter(
    ({ source, target }) =>
      (from === undefined || namesOf(source).includes(from)) && (to === undefined || namesOf(target).includes(to)),
  );

/** Every name that finds something. */
export const focusNames = (rows: readonly Connection[]): ReadonlySet<string> => {
  const ends = new Set(rows.flatMap(({ source, target }) => [source, target]));
  return new Set([...ends].flatMap(namesOf));
};

/** The rows that begin at addresses outside. */
export const fromWorld = (rows: readonly Connection[]): readonly Connection[] =>
  rows.filter(({ source }) => source.endsWith('[External]'));

/** `codeai/api[Deployment]`, `codeai/api` and `api`. */
export function namesOf(end: string): readonly string[] {
  const path = end.replace(/\[\w+\]$/, '');
  return [end, path, path.slice(path.indexOf('/') + 1)];
}
