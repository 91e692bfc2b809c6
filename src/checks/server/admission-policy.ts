import { at, fieldsOf, isMap, listOf, textOf } from '../../graph/fields.js';
import {
  kindNameFault,
  pathSegmentFault,
  qualifiedNameFault,
  serviceNameFault,
  subdomainFault,
} from '../../manifest/names.js';
import { quoted } from '../wording.js';
import { conditionRefusals, expressionRefusals } from './admission-conditions.js';
import type { Refusal, Rules } from './refusal.js';
import { selectorRefusals } from './selector.js';
import { empty, isSet, misnamed, notOneOf, repeated, required, tooMany } from './values.js';
import { ruleRefusals } from './webhook.js';

/** What the API server refuses in a policy that validates objects. */
export const validatingPolicy: Rules = function* ({ name, manifest }) {
  const spec = at(manifest, 'spec');
  yield* policyRefusals(spec, true);
  const names = namesOf(spec);
  const [validations, annotations] = [listOf(spec['validations']), listOf(spec['auditAnnotations'])];
  if (validations.length === 0 && annotations.length === 0)
    yield ['spec.validations', 'is missing or empty, and so is auditAnnotations; a policy has one of them'];
  for (const [i, validation] of validations.map(fieldsOf).entries())
    yield* validationRefusals(`spec.validations[${i}]`, validation, names);
  yield* tooMany('spec.auditAnnotations', annotations, 20);
  yield* repeated('spec.auditAnnotations', annotations, each => textOf(at(each)['key']));
  for (const [i, { key, valueExpression }] of annotations.map(fieldsOf).entries()) {
    const wrong = qualifiedNameFault(`${name}/${key ?? ''}`);
    if (wrong) yield [`spec.auditAnnotations[${i}].key`, `${quoted(key)}: ${wrong}`];
    yield* expressionRefusals(`spec.auditAnnotations[${i}].valueExpression`, valueExpression, names, [
      'string',
      'null_type',
    ]);
  }
};

/** What its expressions see besides the request. */
const namesOf = ({ paramKind, variables }: Record<string, unknown>): readonly string[] => [
  ...(isMap(paramKind) ? ['params'] : []),
  ...(listOf(variables).length > 0 ? ['variables'] : []),
];

const reasons = ['Forbidden', 'Invalid', 'RequestEntityTooLarge', 'Unauthorized'];

function* validationRefusals(
  path: string,
  { expression, message, messageExpression, reason }: Record<string, unknown>,
  names: readonly string[],
): Iterable<Refusal> {
  yield* expressionRefusals(`${path}.expression`, expression, names, ['bool']);
  if (isSet(messageExpression))
    yield* expressionRefusals(`${path}.messageExpression`, messageExpression, names, ['string']);
  const text = textOf(message);
  if (text && text.trim() === '') yield [`${path}.message`, 'is blank; write a message, or remove the field'];
  if (/[\n\r]/.test(text?.trim() ?? '')) yield [`${path}.message`, 'has line breaks; a message is one line'];
  yield* empty(`${path}.reason`, reason, `allowed is ${reasons.join(', ')}`);
  yield* notOneOf(`${path}.reason`, reason, reasons);
}

const patches: Readonly<Record<string, string>> = { ApplyConfiguration: 'applyConfiguration', JSONPatch: 'jsonPatch' };

/** What the API server refuses in a policy that changes objects. */
export const mutatingPolicy: Rules = function* ({ manifest }) {
  const spec = at(manifest, 'spec');
  yield* policyRefusals(spec, false);
  yield* changesOnly('spec.matchConstraints', spec['matchConstraints']);
  yield* required('spec.reinvocationPolicy', spec['reinvocationPolicy'], 'allowed is IfNeeded or Never');
  const mutations = listOf(spec['mutations']).map(fieldsOf);
  if (mutations.length === 0) yield ['spec.mutations', 'is missing or empty; a policy has at least one mutation'];
  for (const [i, mutation] of mutations.entries()) {
    const path = `spec.mutations[${i}]`;
    const { patchType } = mutation;
    yield* empty(`${path}.patchType`, patchType, `allowed is ${Object.keys(patches).join(' or ')}`);
    const field = patches[String(patchType)];
    if (field === undefined) continue; // The schema checks the type.
    for (const other of Object.values(patches))
      if (other !== field && isMap(mutation[other]))
        yield [`${path}.${other}`, `is set beside patchType ${quoted(patchType)}, which has ${field}`];
    if (!isMap(mutation[field])) yield [`${path}.${field}`, `is missing; patchType ${quoted(patchType)} needs it`];
    else yield* patchRefusals(`${path}.${field}.expression`, mutation[field]['expression'], namesOf(spec));
  }
};

/** Objects that a patch makes, `Object{…}`, are a form that our reader of CEL does not know. */
function* patchRefusals(path: string, expression: unknown, names: readonly string[]): Iterable<Refusal> {
  yield* required(path, expression, 'write an expression');
  if (isSet(expression) && !/\b[A-Z]\w*(\.\w+)*\s*\{/.test(`${expression}`))
    yield* expressionRefusals(path, expression, names, undefined);
}

/** What both sorts of policies have. @param isMerged whether server-side apply merges the variables by their names */
function* policyRefusals(spec: Record<string, unknown>, isMerged: boolean): Iterable<Refusal> {
  const { paramKind, matchConstraints, matchConditions, variables, failurePolicy } = spec;
  yield* empty('spec.failurePolicy', failurePolicy, 'allowed is Fail or Ignore; or remove the field');
  if (isMap(paramKind)) yield* kindRefusals('spec.paramKind', paramKind);
  if (!isMap(matchConstraints)) yield ['spec.matchConstraints', 'is missing; a policy says what it applies to'];
  else {
    yield* matchRefusals('spec.matchConstraints', matchConstraints);
    if (listOf(matchConstraints['resourceRules']).length === 0)
      yield ['spec.matchConstraints.resourceRules', 'is missing or empty; at least one rule is required'];
  }
  yield* conditionRefusals('spec.matchConditions', matchConditions, isMap(paramKind) ? ['params'] : []);
  if (isMerged) yield* repeated('spec.variables', variables, each => textOf(at(each)['name']));
  for (const [i, { name, expression }] of listOf(variables).map(fieldsOf).entries()) {
    yield* empty(`spec.variables[${i}].name`, name, 'name the variable');
    if (isSet(name) && !isIdentifier(String(name)))
      yield [`spec.variables[${i}].name`, `${quoted(name)} is not the name of a variable in CEL`];
    yield* expressionRefusals(`spec.variables[${i}].expression`, expression, namesOf(spec), undefined);
  }
}

const words = [
  ...['true', 'false', 'null', 'in', 'as', 'break', 'const', 'continue', 'else', 'for', 'function', 'if', 'import'],
  ...['let', 'loop', 'package', 'namespace', 'return', 'var', 'void', 'while'],
];

const isIdentifier = (name: string): boolean => /^[_a-zA-Z][_a-zA-Z0-9]*$/.test(name) && !words.includes(name);

function* kindRefusals(path: string, { apiVersion, kind }: Record<string, unknown>): Iterable<Refusal> {
  yield* required(`${path}.apiVersion`, apiVersion, 'name the API version of the parameters');
  const [group = '', version = '', ...more] = `${apiVersion ?? ''}`.includes('/')
    ? `${apiVersion}`.split('/')
    : ['', `${apiVersion ?? ''}`];
  const wrong = more.length > 0 ? 'it has two "/"' : (group && subdomainFault(group)) || serviceNameFault(version);
  if (isSet(apiVersion) && wrong) yield [`${path}.apiVersion`, `${quoted(apiVersion)} is not an API version: ${wrong}`];
  yield* required(`${path}.kind`, kind, 'name the kind of the parameters');
  yield* misnamed(`${path}.kind`, kind, kindNameFault, 'the name of a kind');
}

/** Which objects a policy or its binding applies to. */
function* matchRefusals(path: string, match: unknown): Iterable<Refusal> {
  if (!isMap(match)) return;
  yield* empty(`${path}.matchPolicy`, match['matchPolicy'], 'allowed is Equivalent or Exact; or remove the field');
  for (const field of ['namespaceSelector', 'objectSelector'])
    yield* selectorRefusals(`${path}.${field}`, match[field]);
  for (const field of ['resourceRules', 'excludeResourceRules'])
    for (const [i, rule] of listOf(match[field]).map(fieldsOf).entries()) {
      const place = `${path}.${field}[${i}]`;
      yield* ruleRefusals(place, rule);
      const names = listOf(rule['resourceNames']);
      if (new Set(names).size < names.length) yield [`${place}.resourceNames`, 'has a name twice'];
      for (const [k, name] of names.entries())
        yield* misnamed(`${place}.resourceNames[${k}]`, name, pathSegmentFault, 'the name of an object');
    }
}

/** What is deleted cannot be changed. */
function* changesOnly(path: string, match: unknown): Iterable<Refusal> {
  for (const [i, rule] of listOf(at(match)['resourceRules']).entries())
    for (const [k, operation] of listOf(at(rule)['operations']).entries())
      if (operation === 'DELETE')
        yield [`${path}.resourceRules[${i}].operations[${k}]`, '"DELETE" is set; what is deleted cannot be changed'];
}

const actions = ['Audit', 'Deny', 'Warn'];

/** What the API server refuses where a policy is put into force. */
export const policyBinding: Rules = function* ({ kind, manifest }) {
  const { policyName, paramRef, matchResources, validationActions } = at(manifest, 'spec');
  yield* required('spec.policyName', policyName, 'name the policy');
  yield* misnamed('spec.policyName', policyName, subdomainFault, 'the name of a policy');
  if (isMap(paramRef)) yield* referenceRefusals('spec.paramRef', paramRef);
  yield* matchRefusals('spec.matchResources', matchResources);
  if (kind === 'MutatingAdmissionPolicyBinding') {
    yield* changesOnly('spec.matchResources', matchResources);
    return;
  }
  const list = listOf(validationActions);
  if (list.length === 0) yield ['spec.validationActions', `is missing or empty; allowed is ${actions.join(', ')}`];
  if (new Set(list).size < list.length) yield ['spec.validationActions', 'has an action twice'];
  if (list.includes('Deny') && list.includes('Warn'))
    yield ['spec.validationActions', 'has both Deny and Warn; one of them is enough'];
  for (const [i, action] of list.entries()) yield* empty(`spec.validationActions[${i}]`, action, 'name an action');
};

function* referenceRefusals(
  path: string,
  { name, selector, parameterNotFoundAction }: Record<string, unknown>,
): Iterable<Refusal> {
  yield* misnamed(`${path}.name`, name, pathSegmentFault, 'the name of an object');
  yield* selectorRefusals(`${path}.selector`, selector);
  if (isSet(name) && isMap(selector)) yield [`${path}.selector`, 'is set beside a name; allowed is one of them'];
  if (!isSet(name) && !isMap(selector)) yield [path, 'has neither name nor selector; one of them is required'];
  yield* required(`${path}.parameterNotFoundAction`, parameterNotFoundAction, 'allowed is Allow or Deny');
  yield* notOneOf(`${path}.parameterNotFoundAction`, parameterNotFoundAction, ['Allow', 'Deny']);
}
