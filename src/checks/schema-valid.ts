import { objectFaults } from '../schema/object-faults.js';
import type { Check } from './check.js';

export const schemaValid: Check = {
  id: 'schema-valid',
  title: 'Every object has the fields and values of its kind',
  why: 'The API server refuses an object with unknown fields, wrong types or missing values, and the rest of the delivery stops there.',
  severity: 'error',
  docs: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  *check(graph) {
    for (const object of graph.objects) {
      for (const { path, message, hint, severity } of objectFaults(object.manifest)) {
        yield { object, path, message, hint, severity };
      }
    }
  },
};
