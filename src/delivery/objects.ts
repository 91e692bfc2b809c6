import type { GraphObject, Manifest } from '../graph/object.js';
import { graphObject } from '../graph/object.js';
import { gitops } from '../intent/gitops.js';

/** The label of what delivers one system. */
export const systemLabel = 'plainsail.dev/system';

/** What every delivery object says of itself. */
export const deliveryLabels = (environment: string, system?: string) => ({
  ...{ 'app.kubernetes.io/managed-by': 'plainsail', 'app.kubernetes.io/part-of': gitops },
  ...{ 'plainsail.dev/environment': environment, ...(system !== undefined && { [systemLabel]: system }) },
});

/** A delivery object of an environment: of a system, or of all of them. */
export function deliveryObject(
  environment: string,
  system: string | undefined,
  { apiVersion, kind }: { readonly apiVersion: string; readonly kind: string },
  metadata: { readonly name: string; readonly namespace: string } & Readonly<Record<string, unknown>>,
  spec: object,
): GraphObject {
  const manifest = {
    apiVersion,
    kind,
    metadata: { ...metadata, labels: deliveryLabels(environment, system) },
    spec,
  } as unknown as Manifest;
  const unit = { environment, system: gitops, namespace: metadata.namespace };
  return graphObject(manifest, { unit: system === undefined ? unit : { ...unit, delivers: system } });
}
