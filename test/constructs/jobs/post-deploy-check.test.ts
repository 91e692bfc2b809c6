import { type CheckedRequest, httpGet, PostDeployCheck, WebService } from '../../../src/index.js';
import { containerOf, only, plainChart, refusals, small } from '../support.js';

function checkWith(requests: (to: CheckedRequest['to']) => readonly CheckedRequest[]) {
  const chart = plainChart();
  const api = new WebService(chart, 'api', {
    image: 'a:1',
    resources: small,
    ports: { http: 8080 },
    probes: { liveness: httpGet('/live'), readiness: httpGet('/ready') },
  });
  new PostDeployCheck(chart, 'check', { image: 'curl:8', requests: requests(api.port('http')) });
  return chart;
}

const scriptIn = (chart: ReturnType<typeof checkWith>) =>
  (only(chart, 'ConfigMap', 'check-files')['data'] as Record<string, string>)['etc_check_check.sh']!;

test('C11: a hook after everything else, which gives up soon', () => {
  const job = only(
    checkWith(to => [{ to, path: '/health' }]),
    'Job',
  );
  expect(job.metadata.annotations).toMatchObject({
    'argocd.argoproj.io/hook': 'PostSync',
    'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
    'kustomize.toolkit.fluxcd.io/force': 'enabled',
  });
  expect(job.spec).toMatchObject({ backoffLimit: 0, activeDeadlineSeconds: 300 });
  expect(containerOf(job).command).toEqual(['/bin/sh', '/etc/check/check.sh']);
});

test('C11: each request with its status and text, whatever is in it', () => {
  const script = scriptIn(
    checkWith(to => [
      { to, path: '/health' },
      { to, path: '/ready', status: 401, contains: `"it's fine"` },
    ]),
  );
  expect(script.split('\n').slice(-3)).toEqual([
    `check 'http://api.shop/health' 200 ''`,
    `check 'http://api.shop/ready' 401 '"it'\\''s fine"'`,
    '',
  ]);
});

test('C6: it is a caller like any other', () => {
  const chart = checkWith(to => [
    { to, path: '/health' },
    { to, path: '/ready' },
  ]);
  expect(only(chart, 'NetworkPolicy', 'api').spec['ingress']).toEqual([
    { from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'check' } } }], ports: [{ port: 8080 }] },
  ]);
});

test.each<[string, Partial<CheckedRequest>, string]>([
  ['a path that is none', { path: 'health' }, 'a path is "health".'],
  ['a status that is none', { status: 20 }, 'a status is 20.'],
  ['text of several lines', { contains: 'a\nb' }, 'an answer must hold several lines.'],
])('refuses %s', (_, request, message) => {
  expect(refusals(() => checkWith(to => [{ to, path: '/', ...request }])).map(each => each[1])).toEqual([message]);
});

test('refuses to ask nothing', () => {
  expect(refusals(() => checkWith(() => [])).map(each => each[1])).toEqual(['there is nothing to ask.']);
});
