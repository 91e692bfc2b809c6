import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kustomization } from '../../src/render/kustomization.js';
import { reviewReplacement } from '../../src/synth/replacement-review.js';

const files = (entries: Readonly<Record<string, string>>) => new Map(Object.entries(entries));
const found = (
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  accepted: readonly string[] = [],
  limit?: number,
) =>
  reviewReplacement({ before: files(before), after: files(after) }, 'dist', accepted, {
    clusters: new Map([['production', { deletions: limit }]]),
  }).map(({ id, object }) => `${id} ${object?.kind}/${object?.name}`);

describe('an object that moves to another stage of Flux', () => {
  const list = (...names: readonly string[]) => kustomization(names.map(name => `../../../shop/${name}.yaml`));
  const stage = (name: string) => `production/gitops/shop/${name}/kustomization.yaml`;
  const service = (wave: number, more = '') => ({
    'production/shop/service-a.yaml': `
apiVersion: v1
kind: Service
metadata: { name: a, namespace: shop, annotations: { argocd.argoproj.io/sync-wave: "${wave}"${more} } }
`,
  });
  const kept = ', kustomize.toolkit.fluxcd.io/prune: disabled';
  const at = (name: string, other: string) => ({ [stage(name)]: list('service-a', 'x'), [stage(other)]: list('y') });

  test('is refused when the stage is a later one', () => {
    expect(found({ ...service(1), ...at('1', '2') }, { ...service(2), ...at('2', '1') })).toEqual([
      'stage-moved Service/a',
    ]);
    expect(found({ ...service(-1), ...at('minus-1', '0') }, { ...service(0), ...at('0', 'minus-1') })).toHaveLength(1);
    expect(found({ ...service(1), ...at('1', 'after-0') }, { ...service(1), ...at('after-0', '1') })).toHaveLength(1);
  });
  test('is let through when the stage is an earlier one that both have', () => {
    expect(found({ ...service(2), ...at('2', '1') }, { ...service(1), ...at('1', '2') })).toEqual([]);
  });
  test('is refused when its stage ends: that deletes what it has at once', () => {
    const after = { ...service(1), [stage('1')]: list('service-a', 'x') };
    expect(found({ ...service(2), ...at('2', '1') }, after)).toEqual(['stage-moved Service/a']);
  });
  test('is let through when Flux leaves it in the cluster, or it is meant', () => {
    expect(found({ ...service(1, kept), ...at('1', '2') }, { ...service(2), ...at('2', '1') })).toEqual([]);
    const change = [
      { ...service(1), ...at('1', '2') },
      { ...service(2), ...at('2', '1') },
    ] as const;
    expect(found(...change, ['Service/a'])).toEqual([]);
    expect(found(...change, ['production/shop'])).toEqual([]);
  });
});

describe('a project that no longer permits a kind', () => {
  const project = (...kinds: readonly string[]) => ({
    'production/gitops/shop/appproject-production-shop.yaml': `
apiVersion: argoproj.io/v1alpha1
kind: AppProject
metadata: { name: production-shop, namespace: argocd }
spec:
  destinations: [{ server: 'https://kubernetes.default.svc', namespace: shop }]
  namespaceResourceWhitelist: [${kinds.map(kind => `{ group: batch, kind: ${kind} }`).join(', ')}]
`,
  });
  const cronJob = (annotations = '{}') => ({
    'production/shop/cronjob-a.yaml': `
apiVersion: batch/v1
kind: CronJob
metadata: { name: a, namespace: shop, annotations: ${annotations} }
`,
  });
  test('is refused while its last object goes', () => {
    expect(found({ ...project('CronJob', 'Job'), ...cronJob() }, project('Job'))).toEqual([
      'project-narrowed AppProject/production-shop',
    ]);
  });
  test('is let through when the object went before, or stays by its own protection', () => {
    expect(found(project('CronJob', 'Job'), project('Job'))).toEqual([]);
    expect(
      found({ ...project('CronJob'), ...cronJob("{ argocd.argoproj.io/sync-options: 'Prune=false' }") }, project()),
    ).toEqual([]);
    expect(found(cronJob(), {})).toEqual([]);
  });
});

describe('a system that Argo CD no longer delivers', () => {
  const deliverer = (kind: string, more = '') => ({
    [`production/gitops/shop/${kind.toLowerCase()}-production-shop.yaml`]: `
apiVersion: argoproj.io/v1alpha1
kind: ${kind}
metadata:
  name: production-shop
  namespace: argocd
  labels: { plainsail.dev/environment: production, plainsail.dev/system: shop }
  annotations: { argocd.argoproj.io/sync-options: Prune=false }
${more}`,
  });
  const review = (before: Readonly<Record<string, string>>, accepted: readonly string[] = []) =>
    reviewReplacement({ before: files(before), after: files({}) }, 'dist', accepted);
  const page = readFileSync(join(__dirname, '../../docs/delivery.md'), 'utf8');
  const documented = (heading: string) =>
    new RegExp(`^### ${heading}$[^]*?\`\`\`sh argo-cd\n([^]*?)\n\`\`\``, 'm').exec(page)![1]!.split('\n');

  test('is refused, with the commands of the documentation', () => {
    const [problem] = review(deliverer('Application'));
    expect(problem).toMatchObject({ id: 'left-behind', severity: 'error' });
    expect(problem?.hint).toContain(`needed: ${documented('A system').join(' && ')}. If it is meant`);
    const [set] = review(deliverer('ApplicationSet'));
    const commands = [...documented('A system of many clusters'), ...documented('A system')];
    expect(set?.hint).toContain(`needed: ${commands.join(' && ')}. If it is meant`);
  });
  test('goes where that is meant, with the rest of its system', () => {
    expect(review(deliverer('Application'), ['production/shop'])).toEqual([]);
    expect(review(deliverer('Application'))[0]?.hint).toContain('--accept "production/shop"');
  });
  test('is let through where Argo CD deletes it, or nobody knows the system', () => {
    const [[path, text]] = Object.entries(deliverer('Application')) as [[string, string]];
    expect(review({ [path]: text.replace('Prune=false', 'PruneLast=true') })).toEqual([]);
    expect(review({ [path]: text.replace('plainsail.dev/system: shop', 'team: shop') })).toEqual([]);
    expect(review({ [path]: text.replace('plainsail.dev/system: shop', "plainsail.dev/system: 'a; b'") })).toEqual([]);
  });
});

test('more objects than the environment allows go only when that is accepted', () => {
  const maps = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [
        `production/shop/configmap-${i}.yaml`,
        `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: m${i}, namespace: shop }\n`,
      ]),
    );
  expect(found(maps(3), {}, [], 3)).toEqual([]);
  expect(found(maps(4), {}, [], 3)).toEqual(['too-many-deletions ConfigMap/m0']);
  expect(found(maps(4), {}, ['deletions/production'], 3)).toEqual([]);
  expect(found(maps(4), {})).toEqual([]);
});
