import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckedRequest } from '../../../src/entries/types.js';
import { httpGet, PostDeployCheck, WebService } from '../../../src/index.js';
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
    `check 'http://api.shop/health' '200' ''`,
    `check 'http://api.shop/ready' '401' '"it'\\''s fine"'`,
    '',
  ]);
});

test.each<[string, Partial<CheckedRequest>, answer: readonly [status: number, body: string], number]>([
  ['an answer without a body', {}, [200, ''], 0],
  ['no content where that is right', { status: 204 }, [204, ''], 0],
  ['no content where an answer is wanted', {}, [204, ''], 1],
  ['a redirect where that is named', { status: [200, 307] }, [307, ''], 0],
  ['a page where a redirect may be', { status: [200, 307] }, [200, '<html>'], 0],
  ['a redirect that nobody named', {}, [307, ''], 1],
  ['a status that is part of another', { status: 200 }, [20, ''], 1],
  ['the text that is wanted', { contains: '"healthy"' }, [200, '{"status":"healthy"}'], 0],
  ['no text where some is wanted', { contains: '"healthy"' }, [200, ''], 1],
])('C11: run, it meets %s', (_, request, [status, body], code) => {
  const folder = mkdtempSync(join(tmpdir(), 'check-'));
  const script = scriptIn(checkWith(to => [{ to, path: '/', ...request }]));
  const curl = `curl() { printf %s '${body}' >"$answer"; printf %s ${status}; }\n`;
  const { status: ended } = spawnSync('/bin/sh', ['-c', curl + script.replace('/tmp/answer', `${folder}/answer`)]);
  rmSync(folder, { recursive: true });
  expect(ended).toBe(code);
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
  ['an invalid path', { path: 'health' }, 'a path is "health".'],
  ['an invalid status', { status: 20 }, 'a status is 20.'],
  ['no status at all', { status: [] }, 'no status is right.'],
  ['text of several lines', { contains: 'a\nb' }, 'an answer must hold several lines.'],
])('refuses %s', (_, request, message) => {
  expect(refusals(() => checkWith(to => [{ to, path: '/', ...request }])).map(each => each[1])).toEqual([message]);
});

test('refuses to ask nothing', () => {
  expect(refusals(() => checkWith(() => [])).map(each => each[1])).toEqual(['there is nothing to ask.']);
});
