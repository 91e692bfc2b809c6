import type { Change } from '../../compare/change.js';
import { textMapOf } from '../../graph/fields.js';
import type { GraphObject } from '../../graph/object.js';
import { isKeptByArgoCd } from '../../graph/protection.js';
import { systemLabel } from '../objects.js';
import type { Rewritten } from './rewritten.js';

/** Systems that Argo CD delivers and the next render does not have: it keeps them until somebody deletes their Applications. */
export function* retiredSystems({ previous, next }: Rewritten): Iterable<Change> {
  for (const object of ['Application', 'ApplicationSet'].flatMap(kind => previous.ofKind(kind))) {
    const { group, kind, namespace, name, manifest } = object;
    const labels = textMapOf(manifest.metadata.labels);
    const [environment, system] = [labels['plainsail.dev/environment'], labels[systemLabel]];
    if (![environment, system, namespace].every(isName)) continue;
    if (!isKeptByArgoCd(object) || next.get(group, kind, namespace, name)) continue;
    yield {
      id: 'left-behind',
      object,
      as: `${environment}/${system}`,
      path: '',
      message:
        'is in the previous render and not in this one: Argo CD leaves it and everything that it has delivered in the cluster',
      hint: `In two steps it goes: first accept it here, and deliver that; then, when its data is copied or no longer needed: ${commandsOf(object, environment!, system!).join(' && ')}.`,
    };
  }
}

/** What a command may have in it. */
const isName = (text: string | undefined): boolean => /^[\w.-]+$/.test(text ?? '');

/** How somebody deletes all that a system has, and what delivered it. Its project has to be there until the end. */
function commandsOf(deliverer: GraphObject, environment: string, system: string): readonly string[] {
  const kubectl = `kubectl --namespace ${deliverer.namespace}`;
  const its = `--selector plainsail.dev/environment=${environment},plainsail.dev/system=${system}`;
  return [
    ...(deliverer.kind === 'ApplicationSet' ? [`${kubectl} delete applicationset ${its}`] : []),
    `${kubectl} delete application ${its} --wait=false`,
    `${kubectl} get application ${its} --output name | xargs -r -n 1 ${kubectl} patch --type merge --patch '{"operation":null}'`,
    `${kubectl} annotate application ${its} --overwrite argocd.argoproj.io/deletion-approved=$(date -u +%FT%TZ)`,
    `${kubectl} wait application ${its} --for=delete --timeout=15m`,
    `${kubectl} delete appproject ${its}`,
  ];
}
