import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtProgram } from '../api-server/built.js';
import { build, moduleFolder } from '../api-server/go.js';
import { replacementsOf } from './replacements.js';

/** The newest that Go 1.26 builds. */
const version = 'v1.9.6';
const controllers = ['source-controller', 'kustomize-controller'].map(name => `github.com/fluxcd/${name}`);

/** Modules, and where they have their CRDs. */
export const fluxCrds = Object.fromEntries(controllers.map(name => [`${name}@${version}`, 'config/crd/bases']));

/** @returns {Promise<string>} the folder with Flux's source-controller and kustomize-controller */
export const fluxPrograms = within => builtProgram({ name: 'flux', version, expected: 600, within }, make);

async function make(out, within) {
  const [source, kustomize] = controllers.map(name => moduleFolder(`${name}@${version}`));
  const replacements = [source, kustomize].flatMap(folder => replacementsOf(folder));
  // The version that the controllers ask for is not published by every proxy.
  replacements.push('replace github.com/fluxcd/pkg/artifact => github.com/fluxcd/pkg/artifact v0.18.0');
  const files = {
    'go.mod': [
      'module example.com/flux',
      /^go .*$/m.exec(readFileSync(join(kustomize, 'go.mod'), 'utf8'))[0],
      ...controllers.map(name => `require ${name} ${version}`),
      ...new Set(replacements),
      '',
    ].join('\n'),
    'go.sum': [source, kustomize].map(folder => readFileSync(join(folder, 'go.sum'), 'utf8')).join(''),
  };
  await build({ files, packages: controllers, out, within });
}
