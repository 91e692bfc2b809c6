/** Manifests in YAML's flow form, as short as a case can be. Everything is in namespace `x`. */
export const object = (kind: string, name: string, rest = '', apiVersion = 'v1'): string => `
---
apiVersion: ${apiVersion}
kind: ${kind}
metadata: { name: ${name}, namespace: x }
${rest}`;

/** A Pod `api` with label `app: api` and one container `api`, which has these more fields. */
export const pod = (container = '', spec = ''): string => `
---
apiVersion: v1
kind: Pod
metadata: { name: api, namespace: x, labels: { app: api } }
spec: { containers: [{ name: api, image: 'api:1', ${container} }], ${spec} }`;

/** A Deployment `api` whose pods have label `app: api`. */
export const deployment = (
  spec = '',
  podSpec = "containers: [{ name: api, image: 'api:1' }]",
  kind = 'Deployment',
): string => `
---
apiVersion: apps/v1
kind: ${kind}
metadata: { name: api, namespace: x }
spec:
  selector: { matchLabels: { app: api } }
  template: { metadata: { labels: { app: api } }, spec: { ${podSpec} } }
${spec ? `  ${spec}` : ''}`;

/** A Service `api` that selects `app: api`. */
export const service = (ports: string, spec = ''): string =>
  object('Service', 'api', `spec: { selector: { app: api }, ports: [${ports}], ${spec} }`);
