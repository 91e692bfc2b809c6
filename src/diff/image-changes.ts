import { at, textOf } from '../graph/fields.js';
import type { GraphObject } from '../graph/object.js';
import { workloadOf } from '../graph/workload.js';
import { parseImage } from '../manifest/image.js';
import type { Changed } from './changes.js';

/** Where operators' own kinds name the image of their pods. */
const fields = ['imageName', 'image'];

/** The images that change, as `api 1.2.0 → 1.3.0`; with the name of the repository where that changes. */
export function imageChanges({ before, after }: Changed): readonly string[] {
  const [was, is] = [imagesOf(before), imagesOf(after)];
  return [...is].flatMap(([name, image]) => {
    const old = was.get(name);
    return old !== undefined && old !== image ? [`${name} ${changeOf(old, image)}`] : [];
  });
}

function imagesOf(object: GraphObject): ReadonlyMap<string, string> {
  const containers = workloadOf(object).flatMap(workload => workload.containers);
  if (containers.length > 0) {
    return new Map(containers.map(({ name, fields: container }) => [name, textOf(container['image']) ?? '']));
  }
  const spec = at(object.manifest, 'spec');
  return new Map(fields.flatMap(field => (textOf(spec[field]) ? [[field, textOf(spec[field])!] as const] : [])));
}

/** What differs: the versions, or the whole names. */
function changeOf(before: string, after: string): string {
  const [was, is] = [parseImage(before), parseImage(after)];
  if (was.repository !== is.repository) return `${short(before)} → ${short(after)}`;
  return `${versionOf(was)} → ${versionOf(is)}`;
}

/** The tag, and as much of a digest as tells two apart where the tag does not. */
function versionOf({ tag, digest }: ReturnType<typeof parseImage>): string {
  const short = digest?.replace(/^(sha\d+:[0-9a-f]{12}).*$/, '$1');
  return [tag, short].filter(Boolean).join('@') || 'latest';
}

/** Text that is not an image may be of any length. */
const short = (text: string): string => (text.length > 200 ? `${text.slice(0, 199)}…` : text);
