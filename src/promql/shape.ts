import type { Analysis, Selection } from './findings.js';
import type { Match } from './matcher.js';

/** An expression with stand-ins for the values of its matchers, so that rules that differ in these alone are read once. */
export interface Shape {
  /** As long as the expression, so that every place is the same. */
  readonly text: string;
  /** What the stand-ins are for, by number. */
  readonly values: readonly string[];
}

/** Values of which no analysis depends on more than that they are not empty. A name of a metric is not one. */
const matcher = /\b(?!__name__\b)([a-zA-Z_]\w*\s*!?=\s*")([\w./:-]{4,})(?=")/g;
/** As many numbers as fit into the shortest value. */
const most = 36 ** 2;

/** The shape of an expression; one with the sign of stand-ins, or with values that may contradict each other, is its own. */
export function shapeOf(expr: string): Shape {
  if (expr.includes('@') || mayContradict(expr)) return { text: expr, values: [] };
  const values: string[] = [];
  const text = expr.replace(matcher, (all, before: string, value: string) => {
    if (values.length === most) return all;
    const standIn = `@${values.length.toString(36)}@`.padEnd(value.length, '@');
    values.push(value);
    return before + standIn;
  });
  return { text, values };
}

/** Whether a label that is not to have one value is asked for another as well: stand-ins would hide that they are the same. */
function mayContradict(expr: string): boolean {
  const negated = new Set(Array.from(expr.matchAll(/\b(\w+)\s*!=/g), ([, label]) => label));
  if (negated.size === 0) return false;
  const seen = new Set<string>();
  for (const [, label = ''] of expr.matchAll(/\b(\w+)\s*(?:!=|=~?)\s*"/g)) {
    if (negated.has(label) && seen.has(label)) return true;
    seen.add(label);
  }
  return false;
}

/** The analysis of an expression, from that of its shape. */
export function withValues(analysis: Analysis, { values }: Shape): Analysis {
  if (values.length === 0) return analysis;
  const restored = (value: string) =>
    value.replace(/@([\da-z]{1,2})@+/g, (_, number: string) => values[Number.parseInt(number, 36)]!);
  const inMatch = (match: string | Match) =>
    typeof match === 'string' ? restored(match) : { ...match, value: restored(match.value) };
  const inSelection = (selection: Selection): Selection => ({
    ...selection,
    matchers: Object.fromEntries(Object.entries(selection.matchers).map(([label, match]) => [label, inMatch(match)])),
  });
  return { ...analysis, selections: analysis.selections.map(inSelection) };
}
