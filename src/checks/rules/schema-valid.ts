import { definedKinds, kindsBeside } from '../../definitions/custom-kinds.js';
import { perObject } from '../../graph/per-object.js';
import { withoutEncrypted } from '../../leaks/sops.js';
import { didYouMean } from '../../problem.js';
import { objectFaults } from '../../schema/object-faults.js';
import type { Check } from '../check.js';

/** By the schemas that come with this tool. */
const faultsOf = perObject(({ manifest }) => objectFaults(withoutEncrypted(manifest)));

export const schemaValid: Check = {
  id: 'schema-valid',
  title: 'Every object has the fields and values of its kind',
  why: 'The API server refuses an unknown field, a wrong type or a missing value, and the delivery stops at that object.',
  fix: "Correct the field's name, place or value as the schema of the kind says.",
  category: 'server',
  severity: 'error',
  kinds: 'any',
  docs: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  fails: `
apiVersion: v1
kind: Service
metadata: { name: api }
spec:
  selektor: { app: api }
  ports: [{ port: 80 }]
`,
  *check(graph, { definitions, unknownKinds = 'warning' }) {
    const definedKind = definedKinds(graph, definitions);
    const beside = kindsBeside(graph, definitions);
    for (const object of graph.objects) {
      const custom = definedKind(object);
      for (const { unknown, stray, belongs, ...fault } of custom?.faults(withoutEncrypted(object.manifest)) ??
        faultsOf(object)) {
        const near = unknown ? didYouMean(object.kind, beside(object.apiVersion)) : '';
        const place = belongs === '' ? 'the top of the object' : belongs;
        const hint = place === undefined ? fault.hint : `Move it to ${place}, which has a field "${stray}".`;
        yield {
          ...{ object, ...fault, message: fault.message + near, severity: unknown ? unknownKinds : fault.severity },
          ...(hint !== undefined && { hint }),
        };
      }
    }
  },
};
