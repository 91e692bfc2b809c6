import { at, fieldsOf, isMap, textOf } from '../../graph/fields.js';
import { dataKeyFault } from '../../manifest/names.js';
import { quoted } from '../wording.js';
import type { Refusal, Rules } from './refusal.js';

export const configMap: Rules = function* ({ manifest }) {
  const { data, binaryData } = fieldsOf(manifest);
  yield* keyRefusals('data', data);
  yield* keyRefusals('binaryData', binaryData);
  for (const name of Object.keys(fieldsOf(data)))
    if (Object.hasOwn(fieldsOf(binaryData), name))
      yield [`data["${name}"]`, 'is in binaryData as well; keep one of them'];
};

/** Keys that a Secret of a type must have. */
const required: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
};

export const secret: Rules = function* ({ manifest }) {
  const { data, stringData, type } = fieldsOf(manifest);
  yield* keyRefusals('data', data);
  yield* keyRefusals('stringData', stringData);
  const keys = { ...fieldsOf(data), ...fieldsOf(stringData) };
  for (const name of required[String(type)] ?? [])
    if (!Object.hasOwn(keys, name)) yield [`data["${name}"]`, `is missing; a Secret of type ${type} has it`];
  if (type === 'kubernetes.io/basic-auth' && !Object.hasOwn(keys, 'username') && !Object.hasOwn(keys, 'password'))
    yield ['data', `has neither username nor password; a Secret of type ${type} has one of them`];
  if (type === 'kubernetes.io/service-account-token' && !at(manifest, 'metadata', 'annotations')[accountName])
    yield [`metadata.annotations["${accountName}"]`, `is missing; a Secret of type ${type} has it`];
  yield* contentRefusals(String(type), fieldsOf(data), fieldsOf(stringData));
};

const accountName = 'kubernetes.io/service-account.name';
const registryKeys: Readonly<Record<string, string>> = {
  'kubernetes.io/dockerconfigjson': '.dockerconfigjson',
  'kubernetes.io/dockercfg': '.dockercfg',
};

function* contentRefusals(
  type: string,
  data: Record<string, unknown>,
  stringData: Record<string, unknown>,
): Iterable<Refusal> {
  const text = (key: string) =>
    textOf(stringData[key]) ??
    (Object.hasOwn(data, key) ? Buffer.from(`${data[key] ?? ''}`, 'base64').toString() : undefined);
  const key = registryKeys[type];
  const content = key === undefined ? undefined : text(key);
  if (content !== undefined && !isJsonMap(content))
    yield [`data["${key}"]`, 'is not a map in JSON, which registries are given as'];
  if (type === 'kubernetes.io/ssh-auth' && text('ssh-privatekey') === '')
    yield ['data["ssh-privatekey"]', `is empty; a Secret of type ${type} has a key`];
}

function* keyRefusals(path: string, data: unknown): Iterable<Refusal> {
  for (const name of Object.keys(fieldsOf(data))) {
    const wrong = dataKeyFault(name);
    if (wrong) yield [path, `key ${quoted(name)}: ${wrong}`];
  }
}

/** A text of JSON that is a map; the message must not quote it. */
function isJsonMap(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return value === null || isMap(value);
  } catch {
    return false;
  }
}
