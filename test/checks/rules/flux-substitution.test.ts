import { fluxSubstitution } from '../../../src/checks/rules/flux-substitution.js';
import { testCheck } from '../support/tester.js';

const settings = (text: string, more = '') => `
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: shop${more} }
data: { a: '${text}' }
`;
const disabled = '{ kustomize.toolkit.fluxcd.io/substitute: disabled }';

testCheck(fluxSubstitution, {
  example: [['ConfigMap shop/backup', 'data["backup.sh"]', `Flux would substitute \${DAY}`]],
  valid: [
    { name: 'a variable without braces', yaml: settings('echo $DAY') },
    { name: 'a variable that is escaped', yaml: settings(`echo $\${DAY}`) },
    { name: 'a variable of Kubernetes', yaml: settings('$(DAY)') },
    { name: 'what is not a variable', yaml: settings(`a\${}b \${1} {DAY}`) },
    { name: 'an object that Flux leaves alone', yaml: settings(`\${DAY}`, `, annotations: ${disabled}`) },
    { name: 'a label that says the same', yaml: settings(`\${DAY}`, `, labels: ${disabled}`) },
  ],
  invalid: [
    {
      name: 'several, with defaults, each once',
      yaml: settings(`\${DAY:=1} \${HOUR} \${DAY}`),
      findings: [['ConfigMap shop/settings', 'data.a', `Flux would substitute \${DAY}, \${HOUR}`]],
      severity: 'warning',
    },
  ],
});
