import { createHash } from 'node:crypto';
import type { Construct } from 'constructs';
import type { Container, EnvFromSource, EnvVar, Volume } from '../../../imports/k8s.js';
import type { SecretVariable } from '../../config/resolve.js';
import type { Endpoint, Labels } from '../../intent/endpoint.js';
import type { Problem } from '../../problem.js';
import { nameProblems } from '../object/names.js';
import { programSecrets } from '../secrets/program-secrets.js';
import { type ConfigFiles, filesMount } from './config-files.js';
import { ConfigMap } from './config-map.js';

/** How the plain part of a configuration reaches the program; a path is that of a mounted file of `NAME=value` lines. */
export type ConfigDelivery = 'envFrom' | 'env' | { readonly file: string };

/** Names of the objects that a program is configured from, where they are not made from the component's. */
export interface ProgramNames {
  /** The ConfigMap of its variables. @default `<name>-config` */
  readonly config?: string;
  /** The Secret of its variables. @default `<name>-secrets` */
  readonly secrets?: string;
}

/** What is wrong with them. */
export const programNameProblems = ({ config, secrets }: ProgramNames = {}): Problem[] => [
  ...nameProblems('the ConfigMap', config),
  ...nameProblems('the Secret', secrets),
];

export interface ProgramProps {
  /** The component's. */
  readonly name: string;
  readonly names: ProgramNames | undefined;
  readonly labels: Labels;
  /** Variables that are not secrets. */
  readonly plain: Readonly<Record<string, string>>;
  readonly secrets: readonly SecretVariable[];
  readonly configDelivery: ConfigDelivery;
  readonly files: ConfigFiles;
  readonly runsOnce: boolean;
}

/** What configuration, files and secrets put into a pod. */
export interface ProgramParts {
  readonly env: readonly EnvVar[];
  readonly envFrom: readonly EnvFromSource[];
  readonly annotations: Labels;
  readonly volumes: readonly Volume[];
  readonly volumeMounts: NonNullable<Container['volumeMounts']>;
  /** What the pods call to get at their secrets. */
  readonly calls: readonly Endpoint[];
  /** The file whose exports the program must be started with. */
  readonly exports?: string | undefined;
}

/** The Secret that a program's variables come from. */
export const secretNameOf = (name: string, names: ProgramNames = {}): string => names.secrets ?? `${name}-secrets`;

/** Makes everything that a program is configured by: ConfigMaps and the templates of its secrets. */
export function programParts(scope: Construct, props: ProgramProps): ProgramParts {
  const { name, names = {}, labels, plain, configDelivery, runsOnce } = props;
  const { config = `${name}-config` } = names;
  const secretName = secretNameOf(name, names);
  const inFile = typeof configDelivery === 'object';
  const files = { ...props.files, ...(inFile && { [configDelivery.file]: dotenv(plain) }) };
  const variables = inFile ? {} : plain;
  if (!isEmpty(variables)) new ConfigMap(scope, 'config', { name: config, labels, data: variables });
  const mounts = filesMount(scope, { name: `${name}-files`, labels, files });
  const secrets = programSecrets(scope, { name, secretName, labels, secrets: props.secrets, runsOnce });
  return {
    ...plainEnv(
      config,
      configDelivery,
      variables,
      secrets.flatMap(({ env = [] }) => env),
    ),
    annotations: Object.assign(
      isEmpty(variables) && isEmpty(files) ? {} : { 'checksum/config': digestOf(variables, files) },
      ...secrets.map(({ annotations }) => annotations),
    ),
    volumes: distinctVolumes([...mounts.volumes, ...secrets.flatMap(({ volumes = [] }) => volumes)]),
    volumeMounts: [...mounts.volumeMounts, ...secrets.flatMap(({ volumeMounts = [] }) => volumeMounts)],
    calls: secrets.flatMap(({ calls = [] }) => calls).slice(0, 1),
    exports: secrets.find(part => part.exports !== undefined)?.exports,
  };
}

function plainEnv(
  configMap: string,
  configDelivery: ConfigDelivery,
  variables: Readonly<Record<string, string>>,
  secrets: readonly EnvVar[],
): Pick<ProgramParts, 'env' | 'envFrom'> {
  if (configDelivery !== 'env') {
    return { env: secrets, envFrom: isEmpty(variables) ? [] : [{ configMapRef: { name: configMap } }] };
  }
  const env = Object.keys(variables).map(name => ({
    name,
    valueFrom: { configMapKeyRef: { name: configMap, key: name } },
  }));
  return { env: [...env, ...secrets], envFrom: [] };
}

/** Lines that shells, systemd and dotenv read alike: single quotes around what is not plain. */
const dotenv = (plain: Readonly<Record<string, string>>): string =>
  Object.entries(plain)
    .map(
      ([name, value]) => `${name}=${/^[\w./:@%+,-]*$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`}\n`,
    )
    .join('');

/** Changes whenever the content does, so that the pods are rolled with it. */
function digestOf(variables: Readonly<Record<string, string>>, files: ConfigFiles): string {
  const content = isEmpty(files) ? variables : [variables, files];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}

const isEmpty = (map: object) => Object.keys(map).length === 0;

const distinctVolumes = (volumes: readonly Volume[]) => [...new Map(volumes.map(each => [each.name, each])).values()];
