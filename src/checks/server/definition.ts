import { at, fieldsOf, isMap, listOf, textOf } from '../../graph/fields.js';
import { kindNameFault, serviceNameFault, subdomainFault } from '../../manifest/names.js';
import { quoted } from '../wording.js';
import { schemaRefusals } from './definition-schema.js';
import type { Refusal, Rules } from './refusal.js';
import { empty, isSet, misnamed, notOneOf, required } from './values.js';

/** What the API server refuses in a custom resource definition itself. */
export const definition: Rules = function* ({ name, manifest }) {
  const spec = at(manifest, 'spec');
  const { group, names, versions, conversion } = spec;
  const [plural, domain] = [textOf(at(names)['plural']) ?? '', textOf(group) ?? ''];
  if (name !== `${plural}.${domain}`)
    yield ['metadata.name', `"${name}" is not "${plural}.${domain}", the plural name and the group`];
  yield* empty('spec.group', group, 'name the API group');
  yield* misnamed('spec.group', group, groupFault, 'an API group');
  yield* empty('spec.scope', spec['scope'], 'allowed is Cluster or Namespaced');
  yield* notOneOf('spec.scope', spec['scope'], ['Cluster', 'Namespaced']);
  yield* approvalRefusals(domain, at(manifest, 'metadata', 'annotations'));
  yield* nameRefusals(fieldsOf(names));
  yield* versionsRefusals(listOf(versions).map(fieldsOf));
  if (spec['preserveUnknownFields'] === true)
    yield ['spec.preserveUnknownFields', 'is true; set x-kubernetes-preserve-unknown-fields in the schema instead'];
  if (isMap(conversion)) yield* conversionRefusals(conversion);
};

const groupFault = (group: string) => (group.includes('.') ? subdomainFault(group) : 'it has at least one dot');

const approval = 'api-approved.kubernetes.io';

/** Groups of Kubernetes' own community need a sign that it has approved them. */
function* approvalRefusals(group: string, annotations: Record<string, unknown>): Iterable<Refusal> {
  const isProtected = /(^|\.)(k8s|kubernetes)\.io$/.test(group);
  const value = textOf(annotations[approval]) ?? '';
  if (isProtected && !value.startsWith('unapproved') && !/^https?:\/\/[^/]+/.test(value))
    yield [
      `metadata.annotations["${approval}"]`,
      `${value === '' ? 'is missing' : `${quoted(value)} is not a URL`}; definitions in ${group} need the URL of their approval`,
    ];
}

function* nameRefusals(names: Record<string, unknown>): Iterable<Refusal> {
  const { plural, singular, kind, listKind, shortNames, categories } = names;
  yield* empty('spec.names.plural', plural, 'name the resource');
  yield* empty('spec.names.kind', kind, 'name the kind');
  for (const [field, value] of Object.entries({ plural, singular }))
    yield* misnamed(`spec.names.${field}`, value, serviceNameFault, 'the name of a resource');
  for (const [field, value] of Object.entries({ kind, listKind }))
    yield* misnamed(`spec.names.${field}`, value, kindNameFault, 'the name of a kind');
  if (isSet(listKind) && kind === listKind) yield ['spec.names.listKind', `is ${quoted(kind)}, like the kind`];
  for (const [field, list] of Object.entries({ shortNames, categories }))
    for (const [i, value] of listOf(list).entries()) {
      yield* empty(`spec.names.${field}[${i}]`, value ?? '', 'write a name');
      yield* misnamed(`spec.names.${field}[${i}]`, value, serviceNameFault, 'a short name');
    }
}

function* versionsRefusals(versions: readonly Record<string, unknown>[]): Iterable<Refusal> {
  const stored = versions.filter(({ storage }) => storage === true).length;
  if (stored !== 1) yield ['spec.versions', `has ${stored} versions with storage: true; exactly one is stored`];
  if (new Set(versions.map(({ name }) => name)).size < versions.length)
    yield ['spec.versions', 'has two versions of one name'];
  for (const [i, version] of versions.entries()) yield* versionRefusals(`spec.versions[${i}]`, version);
}

const columnTypes = ['boolean', 'date', 'integer', 'number', 'string'];

function* versionRefusals(path: string, version: Record<string, unknown>): Iterable<Refusal> {
  const { name, schema, subresources, additionalPrinterColumns, deprecated, deprecationWarning } = version;
  yield* empty(`${path}.name`, name, 'name the version');
  yield* misnamed(`${path}.name`, name, serviceNameFault, 'the name of a version');
  if (typeof deprecationWarning === 'string' && deprecated !== true)
    yield [`${path}.deprecationWarning`, 'is set; only a deprecated version warns'];
  const { openAPIV3Schema } = fieldsOf(schema);
  const place = `${path}.schema.openAPIV3Schema`;
  const isEmpty = isMap(schema) && Object.keys(schema).length === 0;
  if (!isMap(openAPIV3Schema)) {
    // Server-side apply keeps an empty schema as one that says nothing.
    if (!isEmpty) yield [place, 'is missing; every version has a schema'];
  } else yield* schemaRefusals(place, openAPIV3Schema, 'root');
  for (const [k, field] of listOf(version['selectableFields']).entries()) {
    const { jsonPath } = fieldsOf(field);
    if (!/^(\.[\w-]+)+$/.test(`${jsonPath ?? ''}`))
      yield [
        `${path}.selectableFields[${k}].jsonPath`,
        `${quoted(jsonPath)} is not the path of a field such as ".spec.color"`,
      ];
  }
  yield* scaleRefusals(`${path}.subresources.scale`, at(subresources)['scale']);
  for (const [k, column] of listOf(additionalPrinterColumns).map(fieldsOf).entries()) {
    const at = `${path}.additionalPrinterColumns[${k}]`;
    for (const field of ['name', 'type', 'jsonPath']) yield* empty(`${at}.${field}`, column[field], 'a column has it');
    yield* notOneOf(`${at}.type`, column['type'], columnTypes);
    yield* pathRefusals(`${at}.jsonPath`, column['jsonPath'], '.');
    yield* notOneOf(`${at}.format`, column['format'], columnFormats);
  }
}

const columnFormats = ['int32', 'int64', 'float', 'double', 'byte', 'date', 'date-time', 'password'];

function* scaleRefusals(path: string, scale: unknown): Iterable<Refusal> {
  if (!isMap(scale)) return;
  yield* empty(`${path}.specReplicasPath`, scale['specReplicasPath'], 'name the field');
  yield* pathRefusals(`${path}.specReplicasPath`, scale['specReplicasPath'], '.spec.');
  yield* empty(`${path}.statusReplicasPath`, scale['statusReplicasPath'], 'name the field');
  yield* pathRefusals(`${path}.statusReplicasPath`, scale['statusReplicasPath'], '.status.');
  const selector = textOf(scale['labelSelectorPath']);
  if (selector && !/^\.(spec|status)\./.test(selector))
    yield [`${path}.labelSelectorPath`, `${quoted(selector)} begins with neither ".spec." nor ".status."`];
}

function* pathRefusals(path: string, value: unknown, begins: string): Iterable<Refusal> {
  const text = textOf(value);
  if (text && !text.startsWith(begins)) yield [path, `${quoted(text)} does not begin with "${begins}"`];
}

function* conversionRefusals({ strategy, webhook }: Record<string, unknown>): Iterable<Refusal> {
  yield* empty('spec.conversion.strategy', strategy, 'allowed is None or Webhook');
  yield* notOneOf('spec.conversion.strategy', strategy, ['None', 'Webhook']);
  if (strategy !== 'Webhook') {
    if (isMap(webhook)) yield ['spec.conversion.webhook', `is set beside strategy ${quoted(strategy)}`];
    return;
  }
  const { clientConfig, conversionReviewVersions } = fieldsOf(webhook);
  yield* clientRefusals('spec.conversion.webhook.clientConfig', clientConfig);
  const versions = listOf(conversionReviewVersions);
  if (!versions.some(version => version === 'v1' || version === 'v1beta1'))
    yield ['spec.conversion.webhook.conversionReviewVersions', 'has neither v1 nor v1beta1'];
}

/** Refusals in how the server calls a webhook. */
export function* clientRefusals(path: string, client: unknown): Iterable<Refusal> {
  const { url, service } = fieldsOf(client);
  const hasUrl = url !== undefined && url !== null;
  if (hasUrl === isMap(service)) yield [path, 'needs exactly one of url and service'];
  if (hasUrl && !/^https:\/\/[^/?#@]+(\/[^?#]*)?$/.test(String(url)))
    yield [`${path}.url`, `${quoted(url)} is not an https address without user, query or fragment`];
  if (!isMap(service)) return;
  for (const field of ['name', 'namespace'])
    yield* required(`${path}.service.${field}`, service[field], 'name the Service');
  const place = textOf(service['path']);
  if (place && place !== '/' && !/^(\/[a-z0-9]([-a-z0-9.]*[a-z0-9])?)+\/?$/.test(place))
    yield [`${path}.service.path`, `${quoted(place)} is not a path of DNS names such as "/convert"`];
  const { port } = service;
  if (typeof port === 'number' && (port < 1 || port > 65_535))
    yield [`${path}.service.port`, `${port} is out of range; allowed is 1 to 65535`];
}
