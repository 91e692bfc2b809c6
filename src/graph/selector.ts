import type { Labels } from '../intent/endpoint.js';
import { fieldsOf, isMap, listOf, textMapOf, textOf } from './fields.js';

/** A label selector, ready to be asked. */
export interface Selector {
  /** The empty selector, which matches everything. */
  readonly isEmpty: boolean;
  /** The selector as it is written. */
  readonly source: unknown;
  readonly matches: (labels: Labels) => boolean;
}

type Test = (labels: Labels) => boolean;

/** Reads a label selector; undefined if missing. One that the API server would refuse matches nothing. */
export function selectorOf(value: unknown): Selector | undefined {
  if (!isMap(value)) return undefined;
  const tests: Test[] = Object.entries(textMapOf(value['matchLabels'])).map(
    ([label, text]) =>
      labels =>
        labels[label] === text,
  );
  for (const expression of listOf(value['matchExpressions'])) tests.push(testOf(expression));
  return {
    isEmpty: tests.length === 0,
    source: value,
    matches: labels => tests.every(test => test(labels)),
  };
}

function testOf(expression: unknown): Test {
  const { key, operator, values } = fieldsOf(expression);
  const label = textOf(key);
  if (label === undefined) return () => false;
  const texts = new Set(listOf(values));
  switch (operator) {
    case 'In':
      return labels => texts.has(labels[label]);
    case 'NotIn':
      return labels => !texts.has(labels[label]);
    case 'Exists':
      return labels => Object.hasOwn(labels, label);
    case 'DoesNotExist':
      return labels => !Object.hasOwn(labels, label);
    default:
      return () => false;
  }
}
