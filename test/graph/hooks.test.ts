import { isReplaced, phaseOf } from '../../src/graph/hooks.js';
import { graphObject } from '../../src/graph/object.js';

const job = (annotations: Readonly<Record<string, string>>) =>
  graphObject({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'a', annotations } });

test.each([
  ['during', {}],
  ['before', { 'argocd.argoproj.io/hook': 'PreSync' }],
  ['during', { 'argocd.argoproj.io/hook': 'Sync' }],
  ['after', { 'argocd.argoproj.io/hook': 'SyncFail, PostSync' }],
  ['during', { 'argocd.argoproj.io/hook': 'SyncFail' }],
  ['before', { 'helm.sh/hook': 'pre-install,pre-upgrade' }],
  ['before', { 'helm.sh/hook': 'test, pre-upgrade' }],
  ['after', { 'helm.sh/hook': 'post-install' }],
  ['after', { 'helm.sh/hook': 'post-upgrade' }],
  ['before', { 'argocd.argoproj.io/hook': 'PreSync', 'helm.sh/hook': 'post-install' }],
])('%s a rollout: %j', (phase, annotations) => {
  expect(phaseOf(job(annotations as Record<string, string>))).toBe(phase);
});

test.each([
  [false, {}],
  [true, { 'argocd.argoproj.io/hook': 'Sync' }],
  [true, { 'helm.sh/hook': 'test' }],
  [true, { 'kustomize.toolkit.fluxcd.io/force': 'Enabled' }],
  [true, { 'kustomize.toolkit.fluxcd.io/force': 'enabled' }],
  [false, { 'kustomize.toolkit.fluxcd.io/force': 'disabled' }],
  [true, { 'argocd.argoproj.io/sync-options': 'Prune=false,Replace=true' }],
  [true, { 'argocd.argoproj.io/sync-options': 'Force=true' }],
  [false, { 'argocd.argoproj.io/sync-options': 'Force=false' }],
])('replaced is %s for %j', (replaced, annotations) => {
  expect(isReplaced(job(annotations as Record<string, string>))).toBe(replaced);
});
