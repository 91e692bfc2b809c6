import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Construct } from 'constructs';
import type { ChartProps, RenderedChart } from '../../../src/constructs/charts/chart.js';
import { chart, Environment, Fleet, System, type SystemProps } from '../../../src/index.js';
import { ProblemError } from '../../../src/problem.js';
import { synthesize } from '../../../src/synth/synthesize.js';

// A program in the place of helm: what the real one makes of public charts, `npm run charts` sees.
const helm = `#!${process.execPath}
const { appendFileSync, readdirSync, readFileSync, existsSync } = require('node:fs');
const { join } = require('node:path');
const [command, release, chart, ...args] = process.argv.slice(2);
appendFileSync('LOG', JSON.stringify({ command, args, env: Object.keys(process.env).sort() }) + '\\n');
if (command === 'version') return void process.stdout.write('v9.9.9');
const values = JSON.parse(readFileSync(0, 'utf8'));
if (values.refused) { process.stderr.write('Error: ' + values.refused + '\\nmore\\n'); process.exit(1); }
const namespace = args[args.indexOf('--namespace') + 1];
const dynamic = {
  random: () => String(Math.random()),
  date: () => (readFileSync(join(chart, 'templates', 'all.yaml'), 'utf8').includes('toDate') ? '1987' : '2026'),
};
const text = readFileSync(join(chart, 'templates', 'all.yaml'), 'utf8').split('# ---\\n').pop();
process.stdout.write(text.replace(/RELEASE/g, release).replace(/NAMESPACE/g, namespace).replace(/VALUE/g, values.value ?? 'none')
  .replace(/RANDOM/g, dynamic.random).replace(/DATE/g, dynamic.date));
`;

let folder: string;
let before: string;
let settings: readonly (string | undefined)[];
const log = () =>
  readFileSync(join(folder, 'log'), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as { command: string; args: string[]; env: string[] });
beforeEach(() => {
  before = process.cwd();
  settings = [process.env['PATH'], process.env['XDG_CACHE_HOME'], process.env['HELM_PLUGINS']];
  folder = mkdtempSync(join(tmpdir(), 'charts-'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin', 'helm'), helm.replace("'LOG'", JSON.stringify(join(folder, 'log'))));
  chmodSync(join(folder, 'bin', 'helm'), 0o755);
  writeFileSync(join(folder, 'package.json'), '{}');
  process.env['PATH'] = [join(folder, 'bin'), process.env['PATH']].join(delimiter);
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache');
  process.env['HELM_PLUGINS'] = '/somewhere';
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(before);
  for (const [i, name] of ['PATH', 'XDG_CACHE_HOME', 'HELM_PLUGINS'].entries()) {
    if (settings[i] === undefined) delete process.env[name];
    else process.env[name] = settings[i];
  }
  rmSync(folder, { recursive: true });
});

const map = (name: string, data: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: NAMESPACE }\ndata: { a: "${data}" }\n`;
const simple = map('RELEASE-web', 'VALUE');

/** Writes a chart of one template. `head` is what the template says that the program above does not render. */
function write(template: string, head = '') {
  mkdirSync(join(folder, 'web', 'templates'), { recursive: true });
  writeFileSync(join(folder, 'web', 'Chart.yaml'), 'apiVersion: v2\nname: web\nversion: 1.0.0\n');
  writeFileSync(join(folder, 'web', 'templates', 'all.yaml'), `${head}# ---\n${template}`);
}

function fleet(props: ChartProps, more: (rendered: RenderedChart) => void = () => {}): Fleet {
  class Shop extends System {
    constructor(scope: Construct, own: SystemProps) {
      super(scope, 'shop', own);
      more(chart(this, 'web', props));
    }
  }
  const staging = new Environment('staging', { tier: 'staging', domain: 'example.org', versions: {} });
  return new Fleet({ environments: [staging], systems: { shop: Shop } });
}

function refusals(props: ChartProps, more?: (rendered: RenderedChart) => void) {
  try {
    synthesize({ fleet: fleet(props, more), out: join(folder, 'dist') });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.filter(({ severity }) => severity === 'error').map(({ message, hint }) => [message, hint]);
  }
  return [];
}
/** As its error names it. */
const digestOf = (props: Omit<ChartProps, 'digest'>) =>
  /sha256:[0-9a-f]{64}/.exec(refusals({ ...props, digest: '?' })[0]![1]!)![0];
const pinned = (props: Omit<ChartProps, 'digest'> = { folder: 'web' }): ChartProps => ({
  ...props,
  digest: digestOf(props),
});
const render = (props: ChartProps) => synthesize({ fleet: fleet(props), out: join(folder, 'dist') }).request.files;

test('a chart is rendered twice, offline, with nothing of the settings of the user', () => {
  write(simple);
  const props = pinned({ folder: 'web', values: { value: 'given' }, apiVersions: ['example.com/v1'], release: 'rel' });
  expect(render(props).get('staging/shop/configmap-rel-web.yaml')).toBe(
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: rel-web\n  namespace: shop-staging\n  labels:\n    app.kubernetes.io/managed-by: plainsail\n    app.kubernetes.io/part-of: shop\ndata:\n  a: given\n',
  );
  const runs = log().filter(({ command }) => command === 'template');
  expect(runs).toHaveLength(2);
  expect(runs[0]!.args).toEqual([
    ...['--namespace', 'shop-staging', '--kube-version', '1.31', '--include-crds', '--skip-tests'],
    ...['--api-versions', 'example.com/v1', '--values', '-'],
  ]);
  expect(runs[0]!.env.filter(name => !name.startsWith('_'))).toEqual(['HELM_PLUGINS', 'HOME', 'KUBECONFIG', 'PATH']);
});

test('another version of helm than the stated one is refused, by as much of it as is stated', () => {
  write(simple);
  const { digest } = pinned();
  const by = (version: string) => refusals({ folder: 'web', digest, helm: version });
  expect([by('9'), by('9.9'), by('9.9.9')]).toEqual([[], [], []]);
  expect(by('9.1')[0]![0]).toBe('the chart "web": it is for helm 9.1, and the helm on PATH is 9.9.9.');
  expect(by('99')).toHaveLength(1);
  expect(log().filter(({ command }) => command === 'template')).toHaveLength(2);
});

test('what was rendered is kept, until the chart or a value is another one', () => {
  write(simple);
  const count = () => log().filter(({ command }) => command === 'template').length;
  render(pinned());
  render(pinned());
  expect(count()).toBe(2);
  render(pinned({ folder: 'web', values: { value: 'b' } }));
  expect(count()).toBe(4);
  write(simple.replace('{ a:', '{ b:'));
  expect(render(pinned()).get('staging/shop/configmap-web-web.yaml')).toContain('b: none');
  expect(count()).toBe(6);
});

test('what is another one each time is refused by name, without its value', () => {
  write(
    `${map('web', 'RANDOM')}---\napiVersion: v1\nkind: Secret\nmetadata: { name: web, namespace: NAMESPACE }\nstringData: { "tls.key": RANDOM }\n`,
    '{{ genCA "x" 1 }}{{ .Values.now }}"{{ "randAlpha" }}\n',
  );
  const hint =
    'Give the value, or the name of a Secret that exists, by `values`: committed manifests cannot hold what changes.';
  const maker = '(the chart has genCA in templates/all.yaml, randAlpha in templates/all.yaml)';
  expect(refusals(pinned())).toEqual([
    [`the chart "web" renders ConfigMap shop-staging/web data.a anew each time ${maker}.`, hint],
    [`the chart "web" renders Secret shop-staging/web stringData["tls.key"] anew each time ${maker}.`, hint],
  ]);
});

test('the day of the rendering is seen on the same day', () => {
  write(map('web', 'DATE'), '{{ now | date "2006" }} {{ "now" }} now {{ .now }}\n');
  expect(refusals(pinned()).map(([message]) => message)).toEqual([
    'the chart "web" renders ConfigMap shop-staging/web data.a anew each time (the chart has now in templates/all.yaml).',
  ]);
  write(map('web', 'DATE'), '{{ .Values.now }} {{ "now" }} {{ `now` }} now\n');
  expect(refusals(pinned())).toEqual([]);
});

const annotated = (kind: string, name: string, annotations: string) =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: { name: ${name}, namespace: NAMESPACE, annotations: { ${annotations} } }\n`;

test('definitions and hooks take their place in the order', () => {
  const hook = (events: string, weight: number) => `helm.sh/hook: "${events}", helm.sh/hook-weight: "${weight}"`;
  write(
    [
      annotated('ConfigMap', 'plain', ''),
      annotated('ConfigMap', 'second', hook('pre-install,pre-upgrade', 5)),
      annotated('ServiceAccount', 'first', hook('pre-install', -5)),
      annotated('ConfigMap', 'last', hook('post-upgrade', 0)),
      annotated('ConfigMap', 'removed', hook('pre-delete', 0)),
      annotated('ConfigMap', 'tested', hook('test', 0)),
    ].join('---\n'),
  );
  const files = render(pinned());
  const waveOf = (file: string) => /sync-wave: '?"?(-?\d+)/.exec(files.get(`staging/shop/${file}.yaml`)!)?.[1];
  const names = ['serviceaccount-first', 'configmap-second', 'configmap-plain', 'configmap-last'];
  expect(names.map(waveOf)).toEqual([undefined, '1', '2', '3']);
  expect([...files.values()].join('')).not.toContain('helm.sh/hook');
  expect([...files.keys()].filter(path => /removed|tested/.test(path))).toEqual([]);
});

test('an archive is the same chart, those packed in it included', () => {
  const file = (name: string, text: string | Buffer) => {
    const content = Buffer.from(text);
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(content.length.toString(8).padStart(11, '0'), 124);
    header.write('0', 156);
    return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
  };
  const packed = (...files: Buffer[]) => gzipSync(Buffer.concat([...files, Buffer.alloc(1024)]));
  const part = packed(file('part/Chart.yaml', 'name: part'), file('part/templates/a.yaml', '{{ now }}'));
  const all = [file('web/Chart.yaml', 'name: web'), file('web/templates/all.yaml', simple)];
  writeFileSync(join(folder, 'web.tgz'), packed(...all, file('web/charts/part-1.0.0.tgz', part)));
  expect(render(pinned({ archive: 'web.tgz' })).get('staging/shop/configmap-web-web.yaml')).toContain('a: none');

  for (const [name, reason] of [
    ['web/../../escaped', '"web/../../escaped" is not a path below the folder of a chart'],
    ['/etc/passwd', undefined],
  ] as const) {
    writeFileSync(join(folder, 'web.tgz'), packed(...all, file(name, 'x')));
    const [[message] = []] = refusals({ archive: 'web.tgz', digest: '?' });
    if (reason) expect(message).toBe(`the chart "web.tgz": ${reason}.`);
  }
  writeFileSync(join(folder, 'web.tgz'), gzipSync(Buffer.alloc(80 * 2 ** 20)));
  expect(refusals({ archive: 'web.tgz', digest: '?' })[0]![0]).toContain('web.tgz');
});

test('a chart that is missing, was changed or is refused says what to do', () => {
  write(simple);
  const props = pinned();
  write(simple.replace('{ a:', '{ b:'));
  expect(refusals(props)).toEqual([
    [
      `the chart "web" has the digest ${digestOf({ folder: 'web' })}, and ${props.digest} is pinned.`,
      'Somebody has changed it. Read the change, then write the new digest here.',
    ],
  ]);
  expect(refusals({ ...props, folder: 'wep' })[0]![0]).toBe('the chart "wep": it is not there.');
  expect(refusals({ digest: props.digest })[0]![0]).toBe('a chart has an archive or a folder, and one of them.');
  expect(refusals(pinned({ folder: 'web', values: { refused: 'password is required' } }))).toEqual([
    ['the chart "web": helm refuses it: password is required', 'Give the values that it asks for, or mend the chart.'],
  ]);
  write('kind: ConfigMap\n');
  expect(refusals(pinned()).map(([message]) => message)).toEqual([
    'the chart "web" renders 1 documents without apiVersion, kind or name.',
  ]);
  write(simple);
  const missing = refusals(pinned(), rendered => rendered.object('ConfigMap', 'wep'));
  expect(missing[0]![0]).toContain('the chart renders no ConfigMap wep. Did you mean "ConfigMap web-web"?');
});

test('without helm the fault stays with the system, and says so', () => {
  write(simple);
  const props = pinned();
  const { PATH } = process.env;
  process.env['PATH'] = join(folder, 'nothing');
  try {
    expect(refusals({ ...props, values: { value: 'another' } })[0]![0]).toBe(
      'the chart "web": helm is not on PATH, and it renders charts.',
    );
  } finally {
    process.env['PATH'] = PATH;
  }
});
