import { fieldsOf, isMap, listOf } from '../../graph/fields.js';
import { amountRefusals, exactlyOne, fieldRefusals, ofFiles } from './environment.js';
import type { Refusal } from './refusal.js';
import { empty, outside, required, reserved } from './values.js';

/** Refusals in the files that a volume is made of. */
export function* itemRefusals(path: string, items: unknown, ofPod: boolean): Iterable<Refusal> {
  for (const [i, item] of listOf(items).map(fieldsOf).entries()) {
    const place = `${path}[${i}]`;
    if (!ofPod) yield* empty(`${place}.key`, item['key'], 'name the key');
    yield* empty(`${place}.path`, item['path'], 'name the file');
    yield* reserved(`${place}.path`, item['path']);
    yield* outside(`${place}.mode`, item['mode'], 0, 0o777);
    if (!ofPod) continue;
    yield* exactlyOne(place, item, ['fieldRef', 'resourceFieldRef']);
    if (isMap(item['fieldRef'])) yield* fieldRefusals(`${place}.fieldRef`, item['fieldRef'], ofFiles);
    const amount = item['resourceFieldRef'];
    if (!isMap(amount)) continue;
    yield* required(`${place}.resourceFieldRef.containerName`, amount['containerName'], 'name the container');
    yield* amountRefusals(`${place}.resourceFieldRef`, amount);
  }
}
