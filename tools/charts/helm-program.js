import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtProgram } from '../api-server/built.js';
import { build, moduleFolder } from '../api-server/go.js';
import { replacementsOf } from '../gitops/replacements.js';

const version = 'v3.22.0';
const module = 'helm.sh/helm/v3';

/** @returns {Promise<string>} the folder with helm, which this repository itself does not need */
export const helmProgram = within => builtProgram({ name: 'helm', version, expected: 420, within }, make);

async function make(out, within) {
  const source = moduleFolder(`${module}@${version}`);
  const files = {
    'go.mod': [
      'module example.com/helm',
      /^go .*$/m.exec(readFileSync(join(source, 'go.mod'), 'utf8'))[0],
      `require ${module} ${version}`,
      ...replacementsOf(source),
      '',
    ].join('\n'),
    'go.sum': readFileSync(join(source, 'go.sum'), 'utf8'),
    // A main module has to import what it builds.
    'helm.go': `//go:build tools\n\npackage main\n\nimport _ "${module}/cmd/helm"\n`,
  };
  const ldflags = `-X ${module}/internal/version.version=${version}`;
  await build({ files, packages: [`${module}/cmd/helm`], out: join(out, 'helm'), ldflags, within });
}
