import { selectorMatchesTemplate } from '../../../src/checks/rules/selector-matches-template.js';
import { testCheck } from '../support/tester.js';

const workload = (kind: string, selector: string, labels: string) => `
apiVersion: apps/v1
kind: ${kind}
metadata: { name: api, namespace: x }
spec:
  selector: ${selector}
  template: { metadata: { labels: ${labels} }, spec: { containers: [] } }`;

testCheck(selectorMatchesTemplate, {
  example: [['Deployment api', 'spec.selector', 'selects app=api; its own pods have app=web']],
  valid: [
    {
      name: 'pods with more labels than are asked for',
      yaml: workload('Deployment', '{ matchLabels: { app: api } }', '{ app: api, tier: web }'),
    },
    {
      name: 'an expression that holds',
      yaml: workload(
        'StatefulSet',
        '{ matchExpressions: [{ key: app, operator: In, values: [api, web] }] }',
        '{ app: web }',
      ),
    },
  ],
  invalid: [
    {
      name: 'an expression that does not hold',
      yaml: workload('DaemonSet', '{ matchExpressions: [{ key: app, operator: DoesNotExist }] }', '{ app: web }'),
      findings: [['DaemonSet x/api', 'spec.selector', 'selects !app; its own pods have app=web']],
    },
    {
      name: 'pods without labels',
      yaml: workload('StatefulSet', '{ matchLabels: { app: api } }', '{}'),
      findings: [['StatefulSet x/api', 'spec.selector', 'its own pods have no labels']],
    },
  ],
});
