import type { Connection } from './connections.js';
import { ingressControllerName } from './ingress-controller.js';

export interface Focus {
  /** Rows from this workload: `api`, `codeai/api` or `codeai/api[Deployment]`; or from any end as it is printed. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The rows that begin or end where the focus says. */
export const focusOn = (rows: readonly Connection[], { from, to }: Focus): readonly Connection[] =>
  rows.filter(
    ({ source, target }) =>
      (from === undefined || namesOf(source).includes(from)) && (to === undefined || namesOf(target).includes(to)),
  );

/** Everything a focus can name, for messages. */
export const focusNames = (rows: readonly Connection[]): readonly string[] => [
  ...new Set(rows.flatMap(({ source, target }) => [source, target])),
];

/** The rows by which the world gets in: from outside addresses and through the ingress controller. */
export const fromWorld = (rows: readonly Connection[]): readonly Connection[] =>
  rows.filter(({ source }) => source.endsWith('[External]') || source === ingressControllerName);

function namesOf(end: string): readonly string[] {
  const path = end.replace(/\[\w+\]$/, '');
  return [end, path, path.slice(path.indexOf('/') + 1)];
}
