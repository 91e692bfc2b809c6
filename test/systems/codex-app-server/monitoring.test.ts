import { parse } from 'yaml';
import { dashboards, panelsOf, queriesOf } from '../../../src/graph/dashboards.js';
import { alerts } from '../../../src/graph/prometheus-rules.js';
import { fleet } from '../../../src/main.js';
import { rollbackPages } from '../../../src/pages/rollbacks.js';
import { runbookPages } from '../../../src/pages/runbooks.js';
import { dataOf, graphIn, only } from './declared.js';

const graph = graphIn('production');
const rule = (name: string, of = graph) =>
  alerts(of).find(({ alert, labels }) => alert === name && labels['component'] === 'codex-app-server');

test.each([
  ['CodexHighErrorRate', 'critical', undefined, /status=~"5\.\."[\s\S]*\[5m\][\s\S]*> 0\.01\nand [\s\S]*>= 3$/],
  ['CodexElevatedErrorRate', 'warning', undefined, /status=~"5\.\."[\s\S]*\[10m\][\s\S]*> 0\.005\nand [\s\S]*>= 3$/],
  [
    'CodexHighLatency',
    'critical',
    '5m',
    /^histogram_quantile\(0\.99, [\s\S]*by \(namespace, job, le\)[\s\S]*\[5m\][\s\S]*> 5\n/,
  ],
  [
    'CodexSlow',
    'warning',
    '10m',
    /^histogram_quantile\(0\.95, [\s\S]*by \(namespace, job, le\)[\s\S]*\[10m\][\s\S]*> 2\n/,
  ],
  [
    'CodexHighMemory',
    'critical',
    '5m',
    /container_memory_working_set_bytes[\s\S]*kube_pod_container_resource_limits[\s\S]*> 0\.9$/,
  ],
  [
    'CodexHighCpu',
    'warning',
    '15m',
    /container_cpu_usage_seconds_total[\s\S]*kube_pod_container_resource_limits[\s\S]*> 0\.8$/,
  ],
  [
    'CodexCrashLoop',
    'critical',
    undefined,
    /increase\(kube_pod_container_status_restarts_total[\s\S]*\[10m\]\)\) > 3$/,
  ],
  ['ContainerCrashLooping', 'critical', '5m', /reason="CrashLoopBackOff"/],
])('X3: alert %s of section 5, in the form that works', (name, severity, held, expr) => {
  const { labels, fields, expr: found } = rule(name)!;
  expect(labels).toEqual({
    severity,
    namespace: 'production',
    system: 'codex-app-server',
    component: 'codex-app-server',
  });
  expect(fields['for']).toBe(held);
  expect(found).toMatch(expr);
  expect(found).toContain('namespace="production"');
});

test('X3: what only the wrapper measures is not asked of a server without one', () => {
  const development = graphIn('development');
  expect(rule('CodexHighErrorRate', development)).toBeUndefined();
  expect(rule('CodexHighMemory', development)).toBeDefined();
});

test('X3: a panic is a rule of Loki, over lines that say so', () => {
  const labels = only(graph, 'ConfigMap', 'codex-app-server-panic').metadata.labels;
  expect(labels).toMatchObject({ loki_rule: 'true' });
  const file = parse(dataOf(graph, 'codex-app-server-panic')['codex-app-server-panic.yaml']!);
  expect(file.groups[0].rules).toEqual([
    expect.objectContaining({
      alert: 'CodexPanic',
      expr: 'sum by (namespace, pod) (count_over_time({namespace="production",app="codex-app-server"} |~ "panicked at|Panic occurred" [5m])) > 0',
      labels: expect.objectContaining({ severity: 'critical', system: 'codex-app-server' }),
    }),
  ]);
  expect(
    graphIn('development')
      .ofKind('ConfigMap')
      .map(({ name }) => name),
  ).not.toContain('codex-app-server-panic');
});

test('X3: critical pages, a warning goes to the channel', () => {
  const { route, receivers } = only(graph, 'AlertmanagerConfig').spec as {
    route: { routes: { receiver: string; matchers: { value: string }[] }[] };
    receivers: { name: string; pagerdutyConfigs?: object[]; slackConfigs?: { channel: string }[] }[];
  };
  expect(route.routes.map(({ receiver, matchers }) => [receiver, matchers[0]!.value])).toEqual([
    ['critical', 'critical'],
    ['warning', 'warning'],
  ]);
  expect(receivers.find(({ name }) => name === 'critical')?.pagerdutyConfigs).toHaveLength(1);
  expect(receivers.find(({ name }) => name === 'warning')?.slackConfigs?.[0]?.channel).toBe('#alerts');
});

const runbooks = runbookPages(fleet);
const runbook = (name: string) => runbooks.get(`docs/runbooks/codex-app-server/${name}.md`)!;

test.each(['CodexHighErrorRate', 'CodexPanic', 'CodexSlow'])(
  'X3: the runbook of %s has levels, times and messages',
  name => {
    const page = runbook(name);
    for (const level of [
      /\| L1 \| on-call engineer: responds within 15 minutes; .*\| at once \|/,
      /\| L2 \| team lead: .*\| unresolved after 30 minutes \|/,
      /\| L3 \| engineering manager: .*\| a critical outage of more than an hour \|/,
    ])
      expect(page).toMatch(level);
    for (const minutes of ['within 5', 'within 10', 'within 15', 'within 20']) expect(page).toContain(minutes);
    expect(page).toMatch(
      /```text\nINCIDENT: (?:CRITICAL|WARNING) - .+\n- Time: .+\n- Impact: .+\n- Status: investigating\n- Owner: .+\n- Dashboard: /,
    );
    expect(page).toMatch(/```text\nRESOLVED: .+\n- Duration: .+\n- Root cause: .+\n- Resolution: .+\n- Follow-up: /);
  },
);

test('X3: each alert of the checklist says in which form it could not work', () => {
  const differing = [
    'CodexHighErrorRate',
    'CodexElevatedErrorRate',
    'CodexHighLatency',
    'CodexSlow',
    'CodexHighMemory',
    'CodexHighCpu',
    'CodexCrashLoop',
    'CodexPanic',
  ];
  for (const name of differing) expect(runbook(name)).toContain('## The form of the source document');
});

const [file] = dashboards(graph);
const panels = panelsOf(file!);
const queries = (title: string) => queriesOf(panels.find(panel => panel.title === title)!).map(({ expr }) => expr);

test.each([
  ['Request Rate', 'sum(rate(http_requests_total{'],
  ['Error Rate', 'status=~"5.."'],
  ['Status codes', 'sum by (status) (rate(http_requests_total{'],
  ['P50, P95 and P99 Latency', 'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{'],
  ['Request duration', 'sum by (le) (increase(http_request_duration_seconds_bucket{'],
  ['Cpu, of the limit', 'container_cpu_usage_seconds_total'],
  ['Memory', 'container_memory_working_set_bytes'],
  ['Restarts in an hour', 'kube_pod_container_status_restarts_total'],
  ['Active sessions', 'codex_active_sessions'],
  ['API calls by endpoint', 'sum by (path) (rate(http_requests_total{'],
  ['Tokens', 'sum by (type) (rate(codex_tokens_total{'],
])('X5: panel %s of section 7.3', (title, expr) => {
  expect(queries(title).join('\n')).toContain(expr);
  expect(queries(title).filter(each => !each.includes('namespace="production"'))).toEqual([]);
});

test('X5: a server without the wrapper has the panels of its resources', () => {
  const [own] = dashboards(graphIn('development'));
  const titles = panelsOf(own!).map(({ title }) => title);
  expect(titles).toEqual([
    'Resource usage',
    'Cpu, of the limit',
    'Memory, of the limit',
    'Restarts in an hour',
    'Memory',
  ]);
});

test('X4: the way back has the commands of this deployment', () => {
  const page = rollbackPages(fleet).get('docs/runbooks/codex-app-server/Rollback.md')!;
  const at = (text: string) => {
    expect(page).toContain(text);
    return page.indexOf(text);
  };
  expect(page).toContain('| [CodexHighErrorRate](CodexHighErrorRate.md) | codex-app-server | above 0.01 ');
  const revert = at('git revert --no-edit <commit> && git push');
  const suspend = at(
    'argocd app set codex-app-server-production --sync-policy none\nflux suspend kustomization codex-app-server-production',
  );
  const undo = at('kubectl rollout undo deployment/codex-app-server --namespace production');
  const resume = at('flux resume kustomization codex-app-server-production');
  expect([revert, suspend, undo, resume]).toEqual([revert, suspend, undo, resume].toSorted((a, b) => a - b));
  at('kubectl rollout history deployment/codex-app-server --namespace production');
  at('kubectl rollout status deployment/codex-app-server --namespace production');
  at('- `dist/production/codex-app-server/templates/down-migration.yaml`');
  at('kubectl get pods --namespace production --selector app=codex-app-server');
  at(
    'kubectl port-forward --namespace production service/codex-app-server 8080:80 &\ncurl --fail http://localhost:8080/health',
  );
});
