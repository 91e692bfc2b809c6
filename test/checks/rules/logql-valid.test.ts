import { logqlValid } from '../../../src/checks/rules/logql-valid.js';
import { testCheck } from '../support/tester.js';

const file = (text: string, labels = "{ loki_rule: 'true' }") => `
apiVersion: v1
kind: ConfigMap
metadata: { name: panics, namespace: shop, labels: ${labels} }
data: { panics.yaml: '${text}' }
`;
const rule = (expr: string) => file(JSON.stringify({ groups: [{ name: 'a', rules: [{ alert: 'Panic', expr }] }] }));
const object = 'ConfigMap shop/panics';
const path = 'data["panics.yaml"]';

testCheck(logqlValid, {
  example: [['ConfigMap panics', path, /^alert "Panic": .*, at column 28/]],
  valid: [
    { name: 'a query', yaml: rule('sum by (pod) (count_over_time({app="api"} |~ "panic" [5m])) > 0') },
    { name: 'another ConfigMap', yaml: file('{', '{}') },
  ],
  invalid: [
    {
      name: 'an expression that is too deep to be read',
      yaml: rule(`1${'+1'.repeat(20_000)}`),
      severity: 'warning',
      findings: [[object, path, 'alert "Panic": it nests deeper than 250 levels and is not checked, at column 1']],
    },
    { name: 'no YAML', yaml: file('{'), findings: [[object, path, 'the rule file is not YAML']] },
    {
      name: 'a pattern that RE2 refuses',
      yaml: rule('count_over_time({app="api"} |~ "(?=a)" [5m]) > 0'),
      findings: [[object, path, 'alert "Panic": the regular expression "(?=a)" is refused']],
    },
  ],
});
