import type { Grouped } from '../grouped.js';
import { bySection } from './summary.js';

/** The contract of `diff --format json`: `docs/schemas/diff.schema.json`. */
export function diffJson(all: readonly Grouped[], environments: readonly string[]): string {
  const consequences = all.map(each => {
    const {
      section,
      id,
      subject,
      path,
      message,
      hint,
      routine = false,
      rollout,
      accepted,
      environments: places,
      object,
    } = each;
    const { apiVersion, kind, namespace, name, file } = object;
    return {
      section,
      id,
      subject,
      object: { apiVersion, kind, namespace, name },
      path: path || undefined,
      message,
      hint,
      routine,
      rollout,
      accepted,
      environments: places.filter(place => place !== ''),
      file,
      source: object.source?.(),
    };
  });
  const summary = Object.fromEntries([...bySection(all)].map(([section, own]) => [section, own.length]));
  return `${JSON.stringify({ version: 1, environments: environments.filter(name => name !== ''), consequences, summary }, null, 2)}\n`;
}
