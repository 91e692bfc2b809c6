import { definition } from '../server/definition.js';
import { serverCheck } from '../server/refusal.js';

export const definitionFieldsValid = serverCheck({
  id: 'definition-fields-valid',
  title: 'A custom resource definition has names, versions and structural schemas',
  why: 'The API server refuses the definition, and with it every object of the kind.',
  fix: 'Correct the field.',
  docs: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema',
  fails: `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.example.com }
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Widget, plural: widgets }
  versions:
    - name: v1
      served: true
      storage: true
      schema: { openAPIV3Schema: { type: object, properties: { spec: { properties: { size: { type: integer } } } } } }
`,
  rules: { CustomResourceDefinition: definition },
});
