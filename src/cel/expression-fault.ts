import { CompileError } from './error.js';
import { rootScope } from './evaluate/planner.js';
import { mentions } from './syntax/expression.js';
import { parse } from './syntax/parse.js';
import { dyn, nameOf, plain } from './types/type.js';
import { unify } from './types/unify.js';

/**
 * Why the API server does not compile an expression, in its words; undefined where it does. Variables have any type here, so
 * that what only their types forbid is not seen.
 * @param names of the variables that there are
 * @param results types that it may have: 'bool'; any without it
 * @param unread names of what we do not know: expressions with one of them are only parsed
 */
export function expressionFault(
  text: string,
  names: readonly string[],
  results?: readonly string[],
  unread: readonly string[] = [],
): string | undefined {
  try {
    const expression = parse(text);
    if (unread.some(name => mentions(expression, name))) return undefined;
    const scope = names.reduce((outer, name) => outer.with({ kind: 'name', name }, dyn).scope, rootScope);
    const { type } = scope.plan(expression);
    return !results || results.some(result => unify(plain(result), type, new Map()))
      ? undefined
      : `it is ${nameOf(type)}, not ${results.join(' or ')}`;
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    return error.message;
  }
}
