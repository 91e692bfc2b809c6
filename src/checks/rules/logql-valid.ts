import { at, fieldsOf, listOf, textMapOf, textOf } from '../../graph/fields.js';
import type { Graph } from '../../graph/graph.js';
import { yamlData } from '../../monitoring/yaml-text.js';
import { logqlFaults } from '../../promql/logql.js';
import { type Check, finding } from '../check.js';
import { expressionFault } from '../expression-fault.js';

export const logqlValid: Check = {
  id: 'logql-valid',
  title: "Loki's ruler takes every rule file",
  why: 'The ruler refuses the whole file, so none of its alerts fires, and says so only in its own log.',
  fix: 'Correct the query. A query for logs has a selector in braces, and counts lines before it compares.',
  category: 'monitoring',
  severity: 'error',
  kinds: ['ConfigMap'],
  scope: 'object',
  docs: 'https://grafana.com/docs/loki/latest/query/',
  fails: `
apiVersion: v1
kind: ConfigMap
metadata: { name: panics, labels: { loki_rule: 'true' } }
data:
  panics.yaml: |
    groups:
      - name: panics
        rules: [{ alert: Panic, expr: 'count_over_time({app="api" |= "panic" [5m]) > 0' }]
`,
  *check(graph) {
    for (const { object, path, text } of ruleFiles(graph)) {
      const file = yamlData(text);
      if (file === undefined) yield finding(object, path, 'the rule file is not YAML');
      for (const group of listOf(fieldsOf(file)['groups'])) {
        for (const rule of listOf(fieldsOf(group)['rules']).map(fieldsOf)) {
          const expr = textOf(rule['expr']) ?? '';
          const title = `alert "${textOf(rule['alert']) ?? textOf(rule['record']) ?? ''}"`;
          for (const fault of logqlFaults(expr)) yield expressionFault(object, path, title, expr, fault);
        }
      }
    }
  },
};

function ruleFiles(graph: Graph) {
  return graph.ofKind('ConfigMap').flatMap(object => {
    const labels = textMapOf(at(object.manifest, 'metadata')['labels']);
    if (!Object.hasOwn(labels, 'loki_rule')) return [];
    return Object.entries(textMapOf(object.manifest['data'])).map(([file, text]) => ({
      object,
      path: `data[${JSON.stringify(file)}]`,
      text,
    }));
  });
}
