import { graphOf } from '../../../src/graph/from-app.js';
import { templates } from '../../../src/graph/templates.js';
import { fleet } from '../../../src/main.js';

const shipperIn = (environment: string) =>
  graphOf(fleet.declare(fleet.environment(environment))).objects.filter(
    ({ unit, name }) => unit?.system === 'codeai' && name.startsWith('alloy'),
  );

test.each(['staging', 'production'])(
  'H11 A7: in %s the owner of Loki finds what keeps the logs of CodeAI for thirty days',
  environment => {
    const graph = graphOf(fleet.declare(fleet.environment(environment)).node.findChild('codeai'));
    const namespace = environment === 'production' ? 'codeai' : 'codeai-staging';
    const { text } = templates(graph).find(({ file }) => file === 'loki-retention.yaml')!;
    expect(text).toContain(`selector: '{namespace="${namespace}"}'\n      priority: 1\n      period: 30d\n`);
  },
);

test('A7: CodeAI sends the logs of all of its pods to Loki where the environment has one', () => {
  expect(shipperIn('development')).toEqual([]);
  for (const environment of ['staging', 'production']) {
    const kinds = shipperIn(environment).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['Deployment', 'Role', 'RoleBinding', 'NetworkPolicy']));
    const files = shipperIn(environment).find(({ name }) => name === 'alloy-files')?.manifest['data'];
    const [text = ''] = Object.values(files as Record<string, string>);
    expect(text).toContain('label = "app.kubernetes.io/part-of=codeai"');
    expect(text).toContain('url = "http://loki.monitoring:3100/loki/api/v1/push"');
  }
});
