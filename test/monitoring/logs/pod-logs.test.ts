import { alloyPodLogs, fluentBitPodLogs } from '../../../src/entries/monitoring.js';

const codeai = { namespace: 'codeai', pods: { app: 'codeai' } };
const loki = { url: 'http://loki.monitoring:3100/loki/api/v1/push' };
const text = alloyPodLogs({ ...codeai, redact: ['Bearer [A-Za-z0-9._-]+'] }, loki);

test('Alloy finds the pods by their labels, in their namespace, and reads the API and no folder', () => {
  expect(text).toContain('names = ["codeai"]');
  expect(text).toContain('label = "app=codeai"');
  expect(text).toContain('loki.source.kubernetes "pods" {');
  expect(text).not.toContain('__path__');
});

test('Every line has the labels that queries and routes need, and the time of the program', () => {
  for (const label of ['namespace', 'pod', 'container', 'app']) expect(text).toContain(`target_label  = "${label}"`);
  expect(text).toMatch(/stage\.timestamp \{\n {4}source = "time"\n {4}format = "RFC3339Nano"/);
});

test('What must not be stored is replaced before anything else', () => {
  expect(text).toContain('expression = "(Bearer [A-Za-z0-9._-]+)"');
  expect(text.indexOf('stage.replace')).toBeLessThan(text.indexOf('stage.json'));
});

test('blocks refer to one another', () => {
  const labels = [...text.matchAll(/^([a-z._]+) "(\w+)" \{$/gm)].map(([, type, label]) => `${type}.${label}`);
  const references = [...text.matchAll(/= \[?([a-z]+(?:\.[a-z]+)+)\.(?:targets|output|receiver)\]?$/gm)].map(
    ([, path]) => path,
  );
  expect(references).toHaveLength(4);
  expect(references.filter(path => !labels.includes(path!))).toEqual([]);
});

test.each([
  [{ labels: ['level', 'request_id'] }, '"request_id" is made a label.'],
  [{ pods: {} }, 'the logs of no pods are collected.'],
  [{ redact: ['('] }, 'the pattern "(" is refused: it does not close a group.'],
])('refuses %j', (more, message) => {
  expect(() => alloyPodLogs({ ...codeai, ...more }, loki)).toThrow(message);
});

const fluentBit = fluentBitPodLogs(
  { namespace: 'codeai', pods: 'codeai-', remove: ['authorization', 'jwt'] },
  { host: 'elasticsearch.logging', index: 'codeai-logs' },
);

test('Fluent Bit reads both runtimes, tags as the kubernetes filter expects, and talks to Elasticsearch 8', () => {
  expect(fluentBit.pipeline.inputs).toMatchObject([
    {
      name: 'tail',
      path: '/var/log/containers/codeai-*_codeai_*.log',
      tag: 'kube.*',
      'multiline.parser': 'docker, cri',
    },
  ]);
  expect(fluentBit.pipeline.filters).toEqual([
    { name: 'kubernetes', match: 'kube.*', merge_log: true, keep_log: false },
    { name: 'modify', match: 'kube.*', remove_regex: '^(authorization|jwt)$' },
  ]);
  expect(fluentBit.pipeline.outputs).toMatchObject([
    {
      name: 'es',
      match: 'kube.*',
      suppress_type_name: true,
      write_operation: 'create',
      tls: true,
      http_user: '${' + 'ELASTICSEARCH_USER}',
    },
  ]);
});

test('refuses a pattern that no file matches', () => {
  expect(() => fluentBitPodLogs({ namespace: 'codeai', pods: '*' }, { host: 'e', index: 'i' })).toThrow(
    'no file holds logs of pods "*" in namespace "codeai".',
  );
});
