import { endpointSlice, endpoints } from '../server/endpoints.js';
import { serverCheck } from '../server/refusal.js';
import { service } from '../server/service.js';

export const serviceFieldsValid = serverCheck({
  id: 'service-fields-valid',
  title: 'Fields of a Service fit its type, and its addresses are addresses',
  why: 'The API server refuses the object.',
  fix: 'Remove the field, or change the type.',
  docs: 'https://kubernetes.io/docs/concepts/services-networking/service/',
  fails: `
apiVersion: v1
kind: Service
metadata: { name: api }
spec: { ports: [{ port: 80, nodePort: 30080 }] }
`,
  rules: { Endpoints: endpoints, EndpointSlice: endpointSlice, Service: service },
});
