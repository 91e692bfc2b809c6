import type { Construct } from 'constructs';
import type { Container, KeyToPath, Volume } from '../../../imports/k8s.js';
import type { Labels } from '../../intent/endpoint.js';
import { type Problem, problem } from '../../problem.js';
import { reject } from '../object/reject.js';
import { ConfigMap } from './config-map.js';
import { volumeName } from './writable.js';

/** The text of files that the program finds, by absolute path. */
export type ConfigFiles = Readonly<Record<string, string>>;

export interface FilesMountProps {
  readonly name: string;
  readonly labels: Labels;
  readonly files: ConfigFiles;
}

/** Keeps files in one ConfigMap and mounts it once for each of their folders. */
export function filesMount(scope: Construct, { name, labels, files }: FilesMountProps) {
  const problems = Object.keys(files).flatMap(pathProblems);
  reject(scope, problems);
  const paths = problems.length > 0 ? [] : Object.keys(files);
  if (paths.length === 0) return { volumes: [], volumeMounts: [] };
  const data = Object.fromEntries(paths.map(path => [keyOf(path), files[path] ?? '']));
  new ConfigMap(scope, 'files', { name, labels, data });
  const folders = new Map<string, KeyToPath[]>();
  for (const path of paths) {
    const slash = path.lastIndexOf('/');
    const item = { key: keyOf(path), path: path.slice(slash + 1) };
    folders.set(path.slice(0, slash), [...(folders.get(path.slice(0, slash)) ?? []), item]);
  }
  const named = [...folders].map(([folder, items]) => ({
    volume: `files-${volumeName(folder)}`.slice(0, 63),
    folder,
    items,
  }));
  return {
    volumes: named.map(({ volume, items }): Volume => ({ name: volume, configMap: { name, items } })),
    volumeMounts: named.map(({ volume, folder }): NonNullable<Container['volumeMounts']>[number] => ({
      name: volume,
      mountPath: folder,
      readOnly: true,
    })),
  };
}

/** A path as a key: `etc_otel_config.yaml`. */
const keyOf = (path: string) => path.slice(1).replaceAll(/[^-._a-zA-Z0-9]/g, '_');

function pathProblems(path: string): Problem[] {
  if (/^(?:\/[\w.-]+){2,}$/.test(path) && !path.split('/').includes('..')) return [];
  return [
    problem('config-file', `"${path}" is not a place for a file.`, {
      hint: 'Give an absolute path below a folder of its own, such as "/etc/api/config.yaml"; the folder is hidden by the mount.',
    }),
  ];
}
