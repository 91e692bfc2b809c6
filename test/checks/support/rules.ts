/** A PrometheusRule with these rules, each a flow map. */
export const ruleFile = (...rules: readonly string[]) => `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: api, namespace: shop }
spec:
  groups:
    - name: api
      rules:
${rules.map(rule => `        - ${rule}`).join('\n')}
`;

/** One alert with this expression. */
export const alertOn = (expr: string, more = '') =>
  ruleFile(`{ alert: Api, expr: '${expr.replaceAll("'", "''")}'${more && `, ${more}`} }`);
