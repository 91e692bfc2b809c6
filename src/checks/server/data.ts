import { fieldsOf } from '../../graph/fields.js';
import { quoted } from '../wording.js';
import type { Refusal, Rules } from './refusal.js';

/** The most that the data of a ConfigMap or Secret may have, in bytes. */
const key = /^[-._a-zA-Z0-9]+$/;

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
};

function* keyRefusals(path: string, data: unknown): Iterable<Refusal> {
  for (const name of Object.keys(fieldsOf(data))) {
    const wrong =
      name.length > 253
        ? `${name.length} characters; at most 253 are allowed`
        : isFileName(name)
          ? undefined
          : 'allowed are letters, digits, "-", "_" and "."';
    if (wrong) yield [path, `key ${quoted(name)}: ${wrong}`];
  }
}

const isFileName = (name: string): boolean => key.test(name) && name !== '.' && !name.startsWith('..');
