import { ApiObject, type ApiObjectProps, type JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { changeRendering } from '../../cdk8s/internals.js';
import { appliesToKind } from '../../intent/check-subjects.js';
import { recordedAround } from '../../intent/record.js';
import { waiverAnnotation } from '../../intent/waiver.js';
import { applyPatches } from '../../manifest/json-patch.js';
import type { Manifest } from '../../manifest/manifest.js';
import { schemaTables } from '../../schema/tables.js';

/** What every object says of itself. */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
}

/** Whether it is one of ours; `instanceof` takes any object of cdk8s for one of each of its classes. */
export const isPlainObject = (value: unknown): boolean =>
  typeof value === 'object' && Object.prototype.isPrototypeOf.call(PlainObject.prototype, value as object);

/**
 * One object as plain data, typed by what it is: `new PlainObject<Deployment>(…)`.
 * It carries the waivers of what it belongs to, of checks that apply to its kind. Nothing it is given is dropped, so a JSON patch may add fields that no type knows.
 */
export class PlainObject<T extends { readonly apiVersion: string; readonly kind: string }> extends ApiObject {
  constructor(scope: Construct, id: string, manifest: T) {
    super(scope, id, manifest as unknown as ApiObjectProps);
    if (schemaTables.isClusterScoped(this.apiVersion, this.kind))
      Object.assign(this.metadata, { namespace: undefined });
    for (const waiver of recordedAround(scope, 'waiver')) {
      if (!appliesToKind(waiver.check, this.kind)) continue;
      for (const [key, text] of Object.entries(waiverAnnotation(waiver))) this.metadata.addAnnotation(key, text);
    }
  }

  /** Changes the rendered object. A path that leads nowhere is a problem that names the object and the path. */
  override addJsonPatch(...operations: JsonPatch[]): void {
    changeRendering(this, rendered => applyPatches(rendered as Manifest, operations));
  }
}
