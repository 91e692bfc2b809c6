import { cachedAnalysis } from './analysis-cache.js';
import { everythingFaults } from './everything.js';
import { factsOf } from './facts.js';
import type { Analysis } from './findings.js';
import { promqlParsers } from './load.js';
import { readTree } from './read-tree.js';
import { syntaxFaults } from './syntax-faults.js';
import { typeFaults } from './type-faults.js';

const analysed = new Map<string, Analysis>();

/** Reads an expression, once. */
export function analyse(expr: string): Analysis {
  let analysis = analysed.get(expr);
  if (!analysis) {
    analysis = cachedAnalysis(expr, read);
    analysed.set(expr, analysis);
  }
  return analysis;
}

/** The facts of an expression that is not read: checks of facts find nothing in them. */
const unread = { selections: [], remarks: [], conditional: true, keeps: { only: [] } };

function read(expr: string): Analysis {
  const tree = readTree(promqlParsers().grammar.parser, expr);
  if ('message' in tree) return { ...unread, faults: [tree] };
  const faults = syntaxFaults(tree, expr);
  const facts = factsOf(tree, expr);
  if (faults.length === 0) faults.push(...everythingFaults(facts.selections));
  if (faults.length === 0) faults.push(...typeFaults(tree, expr));
  return { faults, ...facts };
}
