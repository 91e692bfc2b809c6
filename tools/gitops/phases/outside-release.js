import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyCrds } from '../../api-server/apply.js';
import { repositoryOf, rootObjects } from '../generated.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const group = 'helm.toolkit.fluxcd.io';

/** A system that waits for a HelmRelease of another repository. */
const fleet = `import { Environment, Fleet, flux, PlainObject, System } from 'plainsail';
class Waiting extends System {
  constructor(scope, props) {
    super(scope, 'waiting', props);
    this.external({ unit: { kind: 'HelmRelease', namespace: 'messages', name: 'broker' } });
    new PlainObject(this, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { a: 'b' } });
  }
}
const delivery = flux({ repository: 'https://git.example.com/fleet.git' });
const outside = new Environment('outside', { tier: 'staging', domain: 'example.com', versions: {}, cluster: { delivery } });
export const fleet = new Fleet({ environments: [outside], systems: { waiting: Waiting } });
`;

/** As that of Flux: who has no status yet is not taken for ready. */
const definition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `helmreleases.${group}` },
  spec: {
    ...{ group, scope: 'Namespaced', names: { kind: 'HelmRelease', plural: 'helmreleases', singular: 'helmrelease' } },
    versions: [
      {
        ...{ name: 'v2', served: true, storage: true, subresources: { status: {} } },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
              status: {
                ...{ type: 'object', default: { observedGeneration: -1 } },
                'x-kubernetes-preserve-unknown-fields': true,
              },
            },
          },
        },
      },
    ],
  },
};

/**
 * Flux applies nothing of a system before the release that it waits for is ready: not while it is missing, and not while
 * it has failed. @type {import('../judge.js').Phase}
 */
export async function outsideRelease(run, { controller, cluster, repository, roots }) {
  if (!controller.hasStages) return [];
  const url = repositoryOf(roots);
  repository.write(rendered());
  repository.replace('dist/outside', 'https://git.example.com/fleet.git', url);
  await applyCrds(cluster, [definition]);
  await run.push('a system that waits');
  for (const object of rootObjects(join(repository.folder, 'dist', 'outside'))) await cluster.apply(object);

  const list = async (apiVersion, kind) => await cluster.list(apiVersion, kind);
  const isThere = async () =>
    (await list('v1', 'Namespace')).some(({ metadata }) => metadata.name === 'waiting-outside');
  const gate = async () => {
    const all = await list('kustomize.toolkit.fluxcd.io/v1', 'Kustomization');
    return all.find(({ metadata }) => metadata.name === 'outside-waiting-waits');
  };
  /** What is wrong after the gate was reconciled for some seconds with the release as it is. */
  const early = async label => {
    await run.until(async () => ((await gate())?.status?.conditions ? [] : ['no status of the gate']), 120);
    await new Promise(resolve => setTimeout(resolve, 10_000));
    return (await isThere()) ? [`its namespace is there ${label}`] : [];
  };
  const wrong = await early('before the release');
  const release = {
    apiVersion: `${group}/v2`,
    kind: 'HelmRelease',
    metadata: { namespace: 'messages', name: 'broker' },
  };
  for (const object of [namespace('messages'), { ...release, spec: { interval: '1h' } }]) await cluster.apply(object);
  wrong.push(...(await early('before the release has a status')));
  await report(cluster, release, 'False');
  wrong.push(...(await early('although the release has failed')));
  await report(cluster, release, 'True');
  await run.until(async () => ((await isThere()) ? [] : ['its namespace']), 400);
  return wrong;
}

const namespace = name => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });

async function report(cluster, release, status) {
  const path = `${await cluster.path(release)}/status`;
  const lastTransitionTime = new Date().toISOString();
  const ready = { type: 'Ready', status, reason: 'Judged', message: 'by the judge', lastTransitionTime };
  const body = { status: { observedGeneration: 1, conditions: [ready] } };
  await cluster.request('PATCH', path, body, 'application/merge-patch+json');
}

/** The files of that system, as the command renders them. @returns {[string, string][]} */
function rendered() {
  const folder = mkdtempSync(join(tmpdir(), 'plainsail-outside-'));
  try {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', plainsail: { fleet: 'fleet.js' } }));
    writeFileSync(join(folder, 'fleet.js'), fleet);
    for (const name of ['plainsail', 'cdk8s', 'constructs']) {
      const link = join(folder, 'node_modules', name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(name === 'plainsail' ? root : join(root, 'node_modules', name), link);
    }
    const command = [join(root, 'bin', 'plainsail.js'), 'synth', '--format', 'json'];
    const { status, stderr } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`synth: ${stderr}`);
    const { stdout } = spawnSync('find', ['dist', '-type', 'f'], { cwd: folder, encoding: 'utf8' });
    return stdout
      .trim()
      .split('\n')
      .map(path => [path, readFileSync(join(folder, path), 'utf8')]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
