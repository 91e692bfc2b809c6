import { fieldsOf, isMap, textMapOf } from '../../graph/fields.js';
import { Graph } from '../../graph/graph.js';
import { type GraphObject, graphObject, type Manifest } from '../../graph/object.js';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * Objects exported from a cluster as they were applied: without what the API server, controllers and autoscalers own. A
 * field counts where the next manifest, the last applied one or an owner of applied fields has it. Of objects that the
 * next graph lacks, only those that something has applied count, with all that they have.
 */
export function asApplied(live: Graph, next: Graph): Graph {
  return new Graph(live.objects.flatMap(object => restored(object, next)));
}

function restored(object: GraphObject, next: Graph): readonly GraphObject[] {
  const { group, kind, namespace, name, manifest } = object;
  const { metadata } = manifest;
  if (isMadeByController(metadata)) return [];
  const after = next.get(group, kind, namespace, name)?.manifest;
  const shapes: unknown[] = [after, appliedIn(metadata), ...appliedFields(metadata)].filter(
    shape => shape !== undefined,
  );
  if (shapes.length === 0) return [];
  const shaped = after ? (fieldsOf(inShape(manifest, shapes)) as Manifest) : manifest;
  const annotations = Object.entries(textMapOf(shaped.metadata?.annotations)).filter(([key]) => key !== lastApplied);
  const { managedFields: __, ...kept } = shaped.metadata as Manifest['metadata'] & { managedFields?: unknown };
  const own = { ...kept, name, ...(namespace !== undefined && { namespace }) };
  const withAnnotations = annotations.length > 0 ? { ...own, annotations: Object.fromEntries(annotations) } : own;
  const { status: _, ...rest } = shaped as Manifest & { status?: unknown };
  return [
    graphObject({ ...rest, apiVersion: manifest.apiVersion, kind, metadata: withAnnotations }, { file: object.file }),
  ];
}

const isMadeByController = (metadata: Manifest['metadata']): boolean =>
  ((metadata as { ownerReferences?: readonly unknown[] }).ownerReferences ?? []).some(
    owner => fieldsOf(owner)['controller'] === true,
  );

function appliedIn({ annotations }: Manifest['metadata']): unknown {
  const text = textMapOf(annotations)[lastApplied];
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The fields that server-side apply owns, as `fieldsV1` lists them. */
function appliedFields(metadata: Manifest['metadata']): readonly OwnedFields[] {
  const { managedFields } = metadata as { managedFields?: unknown };
  const entries = Array.isArray(managedFields) ? managedFields.map(fieldsOf) : [];
  return entries
    .filter(({ operation, subresource }) => operation === 'Apply' && !subresource)
    .map(({ fieldsV1 }) => new OwnedFields(fieldsOf(fieldsV1)));
}

/** A set of owned fields: `f:spec`, `k:{"name":"api"}`, `v:"value"`. */
class OwnedFields {
  constructor(readonly fields: Readonly<Record<string, unknown>>) {}

  of(key: string): OwnedFields | undefined {
    return this.at(`f:${key}`);
  }

  item(item: unknown): OwnedFields | undefined {
    const key = Object.keys(this.fields).find(
      each =>
        (each.startsWith('k:') && matches(item, JSON.parse(each.slice(2)))) ||
        (each.startsWith('v:') && JSON.stringify(item) === each.slice(2)),
    );
    return key === undefined ? undefined : this.at(key);
  }

  /** Nothing below it is distinguished: all of it is owned. */
  get isWhole(): boolean {
    return Object.keys(this.fields).filter(key => key !== '.').length === 0;
  }

  private at(key: string): OwnedFields | undefined {
    return Object.hasOwn(this.fields, key) ? new OwnedFields(fieldsOf(this.fields[key])) : undefined;
  }
}

const matches = (item: unknown, key: unknown): boolean =>
  isMap(item) && Object.entries(fieldsOf(key)).every(([field, value]) => item[field] === value);

/** What of a value one of the shapes has; items of a list are the same by their key, else by their place. */
function inShape(value: unknown, shapes: readonly unknown[]): unknown {
  if (shapes.some(shape => shape instanceof OwnedFields && shape.isWhole)) return value;
  if (Array.isArray(value)) return value.flatMap((item, i) => itemInShape(item, i, shapes));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const below = shapes.flatMap(shape => {
        if (shape instanceof OwnedFields) return shape.of(key) ?? [];
        return isMap(shape) && Object.hasOwn(shape, key) ? [shape[key]] : [];
      });
      return below.length > 0 ? [[key, inShape(inner, below)] as const] : [];
    }),
  );
}

function itemInShape(item: unknown, index: number, shapes: readonly unknown[]): readonly unknown[] {
  const below = shapes.flatMap(shape => {
    if (shape instanceof OwnedFields) return shape.item(item) ?? [];
    if (!Array.isArray(shape)) return [];
    const same = isMap(item) ? shape.find(each => isSame(each, item)) : shape[index];
    return same === undefined ? [] : [same];
  });
  return below.length > 0 || !isMap(item) ? [inShape(item, below)] : [];
}

const keys = ['name', 'mountPath', 'containerPort', 'port', 'key', 'ip', 'topologyKey', 'type', 'uid'];

/** By the first key that both have; items without any are the same where they are alike. */
function isSame(one: unknown, item: Readonly<Record<string, unknown>>): boolean {
  const key = keys.find(each => isMap(one) && each in one && each in item);
  return key === undefined
    ? JSON.stringify(one) === JSON.stringify(item) || keys.every(each => !(each in item))
    : fieldsOf(one)[key] === item[key];
}
