import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { Plugin, PluginBuild } from 'esbuild';

/**
 * A package that is linked into `node_modules`, as workspaces are, and whose module is TypeScript, is a part of what is
 * compiled; every other package stays outside. Only some versions of Node would run it as it is.
 */
export const linkedPackages: Plugin = {
  name: 'linked-packages',
  setup({ onResolve, esbuild }) {
    onResolve({ filter: /^[@\w]/ }, async ({ path, resolveDir }) => {
      if (!isLinked(path, resolveDir)) return undefined;
      const module = await moduleOf(esbuild, path, resolveDir);
      return module !== undefined && /\.[cm]?tsx?$/.test(module) ? { path: module } : undefined;
    });
  },
};

/** Whether the nearest folder of a package leads out of all `node_modules`. */
function isLinked(path: string, from: string): boolean {
  const name = path.split('/', path.startsWith('@') ? 2 : 1).join('/');
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name);
    if (existsSync(found)) return !realpathSync(found).includes(`${sep}node_modules${sep}`);
    if (dirname(folder) === folder) return false;
  }
}

/** The file that a package's name leads to, by its exports; nothing of it is read. */
async function moduleOf(esbuild: PluginBuild['esbuild'], path: string, from: string): Promise<string | undefined> {
  let found: string | undefined;
  const first: Plugin = {
    name: 'first',
    setup: ({ onLoad }) =>
      onLoad({ filter: /./ }, file => {
        found ??= file.path;
        return { contents: '' };
      }),
  };
  const contents = `import ${JSON.stringify(path)};`;
  const options = { bundle: true, write: false, platform: 'node', format: 'esm', logLevel: 'silent' } as const;
  await esbuild.build({ ...options, stdin: { contents, resolveDir: from }, plugins: [first] }).catch(() => undefined);
  return found;
}
