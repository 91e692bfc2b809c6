import type { Tree } from '@lezer/common';
import type { Fault } from './findings.js';
import { promqlParsers } from './load.js';

/** What the official type checker refuses. */
export function typeFaults(tree: Tree, expr: string): Fault[] {
  const { Parser } = promqlParsers().types;
  // It wants an editor, which may stop reading before the end when the machine is slow, and uses its text alone.
  const editor = { field: () => ({ tree }), sliceDoc: (from: number, to: number) => expr.slice(from, to) };
  const parser = new Parser(editor as unknown as ConstructorParameters<typeof Parser>[0]);
  parser.analyze();
  return parser
    .getDiagnostics()
    .filter(({ severity }) => severity === 'error')
    .map(({ message, from, to }) => ({ message, from, to }));
}
