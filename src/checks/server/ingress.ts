import { isIP } from 'node:net';
import { at, fieldsOf, isMap, listOf, textOf } from '../../graph/fields.js';
import {
  domainPathFault,
  labelFault,
  pathSegmentFault,
  portNameFault,
  serviceNameFault,
  subdomainFault,
} from '../../manifest/names.js';
import { quoted } from '../wording.js';
import type { Refusal, Rules, Server } from './refusal.js';
import { empty, isSet, misnamed, notOneOf, required } from './values.js';

const classAnnotation = 'kubernetes.io/ingress.class';

export const ingress: Rules = function* ({ manifest }, server) {
  const spec = at(manifest, 'spec');
  const { ingressClassName, defaultBackend } = spec;
  const wrong = textOf(ingressClassName) === undefined ? undefined : subdomainFault(ingressClassName as string);
  if (wrong)
    yield ['spec.ingressClassName', `${quoted(ingressClassName)} is not the name of an IngressClass: ${wrong}`];
  const rules = listOf(spec['rules']);
  if (rules.length === 0 && !isMap(defaultBackend)) yield ['spec', 'has neither rules nor a defaultBackend'];
  const annotated = at(manifest, 'metadata', 'annotations')[classAnnotation];
  if (annotated !== undefined && typeof ingressClassName === 'string' && annotated !== ingressClassName)
    yield [
      `metadata.annotations["${classAnnotation}"]`,
      `${quoted(annotated)} is not the ingressClassName, ${quoted(ingressClassName)}; keep one of them`,
    ];
  if (isMap(defaultBackend)) yield* backendRefusals('spec.defaultBackend', defaultBackend, server);
  for (const [i, rule] of rules.map(fieldsOf).entries()) yield* ruleRefusals(`spec.rules[${i}]`, rule, server);
  for (const [i, tls] of listOf(spec['tls']).entries()) {
    const { hosts, secretName } = fieldsOf(tls);
    for (const [k, host] of listOf(hosts).entries()) {
      yield* empty(`spec.tls[${i}].hosts[${k}]`, host, 'write a DNS name');
      yield* hostRefusals(`spec.tls[${i}].hosts[${k}]`, host);
    }
    yield* misnamed(`spec.tls[${i}].secretName`, secretName, subdomainFault, 'the name of a Secret');
  }
};

function* ruleRefusals(path: string, { host, http }: Record<string, unknown>, server: Server): Iterable<Refusal> {
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
    yield* backendRefusals(`${place}.backend`, fieldsOf(entry['backend']), server);
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

function* backendRefusals(
  path: string,
  { service, resource }: Record<string, unknown>,
  server: Server,
): Iterable<Refusal> {
  if (isMap(service) === isMap(resource)) {
    const has = isMap(service) ? 'both service and resource' : 'neither service nor resource';
    yield [path, `has ${has}; allowed is one of them`];
    return;
  }
  if (isMap(resource)) {
    const { apiGroup, kind, name } = resource;
    yield* empty(`${path}.resource.apiGroup`, apiGroup, 'name an API group, or remove the field');
    yield* misnamed(`${path}.resource.apiGroup`, apiGroup, subdomainFault, 'an API group');
    for (const [field, value] of Object.entries({ kind, name })) {
      if (!isSet(value)) yield [`${path}.resource.${field}`, 'is missing or empty; name the object'];
      yield* misnamed(`${path}.resource.${field}`, value, pathSegmentFault, `a ${field}`);
    }
    return;
  }
  yield* serviceRefusals(`${path}.service`, fieldsOf(service), server);
}

function* serviceRefusals(path: string, service: Record<string, unknown>, server: Server): Iterable<Refusal> {
  yield* empty(`${path}.name`, service['name'], 'name the Service');
  const fault = server.since('1.36') ? labelFault : serviceNameFault;
  yield* misnamed(`${path}.name`, service['name'], fault, 'the name of a Service');
  const { name, number } = at(service, 'port');
  const hasNumber = isSet(number) && number !== 0;
  if (isSet(name) && hasNumber)
    yield [`${path}.port`, `has name "${name}" and number ${number}; allowed is one of them`];
  else if (isSet(name)) yield* misnamed(`${path}.port.name`, name, portNameFault, 'the name of a port');
  else if (!hasNumber) yield [`${path}.port`, 'has neither name nor number; one of them is required'];
}

/** What the API server refuses in a class of Ingresses. */
export const ingressClass: Rules = function* ({ manifest }) {
  const { controller, parameters } = at(manifest, 'spec');
  yield* required('spec.controller', controller, 'name it as "example.com/ingress"');
  yield* misnamed('spec.controller', controller, controllerFault, 'the name of a controller');
  if (!isMap(parameters)) return;
  const { apiGroup, kind, name, scope, namespace } = parameters;
  yield* misnamed('spec.parameters.apiGroup', apiGroup, subdomainFault, 'an API group');
  yield* misnamed('spec.parameters.namespace', namespace, labelFault, 'the name of a namespace');
  for (const [field, value] of Object.entries({ kind, name })) {
    yield* empty(`spec.parameters.${field}`, value, 'name the object');
    yield* misnamed(`spec.parameters.${field}`, value, pathSegmentFault, `a ${field}`);
  }
  yield* empty('spec.parameters.scope', scope, 'allowed is Cluster or Namespace');
  yield* notOneOf('spec.parameters.scope', scope, ['Cluster', 'Namespace']);
  if (scope === 'Namespace' && !isSet(namespace))
    yield ['spec.parameters.namespace', 'is missing; parameters of scope Namespace are in one'];
  if ((scope === 'Cluster' || !isSet(scope)) && isSet(namespace))
    yield ['spec.parameters.namespace', 'is set; parameters of scope Cluster are in no namespace'];
};

const controllerFault = (name: string) =>
  name.length > 250 ? `${name.length} characters; at most 250 are allowed` : domainPathFault(name);
