import { expressionFault } from '../../cel/expression-fault.js';
import { at, fieldsOf, isMap, listOf, numberOf, textOf } from '../../graph/fields.js';
import { labelFault, labelValueFault, qualifiedNameFault, subdomainFault } from '../../manifest/names.js';
import { quoted } from '../wording.js';
import type { Refusal, Rules } from './refusal.js';
import { empty, isSet, misnamed, repeated, required, tooMany } from './values.js';
import { driverRefusals, templateMetadataRefusals } from './volumes.js';

export const resourceClaim: Rules = ({ manifest }) => claimRefusals('spec.devices', at(manifest, 'spec', 'devices'));
export const resourceClaimTemplate: Rules = function* ({ manifest }) {
  yield* templateMetadataRefusals('spec.metadata', at(manifest, 'spec', 'metadata'));
  yield* claimRefusals('spec.spec.devices', at(manifest, 'spec', 'spec', 'devices'));
};

/** What the API server refuses in a class of devices. */
export const deviceClass: Rules = function* ({ manifest }) {
  const { selectors, config, extendedResourceName } = at(manifest, 'spec');
  yield* selectorRefusals('spec.selectors', selectors);
  yield* configRefusals('spec.config', config);
  if (extendedResourceName !== undefined && extendedResourceName !== null) {
    const name = `${extendedResourceName}`;
    const wrong =
      !name.includes('/') || name.includes('kubernetes.io/') || name.startsWith('requests.')
        ? 'it is in a domain that is not of Kubernetes'
        : qualifiedNameFault(`requests.${name}`);
    if (wrong) yield ['spec.extendedResourceName', `${quoted(name)}: ${wrong}`];
  }
};

function* claimRefusals(path: string, { requests, constraints, config }: Record<string, unknown>): Iterable<Refusal> {
  const list = listOf(requests).map(fieldsOf);
  const names = new Set(list.flatMap(request => namesOf(request)));
  yield* tooMany(`${path}.requests`, requests, 32);
  yield* repeated(`${path}.requests`, requests, each => textOf(at(each)['name']));
  for (const [i, request] of list.entries()) yield* requestRefusals(`${path}.requests[${i}]`, request);
  yield* tooMany(`${path}.constraints`, constraints, 32);
  for (const [i, constraint] of listOf(constraints).map(fieldsOf).entries()) {
    const place = `${path}.constraints[${i}]`;
    yield* referenceRefusals(`${place}.requests`, constraint['requests'], names);
    const { matchAttribute } = constraint;
    if (!isSet(matchAttribute) && !isSet(constraint['distinctAttribute']))
      yield [`${place}.matchAttribute`, 'is missing; name an attribute that the devices share'];
    if (isSet(matchAttribute)) yield* attributeRefusals(`${place}.matchAttribute`, `${matchAttribute}`);
  }
  for (const [i, each] of listOf(config).map(fieldsOf).entries())
    yield* referenceRefusals(`${path}.config[${i}].requests`, each['requests'], names);
  yield* configRefusals(`${path}.config`, config);
}

function* attributeRefusals(path: string, name: string): Iterable<Refusal> {
  const [domain, id = '', ...more] = name.split('/');
  const isName = id.length <= 32 && /^[A-Za-z_][A-Za-z0-9_]*$/.test(id);
  if (more.length === 0 && (!isName || domain!.length > 63 || subdomainFault(domain!) !== undefined))
    yield [path, `${quoted(name)} is not an attribute such as "gpu.example.com/model"`];
}

const namesOf = ({ name, firstAvailable }: Record<string, unknown>): readonly string[] => [
  `${name}`,
  ...listOf(firstAvailable).map(each => `${name}/${at(each)['name']}`),
];

function* referenceRefusals(path: string, requests: unknown, names: ReadonlySet<string>): Iterable<Refusal> {
  const list = listOf(requests);
  yield* tooMany(path, list, 32);
  if (new Set(list).size < list.length) yield [path, 'has a request twice'];
  for (const [i, name] of list.entries())
    if (!names.has(`${name}`)) yield [`${path}[${i}]`, `${quoted(name)} is not a request of the claim`];
}

function* requestRefusals(path: string, request: Record<string, unknown>): Iterable<Refusal> {
  const { name, exactly, firstAvailable } = request;
  yield* empty(`${path}.name`, name, 'name the request');
  yield* misnamed(`${path}.name`, name, labelFault, 'the name of a request');
  const options = listOf(firstAvailable).map(fieldsOf);
  if (isMap(exactly) === options.length > 0) yield [path, 'needs exactly one of exactly and firstAvailable'];
  if (isMap(exactly)) yield* deviceRefusals(`${path}.exactly`, exactly);
  yield* tooMany(`${path}.firstAvailable`, firstAvailable, 8);
  yield* repeated(`${path}.firstAvailable`, firstAvailable, each => textOf(at(each)['name']));
  for (const [i, option] of options.entries()) {
    const place = `${path}.firstAvailable[${i}]`;
    yield* empty(`${place}.name`, option['name'], 'name the request');
    yield* misnamed(`${place}.name`, option['name'], labelFault, 'the name of a request');
    yield* deviceRefusals(place, option);
  }
}

function* deviceRefusals(path: string, device: Record<string, unknown>): Iterable<Refusal> {
  const { deviceClassName, allocationMode, count, selectors, tolerations } = device;
  yield* required(`${path}.deviceClassName`, deviceClassName, 'name a DeviceClass');
  yield* misnamed(`${path}.deviceClassName`, deviceClassName, subdomainFault, 'the name of a DeviceClass');
  if (allocationMode === 'All' && numberOf(count) && count !== 0)
    yield [`${path}.count`, 'is set beside allocationMode All'];
  if (allocationMode !== 'All' && (numberOf(count) ?? 1) < 0) yield [`${path}.count`, `${count} is below 1`];
  yield* selectorRefusals(`${path}.selectors`, selectors);
  yield* tooMany(`${path}.tolerations`, tolerations, 16);
  for (const [i, { key, operator, value }] of listOf(tolerations).map(fieldsOf).entries()) {
    const place = `${path}.tolerations[${i}]`;
    yield* misnamed(`${place}.key`, key, qualifiedNameFault, 'the key of a taint');
    if (operator === 'Exists' && isSet(value))
      yield [`${place}.value`, `${quoted(value)} is set beside operator Exists, which takes no value`];
    if (operator !== 'Exists') yield* misnamed(`${place}.value`, value, labelValueFault, 'the value of a taint');
  }
}

function* selectorRefusals(path: string, selectors: unknown): Iterable<Refusal> {
  yield* tooMany(path, selectors, 32);
  for (const [i, selector] of listOf(selectors).entries()) {
    const { cel } = fieldsOf(selector);
    if (!isMap(cel)) yield [`${path}[${i}].cel`, 'is missing; a selector is an expression'];
    else yield* expressionRefusals(`${path}[${i}].cel.expression`, `${cel['expression'] ?? ''}`);
  }
}

function* expressionRefusals(path: string, text: string): Iterable<Refusal> {
  const wrong = expressionFault(text, ['device'], ['bool']);
  if (text.length > 10_240) yield [path, `has ${text.length} characters; at most 10240 are allowed`];
  else if (wrong) yield [path, `${quoted(text)} is not an expression about a device: ${wrong}`];
}

function* configRefusals(path: string, config: unknown): Iterable<Refusal> {
  yield* tooMany(path, config, 32);
  for (const [i, each] of listOf(config).entries()) {
    const { opaque } = fieldsOf(each);
    if (!isMap(opaque)) yield [`${path}[${i}].opaque`, 'is missing; a configuration is for a driver'];
    else {
      yield* driverRefusals(`${path}[${i}].opaque.driver`, opaque['driver']);
      const { parameters } = opaque;
      if (parameters !== undefined && !isMap(parameters)) yield [`${path}[${i}].opaque.parameters`, 'is not a map'];
    }
  }
}
