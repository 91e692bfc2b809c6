import { autoscaler } from '../server/autoscaler.js';
import { serverCheck } from '../server/refusal.js';

export const autoscalerFieldsValid = serverCheck({
  id: 'autoscaler-fields-valid',
  title: 'Metrics and behavior of an autoscaler are complete',
  why: 'The API server refuses the object.',
  fix: 'Correct the field.',
  docs: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  fails: `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  maxReplicas: 4
  behavior: { scaleDown: { stabilizationWindowSeconds: 7200 } }
`,
  rules: { HorizontalPodAutoscaler: autoscaler },
});
