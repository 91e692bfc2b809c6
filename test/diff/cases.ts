/** A change, as short as it can be, and every line that is said of it. */
export interface Case {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly says: readonly string[];
}

interface Parts {
  readonly kind?: string;
  readonly name?: string;
  readonly image?: string;
  /** More fields of the container. */
  readonly container?: string;
  /** More fields of the pod. */
  readonly pod?: string;
  /** More fields of the spec. */
  readonly spec?: string;
  readonly labels?: string;
  readonly podLabels?: string;
  readonly annotations?: string;
}

/** A workload `api` in namespace `shop` with one container. */
export function workload({
  kind = 'Deployment',
  name = 'api',
  image = 'registry.example.com/api:1.0.0',
  container = '',
  pod = '',
  spec = 'replicas: 3',
  labels = '',
  podLabels = '',
  annotations = '',
}: Parts = {}): string {
  return `
---
apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name}, namespace: shop, labels: { app: ${name}, ${labels} }, annotations: { ${annotations} } }
spec:
  ${spec.split('\n').join('\n  ')}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name}, ${podLabels} } }
    spec: { containers: [{ name: api, image: '${image}', ports: [{ containerPort: 8080 }], ${container} }], ${pod} }
`;
}

export const object = (kind: string, name: string, rest: string, apiVersion = 'v1', namespace = 'shop'): string => `
---
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: ${name}${namespace ? `, namespace: ${namespace}` : ''} }
${rest}
`;
