import { expressionFault } from '../../cel/expression-fault.js';
import { at, fieldsOf, listOf, textOf } from '../../graph/fields.js';
import { qualifiedNameFault } from '../../manifest/names.js';
import { quoted } from '../wording.js';
import type { Refusal } from './refusal.js';
import { empty, misnamed, repeated, tooMany } from './values.js';

/** Refusals in conditions under which a policy or a webhook is asked. */
export function* conditionRefusals(path: string, conditions: unknown, names: readonly string[]): Iterable<Refusal> {
  yield* tooMany(path, conditions, 64);
  yield* repeated(path, conditions, each => textOf(at(each)['name']));
  for (const [i, { name, expression }] of listOf(conditions).map(fieldsOf).entries()) {
    yield* empty(`${path}[${i}].name`, name, 'name the condition');
    yield* misnamed(`${path}[${i}].name`, name, qualifiedNameFault, 'the name of a condition');
    yield* expressionRefusals(`${path}[${i}].expression`, expression, names, ['bool']);
  }
}

/** What expressions of policies and webhooks see of a request. */
const seen = ['object', 'oldObject', 'request', 'namespaceObject'];

/** Refuses what is not an expression in CEL over these variables. */
export function* expressionRefusals(
  path: string,
  expression: unknown,
  more: readonly string[],
  results: readonly string[] | undefined,
): Iterable<Refusal> {
  const text = textOf(expression);
  if (text === undefined) return;
  if (text.trim() === '') {
    yield [path, 'is empty; write an expression'];
    return;
  }
  const wrong = expressionFault(text, [...seen, ...more], results, ['authorizer']);
  if (wrong) yield [path, `${quoted(text)} is not an expression that fits here: ${wrong}`];
}
