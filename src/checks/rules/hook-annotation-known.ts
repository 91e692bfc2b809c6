import { alternatives, didYouMean } from '../../problem.js';
import { type Check, finding } from '../check.js';

const hookDeletion = ['BeforeHookCreation', 'HookFailed', 'HookSucceeded'];
const argoHooks = ['PreSync', 'Sync', 'PostSync', 'SyncFail', 'PreDelete', 'PostDelete', 'Skip'];
const helmHooks = ['install', 'delete', 'upgrade', 'rollback'].flatMap(event => [`pre-${event}`, `post-${event}`]);

/** What the values of these annotations may be, each of several between commas. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'argocd.argoproj.io/hook': argoHooks,
  'argocd.argoproj.io/hook-delete-policy': hookDeletion,
  'helm.sh/hook': [...helmHooks, 'test', 'test-success', 'test-failure', 'crd-install'],
  'helm.sh/hook-delete-policy': ['before-hook-creation', 'hook-failed', 'hook-succeeded'],
};
const whole = ['argocd.argoproj.io/sync-wave', 'helm.sh/hook-weight'];

export const hookAnnotationKnown: Check = {
  id: 'hook-annotation-known',
  title: 'Annotations of hooks and waves have values that Argo CD and Helm know',
  why: 'What they do not know they pass over: the hook is applied with everything else, the wave is wave 0.',
  fix: 'Correct the value.',
  category: 'delivery',
  severity: 'warning',
  kinds: 'any',
  scope: 'object',
  docs: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/',
  fails: `
apiVersion: batch/v1
kind: Job
metadata: { name: migrate, annotations: { argocd.argoproj.io/hook: PreDeploy } }
spec: { template: { spec: { restartPolicy: Never, containers: [{ name: migrate, image: 'api:1' }] } } }
`,
  *check(graph) {
    for (const object of graph.objects) {
      const { annotations } = object.manifest.metadata;
      if (annotations === undefined || annotations === null) continue;
      for (const [key, values] of Object.entries(allowed)) {
        const text = annotations[key];
        if (typeof text !== 'string') continue;
        for (const value of text.split(',').map(each => each.trim())) {
          if (value === '' || values.includes(value)) continue;
          const message = `"${value}" is not a value of ${key}.${didYouMean(value, values)}`;
          yield finding(object, `metadata.annotations["${key}"]`, message, `Allowed are ${alternatives(values)}.`);
        }
      }
      for (const key of whole) {
        const text = annotations[key];
        if (typeof text !== 'string' || isWhole(text)) continue;
        const message = `"${text}" is not a whole number: it counts as 0`;
        yield finding(object, `metadata.annotations["${key}"]`, message, 'Write a whole number such as "-1" or "2".');
      }
    }
  },
};

const isWhole = (text: string) => text !== '' && Number.isInteger(Number(text));
