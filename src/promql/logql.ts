import { createRequire } from 'node:module';
import type * as Grammar from '@grafana/lezer-logql';
import type { Fault } from './findings.js';
import { re2Fault } from './re2.js';
import { readTree } from './read-tree.js';
import { unquote } from './string.js';

let grammar: typeof Grammar | undefined;

/** Loads the official grammar when first asked. */
function parser() {
  grammar ??= createRequire(import.meta.url)('@grafana/lezer-logql') as typeof Grammar;
  return grammar.parser;
}

/** Why Loki refuses a query, and where; nothing when it takes it. */
export function logqlFaults(expr: string): readonly Fault[] {
  const tree = readTree(parser(), expr);
  if ('message' in tree) return [tree];
  const faults: Fault[] = [];
  let lost = false;
  if (!/\S/.test(expr)) faults.push({ message: 'the query is empty', from: 0, to: 0 });
  tree.iterate({
    enter: ({ type, from, to, node }) => {
      if (lost) return;
      const text = expr.slice(from, to);
      if (type.isError) {
        lost = true;
        const rest = expr.slice(from).trim();
        const message = from < to ? `"${text}" is not expected here` : 'something is missing';
        faults.push({ message: rest === '' ? 'the query ends too early' : message, from, to });
      } else if (
        type.name === 'String' &&
        isPattern(node.prevSibling?.name, node.prevSibling && expr.slice(node.prevSibling.from, node.prevSibling.to))
      ) {
        const value = unquote(text);
        const fault = value === undefined ? 'it has an escape that is not known' : re2Fault(value);
        if (fault) faults.push({ message: `the regular expression ${text} is refused: ${fault}`, from, to });
      }
    },
  });
  return faults;
}

/** A string after `=~`, `!~` or `|~` is a regular expression. */
const isPattern = (name: string | undefined, text: string | null | undefined) =>
  name !== undefined && /~$/.test(text ?? '');
