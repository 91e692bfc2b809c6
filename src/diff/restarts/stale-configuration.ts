import { isDeepStrictEqual } from 'node:util';
import { at, fieldsOf, listOf, textMapOf, textOf } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { mountsOf, volumesOf } from '../../graph/volumes.js';
import { type Workload, workloads } from '../../graph/workload.js';
import { changesOf } from '../changes.js';
import type { Consequence, Pair } from '../consequence.js';
import { listed } from '../lists.js';
import { restartedIn } from './restarts.js';

/** Workloads that read configuration when they start, which changes while nothing restarts them. */
export function* staleConfiguration(pair: Pair): Iterable<Consequence> {
  const restarted = restartedIn(pair);
  const changed = new Map(
    changesOf(pair)
      .changed.filter(({ before, after }) => !isDeepStrictEqual(dataOf(before), dataOf(after)))
      .map(({ after }) => [idOf(after.kind, after.namespace, after.name), after]),
  );
  if (changed.size === 0) return;
  for (const workload of workloads(pair.next)) {
    if (restarted.has(workload) || !runs(workload)) continue;
    const read = readAtStart(workload).flatMap(
      ({ kind, name }) => changed.get(idOf(kind, workload.namespace, name)) ?? [],
    );
    if (read.length === 0) continue;
    const { object } = workload;
    const names = listed(read.map(({ kind, name }) => `${kind} ${name}`));
    const reloads = reloader(workload);
    yield {
      section: 'restarts',
      id: reloads ? 'restarted-by-reloader' : 'configuration-not-read',
      object,
      message: reloads
        ? `is restarted by Reloader, where that runs: ${names} changes`
        : `keeps its old configuration until something restarts it: ${names} changes, which it reads at its start`,
      ...(!reloads && {
        hint: 'Put a checksum of the configuration into an annotation of the pod template, or restart it by hand.',
      }),
    };
  }
}

const idOf = (kind: string, namespace: string | undefined, name: string) => `${kind}/${namespace ?? 'default'}/${name}`;

const dataOf = ({ manifest: { data, binaryData, stringData, spec } }: GraphObject) => [
  data,
  binaryData,
  stringData,
  spec,
];

const runs = ({ object: { kind } }: Workload): boolean => kind !== 'Job' && kind !== 'CronJob';

interface Read {
  readonly kind: string;
  readonly name: string;
}

/** Variables, and files that are mounted one by one: the kubelet renews neither. */
function readAtStart(workload: Workload): readonly Read[] {
  const volumes = new Map(volumesOf(workload).map(({ name, fields }) => [name, fields]));
  return workload.containers.flatMap(container => {
    const { fields } = container;
    const variables = listOf(fields['env']).map(entry => at(entry, 'valueFrom'));
    const files = mountsOf(container)
      .filter(mount => textOf(mount.fields['subPath']))
      .map(({ name }) => volumes.get(name) ?? {});
    return [
      ...variables.flatMap(source => named('ConfigMap', source['configMapKeyRef'])),
      ...variables.flatMap(source => named('Secret', source['secretKeyRef'])),
      ...listOf(fields['envFrom']).flatMap(source => [
        ...named('ConfigMap', fieldsOf(source)['configMapRef']),
        ...named('Secret', fieldsOf(source)['secretRef']),
      ]),
      ...files.flatMap(source => named('ConfigMap', source['configMap'])),
      ...files.flatMap(source => named('Secret', source['secret'])),
    ];
  });
}

function named(kind: string, reference: unknown): readonly Read[] {
  const name = textOf(fieldsOf(reference)['name']) ?? textOf(fieldsOf(reference)['secretName']);
  return name === undefined ? [] : [{ kind, name }];
}

/** Annotations of Stakater's Reloader, on the workload or its pods. */
const reloader = ({ object, metadata }: Workload): boolean =>
  [object.manifest.metadata.annotations, metadata['annotations']]
    .flatMap(annotations => Object.keys(textMapOf(annotations)))
    .some(key => /(^|[.])reloader\.stakater\.com\//.test(key));
