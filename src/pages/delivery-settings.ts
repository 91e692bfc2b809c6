import { withDelivery } from '../delivery/deliver.js';
import { argoCd, type Delivery, flux } from '../environment/delivery.js';
import type { Fleet } from '../fleet/fleet.js';
import { at } from '../graph/fields.js';
import { graphOf } from '../graph/from-app.js';
import type { Graph } from '../graph/graph.js';

/** Where a setting is, and why it is there. What it is, is read from the objects that are rendered. */
interface Setting {
  readonly kind: string;
  readonly field: string;
  readonly because: string;
}

const settings: Readonly<Record<'argo-cd' | 'flux', readonly Setting[]>> = {
  'argo-cd': [
    {
      ...{ kind: 'Application', field: 'metadata.annotations["argocd.argoproj.io/compare-options"]' },
      because:
        'Argo CD asks the API server what the manifest would become. Without it, everything that the server or an operator defaults is drift for ever: 33 objects of five production systems were.',
    },
    {
      ...{ kind: 'Application', field: 'metadata.finalizers' },
      because:
        'An Application that is removed deletes what it delivered, after somebody has approved that for what is protected.',
    },
    {
      ...{ kind: 'Application', field: 'spec.syncPolicy.automated' },
      because: 'What is gone from git goes from the cluster, and a change by hand is put back.',
    },
    {
      ...{ kind: 'Application', field: 'spec.syncPolicy.syncOptions' },
      because:
        'Server-side apply leaves fields of others alone: replicas under an autoscaler, for one. Only what differs is applied: a new image is 3 writes, not 67.',
    },
    {
      ...{ kind: 'Application', field: 'spec.syncPolicy.retry' },
      because:
        'A new autoscaler without metrics or a slow operator ends one try, not the sync; `refresh` takes the newest commit for the next try, so that the one that mends a broken release is not kept waiting by it.',
    },
    {
      ...{ kind: 'AppProject', field: 'spec.clusterResourceWhitelist' },
      because: 'Exactly the kinds that the system has: a manifest of another kind is refused.',
    },
  ],
  flux: [
    {
      ...{ kind: 'Kustomization', field: 'spec.path' },
      because:
        'One Kustomization per stage. Flux sorts what is in one by kind, whatever its file says: workloads before their migration, secrets, database and policies.',
    },
    {
      ...{ kind: 'Kustomization', field: 'spec.dependsOn' },
      because: 'A stage begins when the one before is ready at the same commit. This is the only order that Flux has.',
    },
    {
      kind: 'Kustomization',
      field: 'spec.wait',
      because: 'Ready is when every object of the stage is, and every Job has succeeded.',
    },
    {
      ...{ kind: 'Kustomization', field: 'spec.timeout' },
      because: 'As long as the longest Job or rollout of the stage, and a minute.',
    },
    {
      kind: 'Kustomization',
      field: 'spec.retryInterval',
      because: 'A stage that fails is tried again soon: the commit that mends it needs nobody.',
    },
    {
      kind: 'Kustomization',
      field: 'spec.prune',
      because: 'What is gone from git goes from the cluster, but for what is protected.',
    },
    {
      kind: 'GitRepository',
      field: 'spec.interval',
      because: 'How often Flux looks for a new commit where nothing notifies it.',
    },
  ],
};

/** The page that says why delivery objects are as they are. */
export function deliveryPages(fleet: Fleet): readonly (readonly [path: string, text: string])[] {
  const repository = 'https://git.example.com/platform/fleet.git';
  const tables = ([argoCd({ repository }), flux({ repository })] as const).flatMap(delivery => [
    `## ${delivery.by === 'flux' ? 'Flux' : 'Argo CD'}\n`,
    table(graphWith(fleet, delivery), settings[delivery.by]),
  ]);
  return [
    [
      'docs/delivery-settings.md',
      `# Settings of delivery objects\n\nMade by \`npm run docs\`. [Delivery](delivery.md) says how to use them.\n\n${tables.join('\n')}`,
    ],
  ];
}

/** The last of a fleet's environments, delivered so. */
function graphWith(fleet: Fleet, delivery: Delivery): Graph {
  const last = fleet.environments.at(-1)!;
  const environment = last.with({ delivery });
  return withDelivery(graphOf(fleet.declare(environment)), environment);
}

function table(graph: Graph, rows: readonly Setting[]): string {
  const lines = rows.map(({ kind, field, because }) => {
    const object = graph
      .ofKind(kind)
      .find(({ unit, manifest }) => unit?.system === 'gitops' && read(manifest, field) !== undefined);
    return `| ${kind} | \`${field}\` | \`${JSON.stringify(read(object?.manifest, field))}\` | ${because} |`;
  });
  return `| object | field | for example | because |\n|---|---|---|---|\n${lines.join('\n')}\n`;
}

function read(manifest: unknown, field: string): unknown {
  const steps = [...field.matchAll(/([\w-]+)|\["([^"]+)"\]/g)].map(([, plain, quoted]) => quoted ?? plain ?? '');
  const last = steps.pop() ?? '';
  return at(manifest, ...steps)[last];
}
