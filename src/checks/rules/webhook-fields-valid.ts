import { serverCheck } from '../server/refusal.js';
import { apiService, webhooks } from '../server/webhook.js';

export const webhookFieldsValid = serverCheck({
  id: 'webhook-fields-valid',
  title: 'Webhooks and served APIs are complete',
  why: 'The API server refuses the object.',
  fix: 'Correct the field.',
  docs: 'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#webhook-configuration',
  fails: `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: check }
webhooks:
  - name: check.example.com
    admissionReviewVersions: [v1]
    sideEffects: Some
    clientConfig: { service: { name: webhook, namespace: shop } }
    rules: [{ apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods] }]
`,
  rules: {
    APIService: apiService,
    MutatingWebhookConfiguration: webhooks,
    ValidatingWebhookConfiguration: webhooks,
  },
});
