import { parse } from 'yaml';
import { type LogAlert, LogAlertRules } from '../../../src/entries/monitoring.js';
import { logAlertProblems, logQuery } from '../../../src/monitoring/logs/log-alert.js';
import { logqlFaults } from '../../../src/promql/logql.js';
import { only, plainChart } from '../../constructs/support.js';

const panic: LogAlert = {
  name: 'CodexPanic',
  streams: { app: 'codex-app-server' },
  line: 'panicked at|Panic occurred',
  examples: {
    counts: ["thread 'main' panicked at src/main.rs:3", 'ERROR Panic occurred'],
    passes: ['request finished', 'no panic here'],
  },
  within: '5m',
  severity: 'critical',
  summary: 'The server panicked',
  description: '{{ $labels.pod }} wrote {{ $value }} panics.',
};

test('A panic is a query for Loki’s ruler, kept to the namespace', () => {
  expect(logQuery(panic, 'production')).toBe(
    'sum by (namespace, pod) (count_over_time({namespace="production",app="codex-app-server"} |~ "panicked at|Panic occurred" [5m])) > 0',
  );
  expect(logqlFaults(logQuery(panic, 'production'))).toEqual([]);
});

test('The rule file is in a ConfigMap that the ruler’s sidecar finds', () => {
  const chart = plainChart();
  new LogAlertRules(chart, 'panics', { component: 'codex-app-server', alerts: [panic] });
  const { metadata, ...file } = only(chart, 'ConfigMap');
  expect(metadata.labels).toEqual({ loki_rule: 'true' });
  const { groups } = parse((file['data'] as Record<string, string>)['panics.yaml']!);
  expect(groups).toMatchObject([
    {
      name: 'panics',
      rules: [{ alert: 'CodexPanic', labels: { severity: 'critical', component: 'codex-app-server' } }],
    },
  ]);
});

const messages = (more: Partial<LogAlert>) => logAlertProblems([{ ...panic, ...more }]).map(({ message }) => message);

test('an alert is tried on its own examples', () => {
  expect(messages({})).toEqual([]);
  expect(messages({ line: 'Panic' })).toEqual([
    `log alert "CodexPanic": it does not count the line "thread 'main' panicked at src/main.rs:3".`,
  ]);
  expect(messages({ line: '(?i)panic' })).toEqual(['log alert "CodexPanic": it counts the line "no panic here".']);
  expect(messages({ examples: { counts: [], passes: [] } })).toEqual([
    'log alert "CodexPanic": it names no line that counts.',
  ]);
});

test.each([
  [{ line: '(?!a)' }, 'the pattern "(?!a)" is refused: it has a group "(?!a", which RE2 does not know.'],
  [{ within: 'soon' }, '"within" is "soon".'],
  [{ streams: { 'not-a-label': 'x' } }, 'its query is refused'],
])('refuses %j', (more, message) => {
  expect(messages(more).join('\n')).toContain(message);
});

test.each([
  '{app="api"}',
  '{app="api"} |= "error" | json | level="error"',
  'sum by (pod) (rate({app="api"} |~ `5\\d\\d` [5m])) > 1',
  'count_over_time({app="api"} != "a" [5m])',
])('takes %s', expr => {
  expect(logqlFaults(expr)).toEqual([]);
});

test.each([
  '',
  '{app="api"',
  '{app=api}',
  'sum by (pod) (rate({app="api"}[5m])',
  '{app="api"} |~ "("',
  '{app=~"*"}',
  'rate({app="api"} |= [5m])',
])('refuses %s', expr => {
  expect(logqlFaults(expr)).not.toEqual([]);
});
