import { redactionOf } from '../../checks/redact.js';
import { fieldChanges } from '../../diff/changed-fields.js';
import { changesOf } from '../../diff/changes.js';
import type { Grouped } from '../../diff/grouped.js';
import type { Graph } from '../../graph/graph.js';
import type { GraphObject } from '../../graph/object.js';
import { withoutLeaks } from '../../leaks/scan.js';
import { type PlaceOf, systemOf } from './place.js';
import type { ReportChange, ReportField } from './report.js';

/** Fields of an object that are shown, and characters of a value. */
const mostFields = 30;
const longestValue = 400;
const blot = '•••';

/** The fields that differ of each object of a cluster, without any value of a secret. */
export function fieldsOfChanges(previous: Graph, next: Graph): ReadonlyMap<GraphObject, readonly ReportField[]> {
  const { changed, renamed } = changesOf({ previous, next, kubernetes: '' });
  const hiding = [previous, next].map(graph => redactionOf(graph).text);
  const shown = (object: GraphObject, value: unknown): string | undefined => {
    if (value === undefined) return undefined;
    if (object.kind === 'Secret') return blot;
    const text = typeof value === 'string' ? value : JSON.stringify(value, null, 1);
    const hidden = hiding.reduce((all, hide) => hide(all, () => true), withoutLeaks(text, blot));
    return hidden.length > longestValue ? `${hidden.slice(0, longestValue)}…` : hidden;
  };
  return new Map(
    [...changed, ...renamed].map(({ before, after }) => {
      const isSecretData = (path: string) => after.kind === 'Secret' && !path.startsWith('metadata');
      const fields = fieldChanges(before.manifest, after.manifest).map(({ path, ...values }): ReportField => {
        const [was, is] = isSecretData(path)
          ? [values.before === undefined ? undefined : blot, values.after === undefined ? undefined : blot]
          : [shown(before, values.before), shown(after, values.after)];
        return { path, before: was, after: is };
      });
      return [after, fields] as const;
    }),
  );
}

/** Sections whose consequences may come from another object than the one that they happen to. */
const elsewhere: ReadonlySet<string> = new Set(['exposed', 'closed', 'capacity', 'cost', 'order']);

/** What `plainsail diff` says, each with its object's fields before and after. */
export function changesReport(
  all: readonly Grouped[],
  fields: ReadonlyMap<GraphObject, readonly ReportField[]>,
  placeOf: PlaceOf,
): readonly ReportChange[] {
  return all.map(each => {
    const { section, id, subject, message, hint, routine = false, environments, object } = each;
    const own = elsewhere.has(section) && !each.path ? [] : (fields.get(object) ?? []);
    const isCause = ({ path }: ReportField) => isAbout(path, each.path);
    const shown = [...own.filter(isCause), ...own.filter(field => !isCause(field))];
    const system = systemOf(object);
    return {
      section,
      id,
      subject,
      message,
      hint,
      routine,
      environments: environments.filter(name => name !== ''),
      systems: system === undefined ? [] : [system],
      fields: shown.slice(0, mostFields),
      more: Math.max(0, shown.length - mostFields),
      ...placeOf(object),
    };
  });
}

/** The field that a consequence names, and what is below it, come first. */
const isAbout = (path: string, cause: string | undefined): boolean =>
  cause === undefined || cause === '' || path.startsWith(cause) || cause.startsWith(path);
