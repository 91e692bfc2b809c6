import { knownKinds } from '../../definitions/custom-kinds.js';
import { ruleFaults } from '../../definitions/rule-faults.js';
import { withoutEncrypted } from '../../leaks/sops.js';
import { type Check, finding, risk } from '../check.js';

export const customRulesKept: Check = {
  id: 'custom-rules-kept',
  title: 'Every custom resource keeps the rules of its definition',
  why: 'The API server evaluates the rules of the definition (CEL), and the delivery stops at an object that breaks one.',
  fix: 'Change the fields that the rule is about.',
  category: 'server',
  severity: 'error',
  kinds: 'any',
  docs: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules',
  fails: `
apiVersion: barmancloud.cnpg.io/v1
kind: ObjectStore
metadata: { name: backups }
spec:
  configuration: { destinationPath: s3://backups, serverName: shop }
`,
  *check(graph, { definitions }) {
    const kindOf = knownKinds(graph, definitions);
    for (const object of graph.objects) {
      const kind = kindOf(object);
      if (!kind) continue;
      for (const { path, message, rule, kind: verdict } of ruleFaults(kind, withoutEncrypted(object.manifest))) {
        const hint = kind.hint(`The rule is: ${rule.rule.trim()}.`);
        if (verdict === 'not evaluated') yield risk(object, path, `a rule was not evaluated: ${message}`, hint);
        else yield finding(object, path, message, hint);
      }
    }
  },
};
