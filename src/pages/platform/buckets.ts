import { at, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { formatObject } from '../../problem.js';

/** Buckets that backups go to, or that programs are configured with. */
export function bucketsOf(graph: Graph): readonly { readonly bucket: string; readonly by: string }[] {
  const found = new Map<string, string>();
  const enter = (bucket: string | undefined, by: string) => {
    if (bucket !== undefined && !found.has(bucket)) found.set(bucket, by);
  };
  for (const object of graph.objects) {
    const destination = textOf(at(object.manifest, 'spec', 'configuration')['destinationPath']);
    enter(/^s3:\/\/([^/]+)/.exec(destination ?? '')?.[1], formatObject(object));
    if (object.kind !== 'ConfigMap') continue;
    for (const [key, value] of Object.entries(at(object.manifest, 'data')))
      if (/bucket/i.test(key)) enter(textOf(value), formatObject(object));
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([bucket, by]) => ({ bucket, by }));
}
