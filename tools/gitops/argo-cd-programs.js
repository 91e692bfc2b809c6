import { chmodSync, copyFileSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { builtProgram } from '../api-server/built.js';
import { build, moduleFolder } from '../api-server/go.js';
import { replacementsOf } from './replacements.js';

/** The newest that Go 1.26 builds. */
const version = 'v3.5.7';
const module = `github.com/argoproj/argo-cd/v3@${version}`;
const kustomize = 'sigs.k8s.io/kustomize/kustomize/v5';
/** Argo CD's own library, which its module takes from its source tree: the published state of that time. */
const engine = 'github.com/argoproj/argo-cd/gitops-engine v0.0.0-20260914071520-c9c369efcc5b';

/** The module, and where it has its CRDs. */
export const argoCdCrds = { [module]: 'manifests/crds' };

/** Argo CD is one program that is what it is called; this one has only the parts that synchronize, and that make Applications. */
const commands = [
  'argocd-application-controller',
  'argocd-applicationset-controller',
  'argocd-repo-server',
  'argocd-git-ask-pass',
];
const main = `package main

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

${commands.map((name, i) => `	c${i} "github.com/argoproj/argo-cd/v3/cmd/${name}/commands"`).join('\n')}
)

var commands = map[string]func() *cobra.Command{
${commands.map((name, i) => `	"${name}": c${i}.NewCommand,`).join('\n')}
}

func main() {
	if commands[filepath.Base(os.Args[0])]().Execute() != nil {
		os.Exit(1)
	}
}
`;

/** @returns {Promise<string>} the folder with Argo CD's two controllers, its repository server, and kustomize */
export const argoCdPrograms = within =>
  builtProgram({ name: 'argo-cd-with-sets', version, expected: 600, within }, make);

async function make(out, within) {
  const source = moduleFolder(module);
  const original = readFileSync(join(source, 'go.mod'), 'utf8');
  const files = {
    'go.mod': [
      'module example.com/argo-cd',
      /^go .*$/m.exec(original)[0],
      `require github.com/argoproj/argo-cd/v3 ${version}`,
      `require ${kustomize} v5.8.1`,
      ...replacementsOf(source),
      `replace ${engine.split(' ')[0]} => ${engine}`,
      '',
    ].join('\n'),
    'go.sum': readFileSync(join(source, 'go.sum'), 'utf8'),
    'main.go': main,
    'kustomize.go': `//go:build tools\n\npackage main\n\nimport _ "${kustomize}"\n`,
  };
  await build({ files, packages: ['.'], out: join(out, commands[0]), within });
  await build({ files, packages: [kustomize], out: join(out, 'kustomize'), within });
  for (const name of commands.slice(1)) symlinkSync(commands[0], join(out, name));
  // Without it the repository server answers "permission denied" to everything.
  const wrapper = join(out, 'git-verify-wrapper.sh');
  copyFileSync(join(source, 'hack/git-verify-wrapper.sh'), wrapper);
  chmodSync(wrapper, 0o755);
}
