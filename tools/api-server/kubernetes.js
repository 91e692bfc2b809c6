import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtProgram } from './built.js';
import { build, moduleFolder } from './go.js';
import { Unavailable } from './unavailable.js';

/** The newest patch of each minor version that the module is published for here, newest first. */
const published = ['1.36.3', '1.35.4', '1.34.4', '1.33.13', '1.32.13', '1.31.14', '1.30.14', '1.29.6'];
/** Minor version to version. */
export const versions = new Map(published.map(version => [version.replace(/\.\d+$/, ''), version]));
export const [newest] = versions.keys();

/**
 * kube-apiserver and kube-controller-manager of a minor version, built from the published module unless the cache has them.
 * @param {string} minor "1.36"
 * @param {number} [within] seconds that a build may take
 * @throws {Unavailable} Go or the module is missing, or a build would take longer
 * @returns {Promise<string>} the folder with both programs (see whyWithoutControllers)
 */
export function kubernetesPrograms(minor, within) {
  const version = versions.get(minor);
  if (!version) throw new Error(`Kubernetes ${minor} is not one of ${[...versions.keys()].join(', ')}`);
  const make = (folder, seconds) => buildServer(minor, version, folder, seconds);
  return builtProgram({ name: 'kubernetes', version, expected: 900, within }, make);
}

async function buildServer(minor, version, out, within) {
  const end = Date.now() + within * 1000;
  const source = moduleFolder(`k8s.io/kubernetes@v${version}`);
  const [major, number] = minor.split('.');
  const stamps = Object.entries({ gitVersion: `v${version}`, gitMajor: major, gitMinor: number });
  const program = name =>
    build({
      files: {
        'go.mod': mainModule(readFileSync(join(source, 'go.mod'), 'utf8'), version),
        'go.sum': readFileSync(join(source, 'go.sum'), 'utf8'),
      },
      packages: [`k8s.io/kubernetes/cmd/${name}`],
      out: join(out, name),
      // Cloud providers were compiled in until 1.30, and their module is no longer published.
      flags: Number(number) < 31 ? ['-tags', 'providerless'] : [],
      ldflags: stamps.map(([key, value]) => `-X k8s.io/component-base/version.${key}=${value}`).join(' '),
      within: (end - Date.now()) / 1000,
    });
  await program('kube-apiserver');
  await program('kube-controller-manager').catch(error => {
    if (!(error instanceof Unavailable)) throw error;
    writeFileSync(join(out, withoutControllers), error.message);
  });
}

/** A file that says why an old version has no controllers: some of their modules are no longer published. */
const withoutControllers = 'without-controllers';

/** @returns {string | undefined} why programs of a version have no kube-controller-manager among them */
export function whyWithoutControllers(programs) {
  const file = join(programs, withoutControllers);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Kubernetes takes its own libraries from its source tree; each is published under the same version with 0 for 1. */
export function mainModule(original, version) {
  const libraries = [...original.matchAll(/^\s*(?:replace )?(\S+) => \.\/staging\//gm)].map(([, name]) => name);
  const published = `v${version.replace(/^1\./, '0.')}`;
  return [
    'module example.com/kubernetes',
    ...original.split('\n').filter(line => /^(go|godebug) /.test(line)),
    `require k8s.io/kubernetes v${version}`,
    ...libraries.map(name => `replace ${name} => ${name} ${published}`),
    '',
  ].join('\n');
}
