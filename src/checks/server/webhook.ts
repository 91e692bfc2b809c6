import { at, fieldsOf, listOf, textOf } from '../../graph/fields.js';
import { serviceNameFault, subdomainFault } from '../../manifest/names.js';
import { quoted } from '../wording.js';
import { conditionRefusals } from './admission-conditions.js';
import { clientRefusals } from './definition.js';
import type { Refusal, Rules } from './refusal.js';
import { selectorRefusals } from './selector.js';
import { empty, isSet, misnamed, notOneOf, outside, repeated } from './values.js';

/** What the API server refuses in the configuration of webhooks that validate or change objects. */
export const webhooks: Rules = function* ({ manifest }) {
  yield* repeated('webhooks', manifest['webhooks'], hook => textOf(at(hook)['name']));
  for (const [i, hook] of listOf(manifest['webhooks']).map(fieldsOf).entries()) {
    const path = `webhooks[${i}]`;
    yield* hookRefusals(path, hook);
    yield* clientRefusals(`${path}.clientConfig`, hook['clientConfig']);
    yield* conditionRefusals(`${path}.matchConditions`, hook['matchConditions'], []);
    for (const field of ['namespaceSelector', 'objectSelector'])
      yield* selectorRefusals(`${path}.${field}`, hook[field]);
    for (const [k, rule] of listOf(hook['rules']).map(fieldsOf).entries())
      yield* ruleRefusals(`${path}.rules[${k}]`, rule);
  }
};

function* hookRefusals(path: string, hook: Record<string, unknown>): Iterable<Refusal> {
  yield* empty(`${path}.name`, hook['name'], 'write a DNS name such as "check.example.com"');
  yield* misnamed(`${path}.name`, hook['name'], nameFault, 'the name of a webhook');
  yield* empty(`${path}.sideEffects`, hook['sideEffects'], 'allowed is None or NoneOnDryRun');
  yield* notOneOf(`${path}.sideEffects`, hook['sideEffects'], ['None', 'NoneOnDryRun']);
  yield* notOneOf(`${path}.failurePolicy`, hook['failurePolicy'], ['Fail', 'Ignore']);
  yield* notOneOf(`${path}.matchPolicy`, hook['matchPolicy'], ['Equivalent', 'Exact']);
  yield* notOneOf(`${path}.reinvocationPolicy`, hook['reinvocationPolicy'], ['IfNeeded', 'Never']);
  for (const field of ['failurePolicy', 'matchPolicy', 'reinvocationPolicy'])
    yield* empty(`${path}.${field}`, hook[field], 'write a policy, or remove the field');
  yield* outside(`${path}.timeoutSeconds`, hook['timeoutSeconds'], 1, 30);
  const versions = listOf(hook['admissionReviewVersions']);
  if (!versions.some(version => version === 'v1' || version === 'v1beta1'))
    yield [`${path}.admissionReviewVersions`, 'has neither v1 nor v1beta1'];
  if (new Set(versions).size < versions.length) yield [`${path}.admissionReviewVersions`, 'has a version twice'];
  for (const [k, version] of versions.entries()) {
    yield* empty(`${path}.admissionReviewVersions[${k}]`, version ?? '', 'write a version');
    yield* misnamed(`${path}.admissionReviewVersions[${k}]`, version, serviceNameFault, 'a version');
  }
}

const nameFault = (name: string) => (name.split('.').length < 3 ? 'it has at least two dots' : subdomainFault(name));

const operations = ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE'];

/** Refusals in which requests a webhook or a policy is asked about. */
export function* ruleRefusals(path: string, rule: Record<string, unknown>): Iterable<Refusal> {
  for (const field of ['operations', 'apiGroups', 'apiVersions', 'resources']) {
    const list = listOf(rule[field]);
    if (list.length === 0) yield [`${path}.${field}`, 'is missing or empty; at least one is required'];
    if (field !== 'resources' && list.length > 1 && list.includes('*'))
      yield [`${path}.${field}`, 'has "*" beside others; allowed is one of them'];
    if (field !== 'apiGroups')
      for (const [i, value] of list.entries())
        yield* empty(`${path}.${field}[${i}]`, value ?? '', 'write a name, or "*"');
  }
  for (const [i, operation] of listOf(rule['operations']).entries())
    yield* notOneOf(`${path}.operations[${i}]`, operation, operations);
  yield* empty(`${path}.scope`, rule['scope'], 'write a scope, or remove the field');
  yield* notOneOf(`${path}.scope`, rule['scope'], ['*', 'Cluster', 'Namespaced']);
  yield* resourceRefusals(`${path}.resources`, listOf(rule['resources']).map(String));
}

/** A resource, or a part of one, that another entry covers already. */
function* resourceRefusals(path: string, resources: readonly string[]): Iterable<Refusal> {
  if (resources.length > 1 && resources.includes('*/*')) yield [path, 'has "*/*" beside others, which it covers'];
  const plain = resources.filter(resource => !resource.includes('/'));
  if (plain.includes('*') && plain.at(-1) !== '*') yield [path, 'has "*" beside other resources, which it covers'];
  const covered = new Set<string>();
  for (const [i, resource] of resources.entries()) {
    const [name = '', part] = resource.split(/\/(.*)/s);
    if (part === undefined) continue;
    if (covered.has(`${name}/*`) || covered.has(`*/${part}`))
      yield [`${path}[${i}]`, `${quoted(resource)} is covered by another entry`];
    if (part === '*' || name === '*') covered.add(resource);
  }
}

/** What the API server refuses in a part of its API that another server serves. */
export const apiService: Rules = function* ({ name, manifest }) {
  const spec = at(manifest, 'spec');
  const { group, version, service, caBundle, insecureSkipTLSVerify } = spec;
  if (name !== `${version}.${group ?? ''}`)
    yield ['metadata.name', `"${name}" is not "${version}.${group ?? ''}", the version and the group`];
  yield* empty('spec.version', version, 'name the version');
  yield* misnamed('spec.version', version, serviceNameFault, 'a version');
  yield* misnamed('spec.group', group, subdomainFault, 'an API group');
  yield* outside('spec.groupPriorityMinimum', spec['groupPriorityMinimum'], 1, 20_000);
  yield* outside('spec.versionPriority', spec['versionPriority'], 1, 1000);
  const isSkipped = insecureSkipTLSVerify === true;
  if (service === undefined || service === null) {
    if (isSkipped) yield ['spec.insecureSkipTLSVerify', 'is true without a service'];
    if (isSet(caBundle)) yield ['spec.caBundle', 'is set without a service'];
    return;
  }
  for (const field of ['name', 'namespace'])
    if (!isSet(at(service)[field])) yield [`spec.service.${field}`, 'is missing; name the Service'];
  yield* outside('spec.service.port', at(service)['port'], 1, 65_535);
  if (isSkipped && isSet(caBundle)) yield ['spec.insecureSkipTLSVerify', 'is true beside a caBundle'];
};
