import { at, fieldsOf, isMap, listOf } from '../../graph/fields.js';
import { quoted } from '../wording.js';
import { itemRefusals } from './files.js';
import type { Refusal } from './refusal.js';
import { empty, outside, required, reserved, setOf } from './values.js';

/** Without podCertificate: unless a feature gate is on, servers leave it out. */
const projections = ['secret', 'downwardAPI', 'configMap', 'serviceAccountToken'];

/** Two sources of one volume must not make a file of one name, as far as they name their files. */
export function* projectedRefusals(path: string, { sources, defaultMode }: Record<string, unknown>): Iterable<Refusal> {
  yield* outside(`${path}.defaultMode`, defaultMode, 0, 0o777);
  const files = new Map<string, string>();
  for (const [i, source] of listOf(sources).map(fieldsOf).entries()) {
    const place = `${path}.sources[${i}]`;
    yield* sourceRefusals(place, source);
    for (const file of filesOf(source)) {
      const other = files.get(file);
      if (other !== undefined) yield [place, `makes the file ${quoted(file)}, which ${other} makes already`];
      else files.set(file, place);
    }
  }
}

/** A token may have the name of another file: the server does not look. */
const filesOf = ({ secret, configMap, downwardAPI }: Record<string, unknown>): readonly string[] =>
  [secret, configMap, downwardAPI]
    .flatMap(fields => listOf(at(fields)['items']))
    .map(item => at(item)['path'])
    .filter((file): file is string => typeof file === 'string' && file !== '');

function* sourceRefusals(path: string, source: Record<string, unknown>): Iterable<Refusal> {
  const set = setOf(source, projections);
  if (set.length > 1) yield [path, `has ${set.join(' and ')}; allowed is one of them`];
  for (const [kind, field] of [['ConfigMap', 'configMap'] as const, ['Secret', 'secret'] as const]) {
    if (isMap(source[field])) yield* required(`${path}.${field}.name`, source[field]['name'], `name the ${kind}`);
    yield* itemRefusals(`${path}.${field}.items`, at(source, field)['items'], false);
  }
  yield* itemRefusals(`${path}.downwardAPI.items`, at(source, 'downwardAPI')['items'], true);
  const token = source['serviceAccountToken'];
  if (!isMap(token)) return;
  yield* outside(`${path}.serviceAccountToken.expirationSeconds`, token['expirationSeconds'], 600, 2 ** 32);
  yield* empty(`${path}.serviceAccountToken.path`, token['path'], 'name the file');
  yield* reserved(`${path}.serviceAccountToken.path`, token['path']);
}
