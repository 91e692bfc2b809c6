/** The manifest that a check of monitoring rules shows as its failing example: the rules, one in each line, in a PrometheusRule. */
export const failingRules = (rules: string): string => `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: api }
spec:
  groups:
    - name: api
      rules: ${rules}
`;
