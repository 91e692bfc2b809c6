import { knownKinds } from '../../definitions/custom-kinds.js';
import { withoutEncrypted } from '../../leaks/sops.js';
import { type Check, finding } from '../check.js';

export const operatorAccepts: Check = {
  id: 'operator-accepts',
  title: 'Every custom resource is one that its operator can read',
  why: 'The API server stores what the definition allows; the operator then cannot read it, and nothing happens.',
  fix: 'Correct the value as the operator reads it.',
  category: 'delivery',
  severity: 'error',
  kinds: ['Certificate', 'ExternalSecret', 'SecretProviderClass'],
  docs: 'https://pkg.go.dev/time#ParseDuration',
  fails: `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: { name: billing }
spec:
  refreshInterval: 1d
  secretStoreRef: { name: vault }
`,
  *check(graph, { definitions }) {
    const kindOf = knownKinds(graph, definitions);
    for (const kind of this.kinds === 'any' ? [] : this.kinds) {
      for (const object of graph.ofKind(kind)) {
        const faults = kindOf(object)?.operatorFaults(withoutEncrypted(object.manifest)) ?? [];
        for (const { path, message, hint } of faults) yield finding(object, path, message, hint);
      }
    }
  },
};
