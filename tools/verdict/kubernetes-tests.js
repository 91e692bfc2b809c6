import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cached } from '../api-server/cache.js';
import { moduleFolder } from '../api-server/go.js';
import { mainModule, newest, versions } from '../api-server/kubernetes.js';
import { Unavailable } from '../api-server/unavailable.js';

const sources = fileURLToPath(new URL('kubernetes-tests', import.meta.url));

const groups = [
  ...['core', 'apps', 'batch', 'autoscaling', 'networking', 'policy', 'rbac', 'storage', 'scheduling', 'node'],
  ...['discovery', 'coordination', 'flowcontrol', 'admissionregistration', 'certificates', 'resource'],
];

/**
 * The objects that Kubernetes' own tests of its validation judge, in the version that a server takes. The tests run from the
 * published module, with each function of the validation recording what a test gives it.
 * @param {string} [kubernetes] minor version
 * @returns {Promise<{ function: string, objects: any[] }[]>} with the function that judges them; two objects are a change
 */
export async function kubernetesTests(kubernetes = newest) {
  const version = versions.get(kubernetes);
  const folder = await cached(join('kubernetes-tests', version), out => record(version, out), {
    lock: 'kubernetes-tests',
  });
  return readFileSync(join(folder, 'cases.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));
}

/** The tests run in copies of the modules: Go compiles what it has downloaded only as it is. */
async function record(version, out) {
  const home = mkdtempSync(join(tmpdir(), 'plainsail-kubernetes-tests-'));
  try {
    const library = 'k8s.io/apiextensions-apiserver';
    const source = copied(`k8s.io/kubernetes@v${version}`, join(home, 'kubernetes'));
    const extensions = copied(`${library}@v${version.replace(/^1\./, '0.')}`, join(home, 'extensions'));
    const own = [`replace k8s.io/kubernetes => ${source}`, `replace ${library} => ${extensions}`];
    const others = mainModule(readFileSync(join(source, 'go.mod'), 'utf8'), version)
      .split('\n')
      .filter(line => !line.startsWith(`replace ${library} `));
    writeFileSync(join(home, 'go.mod'), [...others, ...own, ''].join('\n'));
    writeFileSync(join(home, 'go.sum'), readFileSync(join(source, 'go.sum'), 'utf8'));
    const packages = [
      ...groups.map(group => ({ path: `k8s.io/kubernetes/pkg/apis/${group}`, root: join(source, 'pkg/apis', group) })),
      { path: `${library}/pkg/apis/apiextensions`, root: join(extensions, 'pkg/apis/apiextensions') },
    ];
    const lines = packages.flatMap(each => recordPackage(each, home));
    writeFileSync(join(out, 'cases.jsonl'), [...new Set(lines)].join('\n'));
  } finally {
    rmSync(home, { recursive: true });
  }
}

function copied(module, to) {
  cpSync(moduleFolder(module), to, { recursive: true });
  spawnSync('chmod', ['-R', 'u+w', to]);
  return to;
}

function recordPackage({ path, root }, home) {
  const folder = join(root, 'validation');
  const original = join(folder, 'validation.go');
  writeFileSync(original, recording(readFileSync(original, 'utf8')));
  for (const name of readdirSync(sources))
    if (name !== 'parts_recorder_test.go' || root.endsWith('core'))
      writeFileSync(
        join(folder, name),
        readFileSync(join(sources, name), 'utf8').replace('INSTALL', `${path}/install`),
      );
  const to = join(folder, 'cases.jsonl');
  const args = ['test', '-mod=mod', '-trimpath', '-vet=off', '-count=1', `${path}/validation`];
  const { error, stderr, stdout } = spawnSync('nice', ['-n', '10', 'go', ...args], {
    cwd: home,
    encoding: 'utf8',
    env: { ...process.env, CGO_ENABLED: '0', RECORD_TO: to },
    maxBuffer: 2 ** 28,
  });
  if (error) throw new Unavailable('Go is not installed');
  if (!existsSync(to)) throw new Unavailable(`the tests of ${path} do not run: ${`${stdout}${stderr}`.slice(-1500)}`);
  return readFileSync(to, 'utf8').split('\n').filter(Boolean);
}

/** Each function of the validation records its arguments first. */
const recording = text =>
  text.replaceAll(/^func ([Vv]alidate\w*)\(([^()]*)\) .*\{$/gm, (line, name, parameters) => {
    const names = parameters.split(',').map(each => each.trim().split(' ')[0]);
    return `${line}\n\trecord("${name}", ${names.filter(each => each !== '_').join(', ')})`;
  });

/** Functions that judge what no manifest has. */
const bySubresource = /Status|Ephemeral|Resize|Finalize|LogOptions|StateTransition|Binding/;

/** What the server writes itself. */
const written = ['creationTimestamp', 'deletionTimestamp', 'resourceVersion', 'uid', 'generation', 'selfLink'];

/** @returns {Promise<Iterable<import('./oracle.js').Case>>} with the function whose test has the object */
export async function testedCases(kubernetes) {
  const cases = (await kubernetesTests(kubernetes)).filter(({ function: about }) => !bySubresource.test(about));
  return cases.map(({ function: about, objects }, i) => {
    const [object, before] = objects.map(sent);
    const isChange = before !== undefined && about.endsWith('Update');
    return { name: `${i}`, about, object, ...(isChange && { before }), paths: [[about]], beside: [] };
  });
}

/** An object as somebody would send it, in the namespace of the cases. */
function sent({ status: _, metadata = {}, ...rest }) {
  const own = Object.fromEntries(Object.entries(metadata).filter(([key]) => !written.includes(key)));
  if (own.namespace) own.namespace = 'cases';
  return withoutNull({ ...rest, metadata: own });
}

function withoutNull(value) {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== null);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutNull(inner)]));
}
