import { ingress, ingressClass } from '../server/ingress.js';
import { serverCheck } from '../server/refusal.js';

export const ingressFieldsValid = serverCheck({
  id: 'ingress-fields-valid',
  title: 'Hosts, paths and backends of an Ingress are well-formed',
  why: 'The API server refuses the object.',
  fix: 'Correct the field.',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types',
  fails: `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: api }
spec:
  rules: [{ http: { paths: [{ path: v1, pathType: Prefix, backend: { service: { name: api, port: { number: 80 } } } }] } }]
`,
  rules: { Ingress: ingress, IngressClass: ingressClass },
});
