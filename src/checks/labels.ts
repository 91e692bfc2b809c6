import { at, listOf, textMapOf } from '../graph/fields.js';
import type { Labels } from '../intent/endpoint.js';

/** `app=api, tier=web`, or `no labels`. */
export const labelText = (labels: Labels): string =>
  Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ') || 'no labels';

/** A label selector in kubectl's form: `app=api, tier in (web, api), !canary`. */
export function selectorText(selector: unknown): string {
  const { matchLabels, matchExpressions } = at(selector);
  const labels = Object.entries(textMapOf(matchLabels)).map(([key, value]) => `${key}=${value}`);
  return [...labels, ...listOf(matchExpressions).map(expressionText)].join(', ') || 'everything';
}

function expressionText(expression: unknown): string {
  const { key, operator, values } = at(expression);
  if (operator === 'Exists') return `${key}`;
  if (operator === 'DoesNotExist') return `!${key}`;
  return `${key} ${operator === 'NotIn' ? 'notin' : 'in'} (${listOf(values).join(', ')})`;
}

/** The labels that share most with the wanted ones, and by what they differ; undefined when nothing is shared. */
export function nearest<T>(
  wanted: Labels,
  candidates: readonly T[],
  labelsOf: (candidate: T) => Labels,
): { readonly candidate: T; readonly differs: string } | undefined {
  let best: { readonly candidate: T; readonly shared: number } | undefined;
  for (const candidate of candidates.slice(0, most)) {
    const labels = labelsOf(candidate);
    const shared = Object.entries(wanted).filter(([key, value]) => labels[key] === value || key in labels).length;
    if (shared > (best?.shared ?? 0)) best = { candidate, shared };
  }
  if (!best) return undefined;
  const labels = labelsOf(best.candidate);
  const different = Object.entries(wanted).filter(([key, value]) => labels[key] !== value);
  return {
    candidate: best.candidate,
    differs: different.map(([key]) => (key in labels ? `${key}=${labels[key]}` : `no label ${key}`)).join(', '),
  };
}

/** Looking for the nearest must not make a large namespace slow. */
const most = 200;
