import { fieldsOf, isMap, listOf, textOf } from '../../graph/fields.js';
import { labelValueFault, qualifiedNameFault } from '../../manifest/names.js';
import { quoted } from '../wording.js';
import type { Refusal } from './refusal.js';
import { misnamed, notOneOf } from './values.js';

const withValues = ['In', 'NotIn'];
const withoutValues = ['Exists', 'DoesNotExist'];

/** Refusals in a label selector. */
export function* selectorRefusals(path: string, selector: unknown): Iterable<Refusal> {
  if (!isMap(selector)) return;
  yield* labelRefusals(`${path}.matchLabels`, selector['matchLabels']);
  for (const [i, expression] of listOf(selector['matchExpressions']).entries())
    yield* expressionRefusals(`${path}.matchExpressions[${i}]`, expression, [...withValues, ...withoutValues]);
}

/** Refusals in labels that something is selected by. */
export function* labelRefusals(path: string, labels: unknown): Iterable<Refusal> {
  for (const [key, value] of Object.entries(fieldsOf(labels))) {
    const wrong = qualifiedNameFault(key);
    if (wrong) yield [path, `key ${quoted(key)}: ${wrong}`];
    const text = textOf(value);
    const fault = text === undefined ? undefined : labelValueFault(text);
    if (fault) yield [path, `value ${quoted(value)} of "${key}": ${fault}`];
  }
}

/**
 * @param operators allowed ones; beside these, `Gt` and `Lt` take one number
 * @param labels whether the values must be values of labels
 */
export function* expressionRefusals(
  path: string,
  expression: unknown,
  operators: readonly string[],
  labels = true,
): Iterable<Refusal> {
  const { key, operator, values } = fieldsOf(expression);
  const count = listOf(values).length;
  const wrong = qualifiedNameFault(textOf(key) ?? '');
  if (wrong) yield [`${path}.key`, `${quoted(key)}: ${wrong}`];
  yield* notOneOf(`${path}.operator`, operator, operators);
  if (labels)
    for (const [i, value] of listOf(values).entries())
      yield* misnamed(`${path}.values[${i}]`, value, labelValueFault, 'the value of a label');
  if (withValues.includes(operator as string) && count === 0)
    yield [`${path}.values`, `is empty; operator ${operator} needs at least one value`];
  if (withoutValues.includes(operator as string) && count > 0)
    yield [`${path}.values`, `is set beside operator ${operator}, which takes no value`];
  if ((operator === 'Gt' || operator === 'Lt') && count !== 1)
    yield [`${path}.values`, `has ${count} values; operator ${operator} takes exactly one`];
}
