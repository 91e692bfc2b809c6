import type { PodTemplateSpec } from '../../../imports/k8s.js';
import type { Config } from '../../config/config.js';
import type { SecretVariable } from '../../config/resolve.js';
import type { Call } from '../../intent/call.js';
import type { Labels } from '../../intent/endpoint.js';

interface DeclaredContainer {
  readonly name: string;
  readonly config: Config | undefined;
  readonly calls: readonly Call[];
}

/** Has Reloader restart the pods of a template when a Secret changes that their programs do not read again by themselves. */
export function reloadAnnotations(
  { spec }: PodTemplateSpec,
  { name, config, calls }: DeclaredContainer,
  files: readonly SecretVariable[] = [],
): Labels {
  const all = [...(config?.resolve(calls).secrets ?? []), ...files];
  const reread = new Set(all.flatMap(({ file }) => (file?.reread ? [`${name}-${file.of}`] : [])));
  const secrets = [...new Set(secretsOf(spec))].filter(secret => !reread.has(secret));
  return secrets.length > 0 ? { 'secret.reloader.stakater.com/reload': secrets.join(',') } : {};
}

/** The Secrets that a pod reads: by variable, since those are read once, and as files, since few programs look at them again. */
function secretsOf(spec: PodTemplateSpec['spec']): readonly string[] {
  const variables = [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])].flatMap(({ env = [] }) =>
    env.flatMap(entry => entry.valueFrom?.secretKeyRef?.name ?? []),
  );
  const files = (spec?.volumes ?? []).flatMap(({ secret, projected }) => [
    secret?.secretName ?? [],
    (projected?.sources ?? []).flatMap(source => source.secret?.name ?? []),
  ]);
  return [...variables, ...files.flat()];
}
