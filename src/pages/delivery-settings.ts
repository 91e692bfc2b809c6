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

const settings: Readonly<Record<'argo-cd' | 'clusters' | 'flux', readonly Setting[]>> = {
  'argo-cd': [
    {
      ...{ kind: 'Application', field: 'metadata.annotations["argocd.argoproj.io/compare-options"]' },
      because:
        'Argo CD asks the API server what the manifest would become. Without it, everything that the server or an operator defaults is drift for ever: 33 objects of five production systems were.',
    },
    {
      ...{ kind: 'Application', field: 'metadata.finalizers' },
      because:
        'An Application that is deleted deletes what it delivered, after somebody has approved that for what is protected.',
    },
    {
      ...{ kind: 'Application', field: 'metadata.annotations["argocd.argoproj.io/sync-options"]' },
      because:
        'An Application that is gone from git stays, until somebody deletes it: the one over all would wait for its end, which waits for an approval, and deliver no other change to what delivers the environment.',
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
  clusters: [
    {
      ...{ kind: 'ApplicationSet', field: 'spec.generators' },
      because: 'An Application for each cluster whose Secret has the labels.',
    },
    {
      ...{ kind: 'ApplicationSet', field: 'spec.goTemplateOptions' },
      because: 'A parameter without a value is an error, and no Application with a hole in its name.',
    },
    {
      ...{ kind: 'ApplicationSet', field: 'spec.syncPolicy' },
      because: 'It never deletes an Application: a Secret that is gone for a moment takes nothing with it.',
    },
    {
      ...{ kind: 'ApplicationSet', field: 'spec.strategy' },
      because: 'The last step selects all that no other does: an Application outside of all steps is never synced.',
    },
    {
      ...{ kind: 'ApplicationSet', field: 'spec.template.spec.syncPolicy.automated' },
      because: 'Under steps this only says that their syncs prune; without steps it is as for an Application.',
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
  const clusters = {
    labels: { 'plainsail.dev/environment': fleet.environments.at(-1)!.name },
    steps: { by: 'ring', values: ['canary'] },
  };
  const ways = [
    ['Argo CD', argoCd({ repository }), settings['argo-cd']],
    ['Argo CD with many clusters', argoCd({ repository, clusters }), settings.clusters],
    ['Flux', flux({ repository }), settings.flux],
  ] as const;
  const tables = ways.flatMap(([title, delivery, rows]) => [`## ${title}\n`, table(graphWith(fleet, delivery), rows)]);
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
