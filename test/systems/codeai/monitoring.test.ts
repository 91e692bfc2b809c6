import { graphOf } from '../../../src/graph/from-app.js';
import { alerts } from '../../../src/graph/prometheus-rules.js';
import { fleet } from '../../../src/main.js';
import { codeaiMetrics } from '../../../src/systems/codeai/metrics.js';

const graphs = Object.fromEntries(fleet.environments.map(each => [each.name, graphOf(fleet.declare(each))]));
const rules = (environment: string) =>
  alerts(graphs[environment]!).filter(
    ({ object, labels }) => object.unit?.system === 'codeai' && labels['component'] === 'codeai',
  );
const rule = (name: string, environment = 'production') => rules(environment).find(({ alert }) => alert === name)!;

/** "Available Metrics" of the guide, with the labels that the code gives them. */
const documented: readonly (readonly [name: string, type: string, labels: string])[] = [
  ['codeai_http_requests_total', 'counter', 'method path status_code'],
  ['codeai_http_request_duration_seconds', 'histogram', 'method path'],
  ['codeai_http_request_size_bytes', 'histogram', 'method path'],
  ['codeai_http_response_size_bytes', 'histogram', 'method path'],
  ['codeai_http_active_requests', 'gauge', 'method path'],
  ['codeai_db_queries_total', 'counter', 'operation table status'],
  ['codeai_db_query_duration_seconds', 'histogram', 'operation table'],
  ['codeai_db_connections_active', 'gauge', ''],
  ['codeai_db_connections_idle', 'gauge', ''],
  ['codeai_db_query_errors_total', 'counter', 'operation table error_type'],
  ['codeai_workflow_executions_total', 'counter', 'workflow_name status'],
  ['codeai_workflow_execution_duration_seconds', 'histogram', 'workflow_name'],
  ['codeai_workflow_active_count', 'gauge', 'workflow_name'],
  ['codeai_workflow_step_duration_seconds', 'histogram', 'workflow_name step_name'],
  ['codeai_integration_calls_total', 'counter', 'service_name exported_endpoint status_code'],
  ['codeai_integration_call_duration_seconds', 'histogram', 'service_name exported_endpoint'],
  ['codeai_integration_circuit_breaker_state', 'gauge', 'service_name state'],
  ['codeai_integration_retries_total', 'counter', 'service_name exported_endpoint'],
  ['codeai_integration_errors_total', 'counter', 'service_name exported_endpoint error_type'],
];

test('A6: every metric of the guide is in the catalogue, with its type and labels', () => {
  const declared = Object.values(codeaiMetrics).map(({ name, type, labels }) => [
    name,
    type,
    Object.keys(labels).join(' '),
  ]);
  expect(declared).toEqual(expect.arrayContaining(documented.map(each => [...each])));
});

test.each([
  ['CodeAIHighErrorRate', 'critical', '5m'],
  ['CodeAIHighLatency', 'warning', '5m'],
  ['CodeAIDBConnectionPoolExhausted', 'warning', '5m'],
  ['CodeAIHighMemory', 'warning', '5m'],
  ['CodeAIDown', 'critical', '1m'],
  ['CodeAICircuitBreakerOpen', 'warning', '1m'],
])('A6: alert %s of the guide, with its severity and patience', (name, severity, held) => {
  const { labels, fields, expr } = rule(name);
  expect(labels).toEqual({ severity, namespace: 'codeai', system: 'codeai', component: 'codeai' });
  expect(fields['for']).toBe(held);
  expect(expr).toContain('namespace="codeai"');
});

test('A6: the forms that do what the guide means', () => {
  expect(rule('CodeAIHighErrorRate').expr).toMatch(/sum by \(namespace, job\)[\s\S]*> 0\.05\nand [\s\S]*>= 3$/);
  expect(rule('CodeAIHighLatency').expr).toMatch(/sum by \(namespace, job, le\)[\s\S]*> 2\.5\n/);
  expect(rule('CodeAIHighMemory').expr).toMatch(
    /^max by .*container_memory_working_set_bytes[\s\S]*kube_pod_container_resource_limits/,
  );
  expect(rule('CodeAIDown').expr).toMatch(
    /^\(count\(up\{.*\} > 0\) or vector\(0\)\) < 1\nand on \(\) count\(max_over_time\(up\{.*\}\[1d\]\) > 0\)$/,
  );
});

test('A6 A9: the pool is measured against what is declared for the environment', () => {
  expect(rule('CodeAIDBConnectionPoolExhausted', 'development').expr).toMatch(/ \/ 10 > 0\.8$/);
  expect(rule('CodeAIDBConnectionPoolExhausted').expr).toMatch(/ \/ 25 > 0\.8$/);
});

test('A9: cpu and memory scale; latency and the pool wake somebody, since more pods would make them worse', () => {
  const scaler = graphs['production']!.get('autoscaling', 'HorizontalPodAutoscaler', 'codeai', 'codeai-hpa');
  const { metrics } = scaler!.manifest['spec'] as {
    metrics: { type: string; resource: { name: string; target: object } }[];
  };
  expect(metrics.map(({ type, resource }) => [type, resource.name, resource.target])).toEqual([
    ['Resource', 'cpu', { type: 'Utilization', averageUtilization: 70 }],
    ['Resource', 'memory', { type: 'Utilization', averageUtilization: 80 }],
  ]);
  expect(rule('CodeAISlow').expr).toMatch(/^histogram_quantile\(0\.99, [\s\S]* > 1\n/);
  expect(rule('CodeAISlow').fields['for']).toBe('5m');
});

test('C9: what follows from what CodeAI is has alerts without being asked', () => {
  const names = new Set(
    alerts(graphs['production']!)
      .filter(({ labels }) => labels['system'] === 'codeai')
      .map(({ alert }) => alert),
  );
  for (const name of [
    ...['TargetDown', 'ContainerCrashLooping', 'ContainerOutOfMemory', 'ContainerThrottled', 'TooFewReplicas'],
    ...['AutoscalerAtMaximum', 'AutoscalerCannotScale', 'JobFailed', 'VolumeFillsUp', 'CertificateExpires'],
    ...['CertificateNotReady', 'DatabaseBackupTooOld', 'DatabaseConnectionsHigh', 'SLOErrorBudgetBurnFast'],
  ])
    expect(names).toContain(name);
});

test('C9: every severity has a route to somebody', () => {
  const [config] = graphs['production']!.ofKind('AlertmanagerConfig').filter(({ namespace }) => namespace === 'codeai');
  expect(config!.manifest['spec']).toMatchObject({
    route: { routes: [{ receiver: 'critical' }, { receiver: 'warning' }] },
  });
});
