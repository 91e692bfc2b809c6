import type { Construct } from 'constructs';
import type { EnvVar } from '../../../imports/k8s.js';
import type { SecretVariable } from '../../config/resolve.js';
import { secretFolder } from '../../config/variable.js';
import { ConfigMapKey } from '../../intent/config-map-key.js';
import type { Labels } from '../../intent/endpoint.js';
import { SecretKey } from '../../intent/secret.js';
import type { PodAdditions, SecretDelivery } from './backend.js';
import type { SecretEntry } from './entry.js';
import { secretMount } from './secret-mount.js';
import { SecretTemplate } from './secret-template.js';

export interface ProgramSecretsProps {
  /** The component's. */
  readonly name: string;
  /** The name of the Secret that variables come from. */
  readonly secretName: string;
  readonly labels: Labels;
  readonly secrets: readonly SecretVariable[];
  /** Whether the pods come to an end by themselves. */
  readonly runsOnce: boolean;
}

/** What some secrets of a program put into its pod. */
export interface ProgramSecrets extends PodAdditions {
  readonly env?: readonly EnvVar[];
  /** The file whose exports the program must be started with. */
  readonly exports?: string | undefined;
}

/** Makes the templates of a program's secrets: one for its variables, and one for each folder of files. */
export function programSecrets(scope: Construct, props: ProgramSecretsProps): readonly ProgramSecrets[] {
  const groups = new Map<string, SecretVariable[]>();
  for (const secret of props.secrets) {
    const folder = secret.file?.of ?? 'secrets';
    groups.set(folder, [...(groups.get(folder) ?? []), secret]);
  }
  return [...groups].flatMap(([group, members]) => partsOf(scope, props, group, members));
}

function partsOf(
  scope: Construct,
  props: ProgramSecretsProps,
  group: string,
  members: readonly SecretVariable[],
): readonly ProgramSecrets[] {
  const file = members[0]?.file;
  const name = file ? `${props.name}-${group}` : props.secretName;
  const delivery = template(scope, props, { group, name, members });
  const made = delivery?.isSecret === false ? undefined : name;
  const own = file ? secretMount(file, members, made) : { env: members.flatMap(member => variableOf(member, made)) };
  return [...(delivery ? [delivery] : []), own];
}

/** The template of those that come from the store; the others are there already. */
function template(
  scope: Construct,
  { labels, secrets, runsOnce }: ProgramSecretsProps,
  { group, name, members }: { group: string; name: string; members: readonly SecretVariable[] },
): SecretDelivery | undefined {
  const entries = members.flatMap(({ variable, key, value, description, file }): SecretEntry[] =>
    value instanceof SecretKey || value instanceof ConfigMapKey
      ? []
      : [{ key, value, description, ...(!file && { variable }) }],
  );
  if (entries.length === 0) return undefined;
  const file = members[0]?.file;
  return new SecretTemplate(scope, group === 'secrets' ? group : `secrets-${group}`, {
    name,
    labels,
    entries,
    // Variables are read at the start; a file that changes is read again, unless the program is over by then.
    readOnce: runsOnce || secrets.every(each => !each.file),
    ...(file && { folder: secretFolder(file) }),
    ...(file?.type && { type: file.type }),
  }).delivery;
}

/** The variable from its Secret; nothing where a file exports it. */
function variableOf({ variable, key, value }: SecretVariable, made: string | undefined): readonly EnvVar[] {
  const reference = value instanceof SecretKey ? { name: value.secret, key: value.key } : made && { name: made, key };
  return reference ? [{ name: variable, valueFrom: { secretKeyRef: reference } }] : [];
}
