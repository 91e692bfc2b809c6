import { fieldLine } from '../../src/read/field-line.js';

const text = `# first
apiVersion: v1
kind: Service
metadata:
  labels:
    app.kubernetes.io/name: api
spec:
  ports:
  - port: 80
  - name: b
    port: 81
---
apiVersion: v1
kind: List
items:
- kind: Pod
  spec: { containers: [{ image: a }] }
`;

test.each([
  ['spec', 2, 7],
  ['spec.ports[1].port', 2, 11],
  ['metadata.labels["app.kubernetes.io/name"]', 2, 6],
  ['spec.ports[1].targetPort', 2, 10],
  ['spec.selector', 2, 7],
  ['', 2, 2],
  ['spec.containers[0].image', 16, 17],
  ['spec', 99, 99],
])('%s of the object in line %i is in line %i', (path, line, expected) => {
  expect(fieldLine(text, line, path)).toBe(expected);
});
