import type { Rollout } from '../../intent/rollout.js';
import type { PlacedAlert } from './page.js';

export interface RolledBack {
  readonly system: string;
  readonly environment: string;
  readonly rollouts: readonly Rollout[];
  /** Alerts of the system, in this environment. */
  readonly alerts: readonly PlacedAlert[];
  /** Files in `templates/` with objects that a person applies. */
  readonly byHand: readonly string[];
}

/** How a system goes back to what it was, with its own names, as Markdown. */
export function rollbackPage({ system, environment, rollouts, alerts, byHand }: RolledBack): string {
  const folder = `dist/${environment}/${system}`;
  const unit = `${system}-${environment}`;
  return `${[
    `# Roll back ${system}`,
    `The commands are those of ${environment}.`,
    section('When', [
      ...triggers(alerts),
      'Also when something that users need is broken, whether an alert says so or not.',
    ]),
    section('In git', [
      'What runs is what git says: the change is taken back there. The images, their configuration and their rules go back together.',
      bash([`git log --oneline -- ${folder} versions.json`, 'git revert --no-edit <commit> && git push']),
      'Then let it be applied at once, by Argo CD or by Flux:',
      bash([`argocd app sync ${unit}`, `flux reconcile kustomization ${unit} --with-source`]),
    ]),
    section('By hand, when that takes too long', [
      'Suspend the sync first, or what is undone by hand is done again. An undo takes the pods back, and nothing that they read from ConfigMaps and Secrets.',
      bash([`argocd app set ${unit} --sync-policy none`, `flux suspend kustomization ${unit}`]),
      ...rollouts.map(rollout => bash(undo(rollout))),
      'Then revert in git, as above, and only then resume:',
      bash([`argocd app set ${unit} --sync-policy automated --self-heal`, `flux resume kustomization ${unit}`]),
    ]),
    section(
      'Data',
      byHand.length === 0
        ? []
        : [
            'Only when the release that goes has changed data in a way that the one before cannot live with. The head of the file says how:',
            byHand.map(file => `- \`${folder}/templates/${file}\``).join('\n'),
          ],
    ),
    section(
      'Verify',
      rollouts.map(rollout => bash(verify(rollout))),
    ),
  ]
    .filter(Boolean)
    .join('\n\n')}\n`;
}

const section = (title: string, parts: readonly string[]) =>
  parts.length === 0 ? '' : `## ${title}\n\n${parts.join('\n\n')}`;

const bash = (lines: readonly string[]) => ['```bash', ...lines, '```'].join('\n');

function triggers(alerts: readonly PlacedAlert[]): string[] {
  const critical = alerts.filter(({ alert }) => alert.severity === 'critical');
  const rows = critical.map(
    ({ component, alert }) => `| [${alert.name}](${alert.name}.md) | ${component} | ${alert.threshold} |`,
  );
  if (rows.length === 0) return [];
  const table = ['| alert | component | threshold |', '|---|---|---|', ...new Set(rows)].join('\n');
  return ['One of these began with a rollout:', table];
}

const place = ({ namespace = 'default', deployment }: Rollout) => `deployment/${deployment} --namespace ${namespace}`;

const undo = (rollout: Rollout): string[] => [
  `kubectl rollout history ${place(rollout)}`,
  `kubectl rollout undo ${place(rollout)} # or: --to-revision=<number>`,
  `kubectl rollout status ${place(rollout)}`,
];

function verify({ namespace = 'default', selector, health }: Rollout): string[] {
  const labels = Object.entries(selector).map(([label, value]) => `${label}=${value}`);
  const pods = `--namespace ${namespace} --selector ${labels.join(',')}`;
  return [
    `kubectl get pods ${pods}`,
    `kubectl logs ${pods} --all-containers --prefix --tail 100`,
    ...(health
      ? [
          `kubectl port-forward --namespace ${namespace} service/${health.service} 8080:${health.port} &`,
          `curl --fail http://localhost:8080${health.path}`,
          'kill %1',
        ]
      : []),
  ];
}
