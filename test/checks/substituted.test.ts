import { runChecks } from '../../src/checks/registry.js';
import { graphOf } from './support/tester.js';

const found = (yaml: string) =>
  runChecks(graphOf(yaml), { kubernetes: '1.31' }, { only: ['object-name-valid', 'schema-valid'] }).map(
    ({ severity, path, message }) => [severity, path, message],
  );

test('a name that Flux may replace is a risk, which names the variable', () => {
  expect(found(`{ apiVersion: v1, kind: ConfigMap, metadata: { name: "\${APP}-a", namespace: x } }`)).toEqual([
    ['warning', 'metadata.name', expect.stringMatching(/Flux may replace \$\{APP\} before it is applied$/)],
  ]);
});

test('so is a value; one that Flux leaves alone is an error', () => {
  const scaled = (replicas: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: a, namespace: x }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: a } }
  template: { metadata: { labels: { app: a } }, spec: { containers: [{ name: a, image: a }] } }`;
  expect(found(scaled(`"\${COUNT}"`)).map(([severity]) => severity)).toEqual(['warning']);
  expect(found(scaled(`"$\${COUNT}"`)).map(([severity]) => severity)).toEqual(['error']);
});
