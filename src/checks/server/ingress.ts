import { isIP } from 'node:net';
import { at, fieldsOf, isMap, listOf, textOf } from '../../graph/fields.js';
import { subdomainFault } from '../../manifest/names.js';
import { quoted } from '../wording.js';
import type { Refusal, Rules } from './refusal.js';
import { isSet } from './values.js';

export const ingress: Rules = function* ({ manifest }) {
  const spec = at(manifest, 'spec');
  const { ingressClassName, defaultBackend } = spec;
  const wrong = textOf(ingressClassName) === undefined ? undefined : subdomainFault(ingressClassName as string);
  if (wrong)
    yield ['spec.ingressClassName', `${quoted(ingressClassName)} is not the name of an IngressClass: ${wrong}`];
  const rules = listOf(spec['rules']);
  if (rules.length === 0 && !isMap(defaultBackend)) yield ['spec', 'has neither rules nor a defaultBackend'];
  if (isMap(defaultBackend)) yield* backendRefusals('spec.defaultBackend', defaultBackend);
  for (const [i, rule] of rules.map(fieldsOf).entries()) yield* ruleRefusals(`spec.rules[${i}]`, rule);
  for (const [i, tls] of listOf(spec['tls']).entries())
    for (const [k, host] of listOf(at(tls)['hosts']).entries()) yield* hostRefusals(`spec.tls[${i}].hosts[${k}]`, host);
};

function* ruleRefusals(path: string, { host, http }: Record<string, unknown>): Iterable<Refusal> {
  yield* hostRefusals(`${path}.host`, host);
  if (typeof host === 'string' && isIP(host) !== 0)
    yield [`${path}.host`, `"${host}" is an address; allowed is a DNS name`];
  if (isMap(http) && listOf(http['paths']).length === 0)
    yield [`${path}.http.paths`, 'is missing or empty; at least one path is required'];
  for (const [i, entry] of listOf(at(http)['paths']).map(fieldsOf).entries()) {
    const place = `${path}.http.paths[${i}]`;
    if (!isSet(entry['pathType']))
      yield [`${place}.pathType`, 'is missing; allowed is Prefix, Exact or ImplementationSpecific'];
    yield* pathRefusals(`${place}.path`, entry['path'], entry['pathType']);
    yield* backendRefusals(`${place}.backend`, fieldsOf(entry['backend']));
  }
}

function* hostRefusals(path: string, host: unknown): Iterable<Refusal> {
  const text = textOf(host);
  if (text === undefined || text === '') return;
  const wrong = subdomainFault(text.replace(/^\*\./, ''));
  if (wrong) yield [path, `"${text}" is not a DNS name: ${wrong}`];
}

const forbidden = ['//', '/./', '/../', '%2f', '%2F'];
const forbiddenEnds = ['/..', '/.'];

function* pathRefusals(field: string, value: unknown, type: unknown): Iterable<Refusal> {
  const path = textOf(value) ?? '';
  if (type === 'Exact' || type === 'Prefix') {
    if (!path.startsWith('/')) yield [field, `${quoted(path)} is not absolute; a path of type ${type} begins with "/"`];
    const part = [
      ...forbidden.filter(each => path.includes(each)),
      ...forbiddenEnds.filter(each => path.endsWith(each)),
    ][0];
    if (part !== undefined) yield [field, `${quoted(path)} contains "${part}", which a path of type ${type} may not`];
  } else if (path !== '' && !path.startsWith('/'))
    yield [field, `${quoted(path)} is not absolute; a path begins with "/"`];
}

function* backendRefusals(path: string, { service, resource }: Record<string, unknown>): Iterable<Refusal> {
  if (isMap(service) === isMap(resource)) {
    yield [
      path,
      `has ${isMap(service) ? 'both service and resource' : 'neither service nor resource'}; allowed is one of them`,
    ];
    return;
  }
  if (!isMap(service)) return;
  const { name, number } = at(service, 'port');
  const hasName = isSet(name) && name !== '';
  const hasNumber = isSet(number) && number !== 0;
  if (hasName && hasNumber)
    yield [`${path}.service.port`, `has name "${name}" and number ${number}; allowed is one of them`];
  if (!hasName && !hasNumber) yield [`${path}.service.port`, 'has neither name nor number; one of them is required'];
}
