import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { PrometheusServer } from '../../../src/entries/platform.js';
import type { Observation } from '../../../src/entries/types.js';
import { type ClusterProps, RolloutObservation } from '../../../src/index.js';
import { shells } from '../../shells.js';
import { chartIn, containerOf, manifests, only, refusals, small } from '../support.js';

const prometheus = { namespace: 'monitoring', pods: { app: 'prometheus' }, selects: {}, host: 'prometheus.monitoring' };
const logs = { kind: 'loki', host: 'loki.logging', namespace: 'logging', pods: { app: 'loki' } } as const;
const arrives: Observation = {
  says: 'logs arrive',
  of: 'logs',
  finds: 'something',
  query: ({ namespace }) => `count_over_time({namespace="${namespace}"}[5m])`,
};
const quiet: Observation = {
  says: "it's quiet",
  of: 'metrics',
  finds: 'nothing',
  query: ({ namespace, job }) => `errors{namespace="${namespace}",job="${job}"} > 0`,
};

function observing(observations: readonly Observation[], cluster: ClusterProps = { prometheus, logs }) {
  const chart = chartIn(cluster);
  const times = { patience: 20, watched: 20 };
  new RolloutObservation(chart, 'seen', { image: 'curl:8', component: 'api', observations, ...times });
  return chart;
}

const scriptIn = (chart: ReturnType<typeof observing>) =>
  (only(chart, 'ConfigMap', 'seen-files')['data'] as Record<string, string>)['etc_observe_observe.sh']!;

test('X6 C11: a hook after everything else asks for what must be seen, and watches for what must not', () => {
  const chart = observing([quiet, arrives]);
  const job = only(chart, 'Job');
  expect(job.metadata.annotations).toMatchObject({ 'argocd.argoproj.io/hook': 'PostSync' });
  expect(job.spec).toMatchObject({ backoffLimit: 0, activeDeadlineSeconds: 20 + 20 + 60 });
  expect(containerOf(job).command).toEqual(['/bin/sh', '/etc/observe/observe.sh']);
  const questions = scriptIn(chart)
    .split('\n')
    .filter(line => /^ *(?:await|watch) /.test(line));
  expect(questions).toEqual([
    `await 'logs arrive' 'http://loki.logging:3100/loki/api/v1/query' 'count_over_time({namespace="shop"}[5m])'`,
    `  watch 'it'\\''s quiet' 'http://prometheus.monitoring:9090/api/v1/query' 'errors{namespace="shop",job="api"} > 0'`,
  ]);
});

test('C6: it calls Prometheus and Loki, and nobody else', () => {
  const { spec } = only(observing([arrives, quiet]), 'NetworkPolicy');
  const egress = spec['egress'] as { to: { podSelector: { matchLabels: object } }[]; ports: { port: number }[] }[];
  expect(egress.map(({ to, ports }) => [to[0]!.podSelector.matchLabels, ports[0]!.port])).toEqual([
    [{ 'k8s-app': 'kube-dns' }, 53],
    [{ app: 'loki' }, 3100],
    [{ app: 'prometheus' }, 9090],
  ]);
});

test('C6: a Prometheus of the fleet lets in who asks it by the name that the environment gives', () => {
  const chart = chartIn({ prometheus: { ...prometheus, namespace: 'shop' }, apiServer: { cidrs: ['192.0.2.1/32'] } });
  new PrometheusServer(chart, 'prometheus', { image: 'prometheus:3', resources: small });
  new RolloutObservation(chart, 'seen', { image: 'curl:8', component: 'api', observations: [quiet] });
  expect(only(chart, 'NetworkPolicy', 'prometheus').spec['ingress']).toEqual([
    { from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'seen' } } }], ports: [{ port: 9090 }] },
  ]);
});

test('X6: what nobody can be asked is omitted', () => {
  expect(manifests(observing([arrives, quiet], {}))).toEqual([]);
  expect(manifests(observing([arrives], { prometheus }))).toEqual([]);
  expect(scriptIn(observing([arrives, quiet], { prometheus }))).not.toContain('loki');
  const { namespace, pods, selects } = prometheus;
  expect(manifests(observing([quiet], { prometheus: { namespace, pods, selects } }))).toEqual([]);
  const elsewhere = { prometheus: { ...prometheus, port: 80 } };
  expect(scriptIn(observing([quiet], elsewhere))).toContain("'http://prometheus.monitoring:80/api/v1/query'");
});

test.each<[string, readonly Observation[], string]>([
  ['nothing', [], 'nothing is observed.'],
  ['invalid PromQL', [{ ...quiet, query: () => 'rate(shop' }], '"it\'s quiet": its query is refused: '],
  ['invalid LogQL', [{ ...arrives, query: () => '{namespace="shop"' }], '"logs arrive": its query is refused: '],
  ['every namespace', [{ ...quiet, query: () => 'up == 0' }], '"it\'s quiet" looks at every namespace.'],
])('refuses %s', (_, observations, message) => {
  expect(refusals(() => observing(observations)).map(each => each[1])[0]).toContain(message);
});

describe.each(shells)('the script under $name, with a curl of prepared answers', ({ sh, path }) => {
  const folder = mkdtempSync(join(tmpdir(), 'observe-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const tool = (name: string, text: string) => {
    writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(folder, name), 0o755);
  };
  /** Its status, and what it says. */
  function run(curl: string) {
    tool('sleep', 'true');
    tool('curl', curl);
    const script = scriptIn(observing([arrives, quiet])).replace('/tmp/answer', join(folder, 'answer'));
    const env = { ...process.env, PATH: folder + delimiter + path };
    const { status, stdout } = spawnSync(sh, ['-c', script], { env, encoding: 'utf8' });
    execFileSync('rm', ['-f', join(folder, 'answer'), join(folder, 'asked')]);
    return [status, stdout] as const;
  }
  const out = `while [ "$1" != --output ]; do shift; done; out=$2`;
  const empty = `echo '{"status":"success","data":{"result":[]}}' >"$out"`;
  const found = `echo '{"status":"success","data":{"result":[{"value":[1,"2"]}]}}' >"$out"`;

  test('X6: is content when everything is as it must be', () => {
    expect(run(`${out}; case "$*" in *loki*) ${found} ;; *) ${empty} ;; esac`)).toEqual([0, 'logs arrive\n']);
  });
  test('X6: waits for what comes late', () => {
    const asked = `echo x >>${join(folder, 'asked')}; [ "$(wc -l <${join(folder, 'asked')})" -gt 1 ]`;
    expect(
      run(`${out}; case "$*" in *loki*) if ${asked}; then ${found}; else ${empty}; fi ;; *) ${empty} ;; esac`),
    ).toEqual([0, 'logs arrive\n']);
  });
  test('X6: fails when nothing comes', () => {
    expect(run(`${out}; ${empty}`)).toEqual([1, 'not so within 20 seconds: logs arrive\n']);
  });
  test('X6: fails when something comes that must not, and shows it', () => {
    const [status, said] = run(`${out}; ${found}`);
    expect(status).toBe(1);
    expect(said).toContain("not so: it's quiet\n");
    expect(said).toContain('"value":[1,"2"]');
  });
  test.each([
    ['nobody answers', 'exit 7'],
    ['the answer is an error', `${out}; echo '{"status":"error"}' >"$out"`],
  ])('X6: fails when %s', (_, curl) => {
    expect(run(curl)[0]).toBe(1);
  });
});
