const service = (name, annotations = '') => `
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop${annotations} }
spec: { selector: { app: api }, ports: [{ port: 80 }] }
`;
const waived =
  ', annotations: { waive.plainsail.dev/service-selects-pods: "pods come later; owner: shop; until: 2999-12-31" }';

/** Manifests by path, with faults of every level, in files whose names are not URIs. */
export const manifests = {
  'faults/a service.yaml': `${service('api')}---${service('waived', waived)}`,
  'faults/50% #1: ü?.yaml': 'a: [\n---\nno object\n---\napiVersion: x.example/v1\nkind: Thing\nmetadata: { name: a }\n',
  'faults/claim.yaml': `
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data, namespace: shop }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
`,
  'clean/config.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings, namespace: shop }\n',
};
