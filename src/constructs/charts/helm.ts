import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { leakIn } from '../../leaks/scan.js';

/** What decides about a rendering besides the files of a chart. */
export interface Rendering {
  readonly release: string;
  readonly namespace: string;
  readonly kubernetes: string;
  /** What the cluster serves besides Kubernetes: `monitoring.coreos.com/v1`. */
  readonly apiVersions: readonly string[];
  readonly values: unknown;
}

const milliseconds = 60_000;
const mostOutput = 64 * 2 ** 20;

/** helm is missing, or refuses the chart. */
export class HelmError extends Error {
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

let known: string | undefined;

/** The version of the user's helm, asked once. @throws HelmError where PATH has no helm */
export function helmVersion(): string {
  known ??= inFolder(folder => run(folder, ['version', '--template', '{{.Version}}'], '').trim());
  return known;
}

/** @param wanted as much of a version as matters: `3.18`. @throws HelmError where the user's helm is another one */
export function refuseOtherHelm(wanted: string | undefined): void {
  if (wanted === undefined) return;
  const is = helmVersion().replace(/^v/, '');
  if (is === wanted || is.startsWith(`${wanted}.`)) return;
  throw new HelmError(
    `it is for helm ${wanted}, and the helm on PATH is ${is}.`,
    'Install that version, or write the other one once you have seen that `dist` stays the same.',
  );
}

/** What helm renders of a chart: offline, without a cluster, and with nothing of the user's settings. @throws HelmError */
export function rendered(files: ReadonlyMap<string, Buffer>, { release, namespace, ...more }: Rendering): string {
  return inFolder(folder => {
    const chart = join(folder, 'chart');
    for (const [name, content] of files) {
      const path = join(chart, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
    const served = more.apiVersions.flatMap(each => ['--api-versions', each]);
    return run(
      folder,
      [
        ...['template', release, chart, '--namespace', namespace, '--kube-version', more.kubernetes],
        ...['--include-crds', '--skip-tests', ...served, '--values', '-'],
      ],
      JSON.stringify(more.values),
    );
  });
}

function run(home: string, args: readonly string[], input: string): string {
  const { error, status, stdout, stderr } = spawnSync('helm', args, {
    ...{ cwd: home, input, encoding: 'utf8', timeout: milliseconds, maxBuffer: mostOutput },
    // Its plugins, repositories and cluster stay out of it.
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      HELM_PLUGINS: join(home, 'none'),
      KUBECONFIG: join(home, 'none'),
    },
  });
  if (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new HelmError(
        'helm is not on PATH, and it renders charts.',
        'Install helm 3 or 4; whoever only checks what is committed needs it as well.',
      );
    if (code === 'ETIMEDOUT')
      throw new HelmError(`helm was stopped after ${milliseconds / 1000} s.`, 'Look for a template without an end.');
    throw new HelmError(`helm was stopped: ${error.message}.`, `It may write ${mostOutput} bytes.`);
  }
  if (status === 0) return stdout;
  const [line = 'it says nothing'] = stderr.split('\n').flatMap(each => /^Error: (.*)/.exec(each)?.[1] ?? []);
  const shown = leakIn(line) ? 'its message holds what looks like a secret' : line.replaceAll(`${home}/`, '');
  throw new HelmError(`helm refuses it: ${shown}`, 'Give the values that it asks for, or mend the chart.');
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'plainsail-chart-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
