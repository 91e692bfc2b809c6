import { cachedAnalysis } from './analysis-cache.js';
import { everythingFaults } from './everything.js';
import { factsOf } from './facts.js';
import type { Analysis } from './findings.js';
import { promqlParsers } from './load.js';
import { readTree } from './read-tree.js';
import { shapeOf, withValues } from './shape.js';
import { syntaxFaults } from './syntax-faults.js';
import { typeFaults } from './type-faults.js';

/** As many as the rules of a large environment; those of the next one are others. */
const most = 10_000;
const analysed = new Map<string, Analysis>();

/** Reads an expression, once for all that differ from it in the values of their matchers alone. */
export function analyse(expr: string): Analysis {
  let analysis = analysed.get(expr);
  if (!analysis) {
    const shape = shapeOf(expr);
    const found = cachedAnalysis(shape.text, read);
    // The messages of faults quote the expression.
    analysis = found.faults.length > 0 ? read(expr) : withValues(found, shape);
    // Two stand-ins differ, where the values that they are for may be one.
    if (found.remarks.some(({ kind }) => kind === 'never')) analysis = cachedAnalysis(expr, read);
    if (analysed.size >= most) analysed.clear();
    analysed.set(expr, analysis);
  }
  return analysis;
}

/** The facts of an expression that is not read: checks of facts find nothing in them. */
const unread = { selections: [], remarks: [], conditional: true, keeps: { only: [] } };

/** Reads an expression without anything that is known of others. */
export function read(expr: string): Analysis {
  const tree = readTree(promqlParsers().grammar.parser, expr);
  if ('message' in tree) return { ...unread, faults: [tree] };
  const faults = syntaxFaults(tree, expr);
  const facts = factsOf(tree, expr);
  if (faults.length === 0) faults.push(...everythingFaults(facts.selections));
  if (faults.length === 0) faults.push(...typeFaults(tree, expr));
  return { faults, ...facts };
}
