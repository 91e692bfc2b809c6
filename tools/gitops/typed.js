import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Unavailable } from '../api-server/unavailable.js';

const page = fileURLToPath(new URL('../../docs/delivery.md', import.meta.url));
const plainsail = fileURLToPath(new URL('../../bin/plainsail.js', import.meta.url));

/**
 * Commands of docs/delivery.md: the block below a heading that says whom it is for, "```sh argo-cd".
 * @param {string} heading
 * @param {string} tool
 * @param {Record<string, string>} names what stands for the names of the page: { shop: 'codeai' }
 * @throws {Error} the page has no such block
 */
export function documented(heading, tool, names = {}) {
  const section = readFileSync(page, 'utf8')
    .split(/^#+ /m)
    .find(text => text.startsWith(`${heading}\n`));
  const block = section && new RegExp(`^\`\`\`sh ${tool}\\n([^]*?)^\`\`\``, 'm').exec(section);
  if (!block) throw new Error(`docs/delivery.md has no commands for ${tool} below "${heading}"`);
  return Object.entries(names).reduce(
    (text, [name, own]) => text.replace(new RegExp(`\\b${name}\\b`, 'g'), own),
    block[1],
  );
}

/** The commands that the refusal of a change prints for what stays in the cluster. */
export function refused(before, after) {
  const args = [plainsail, 'check', after, '--from', before, '--format', 'json'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (!stdout) throw new Error(`plainsail check: ${stderr}`);
  const found = JSON.parse(stdout).findings.filter(({ check }) => check === 'left-behind');
  return found.map(({ hint }) => /: (kubectl .*?)\. If it is meant/.exec(hint)[1]);
}

/** @throws {Unavailable} there is nothing to type commands with */
export function needsKubectl() {
  if (spawnSync('kubectl', ['version', '--client']).error)
    throw new Unavailable('kubectl is not installed (Debian: kubernetes-client)');
}

/** Types commands, as somebody with all rights in a cluster. @throws {Error} one of them fails */
export async function type(cluster, commands) {
  const env = { ...process.env, KUBECONFIG: cluster.kubeconfig };
  const shell = spawn('sh', ['-euc', commands], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [shell.stdout, shell.stderr]) stream.on('data', text => said.push(text));
  const status = await new Promise(resolve => shell.once('close', resolve));
  if (status !== 0) throw new Error(`${commands}: ${Buffer.concat(said)}`);
}
